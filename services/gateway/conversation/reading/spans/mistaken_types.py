"""Tells what else than its type the words of a span may name: a classifier finds spans more surely than their types."""

from __future__ import annotations

from collections.abc import Iterator

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.amounts.places import PLACES
from services.gateway.understanding.amounts.quantities import Company, read_players
from services.gateway.understanding.amounts.times.years import year_places
from services.gateway.understanding.machines.platforms import is_a_shop, maker_of_consoles
from services.gateway.understanding.names import CatalogueNames

# What a name that nothing is called by may be a name of all the same.
_NAMING = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER)
# An ordinal or an age is seldom anything else: only what leaves no doubt is taken.
_SELDOM_ELSE = (pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_AGE)
# Of these numbers count no players, hours or years: "under 20 francs", "win 11", "four gigs", "six weeks".
_OF_OTHER_NUMBERS = (
    pb.SPAN_TYPE_PRICE,
    pb.SPAN_TYPE_PLATFORM,
    pb.SPAN_TYPE_DEVICE,
    pb.SPAN_TYPE_CONTENT,
    pb.SPAN_TYPE_YEARS,
    pb.SPAN_TYPE_LENGTH,
)
# What is seen is nothing to play on, and the days of a console are a time.
_OF_NO_PLATFORM = (pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_YEARS)


def other_types(constraint: Constraint, names: CatalogueNames) -> Iterator[pb.SpanType.ValueType]:
    """What the words of a constraint may be instead of what they were marked as, the likeliest first."""
    likely = _of_a_measure if constraint.type in _OF_OTHER_NUMBERS else _of_any
    yield from (span_type for span_type in likely(constraint, names) if span_type != constraint.type)


def _of_any(constraint: Constraint, names: CatalogueNames) -> Iterator[pb.SpanType.ValueType]:
    text = constraint.text
    is_name = constraint.type in _NAMING
    is_open = not is_name and constraint.type not in _SELDOM_ELSE
    # "Dead wife", "3D" and "small studios" are kinds, though they speak of a wife and have numbers.
    is_kind = constraint.type == pb.SPAN_TYPE_KIND
    if any(True for _ in names.platforms.places(text)):
        yield pb.SPAN_TYPE_PLATFORM
    if tells_company(text) and (not is_kind or _surely(pb.SPAN_TYPE_PLAYERS, text)):
        yield pb.SPAN_TYPE_PLAYERS
    if is_name:
        yield from _NAMING[::-1]
    if constraint.type == pb.SPAN_TYPE_PLAYERS:
        yield pb.SPAN_TYPE_LENGTH
    if is_open or (is_name and names.kinds.find(text, whole=True) is not None):
        yield pb.SPAN_TYPE_KIND
    if is_open and constraint.polarity == pb.POLARITY_REFUSED:
        yield pb.SPAN_TYPE_CONTENT
        if is_kind and names.is_studio(text):
            yield pb.SPAN_TYPE_DEVELOPER
    if (is_open and not is_kind) or _surely(pb.SPAN_TYPE_PLAYERS, text):
        yield pb.SPAN_TYPE_PLAYERS
    if not is_name and any(True for _ in year_places(text)):
        yield pb.SPAN_TYPE_YEARS
    is_wish = is_open and constraint.polarity == pb.POLARITY_WANTED
    if is_wish and (not is_kind or _surely(pb.SPAN_TYPE_LENGTH, text)):
        yield pb.SPAN_TYPE_LENGTH
    if is_open:
        yield pb.SPAN_TYPE_PRICE


def _of_a_measure(constraint: Constraint, names: CatalogueNames) -> Iterator[pb.SpanType.ValueType]:
    text, said = constraint.text, constraint.type
    if said not in _OF_NO_PLATFORM and any(True for _ in names.platforms.places(text)):
        yield pb.SPAN_TYPE_PLATFORM
    # A slow connection is no wish to meet others over it.
    if said != pb.SPAN_TYPE_DEVICE and tells_company(text):
        yield pb.SPAN_TYPE_PLAYERS
    is_maker = constraint.polarity == pb.POLARITY_REFUSED or maker_of_consoles(text) != ""
    if said == pb.SPAN_TYPE_PLATFORM and is_maker and not is_a_shop(text):
        yield pb.SPAN_TYPE_DEVELOPER
    if names.kinds.find(text, whole=True) is not None:
        yield pb.SPAN_TYPE_KIND


def _surely(span_type: pb.SpanType.ValueType, text: str) -> bool:
    """Whether words leave no doubt that they are of a type."""
    return any(True for _ in PLACES[span_type](text))


def tells_company(text: str) -> bool:
    """Whether words tell how players come together, and not by a number alone: "once", "one time"."""
    players = read_players(text)
    if players is None or players.company is None:
        return False
    return players.company is not Company.ALONE or not numbers(text)
