"""Reads again what the classifier marked in a message, where the words around it tell that it means something else.

"Three", before "roguelikes", is a number of games; "older than 2015", behind "isn't", is 2015 and later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.meaning import SpanReader
from services.gateway.understanding.amounts.places import leading_number, stands_before_games, stands_before_people
from services.gateway.understanding.amounts.years import refused_bound
from services.gateway.understanding.content import makes_sick, read_content
from services.gateway.understanding.language import detect
from services.gateway.understanding.refusals import is_refused

_VIEWS = frozenset(("first-person", "third-person"))
_OF_COMPANY = frozenset(("party", "mmo", "moba"))
_SHOWN = (pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_CONTENT)
_CONJUNCTION = re.compile(
    r"\s*(?:and|or|nor|и|или|ни|und|oder|y|o|u|ni|et|ou|e|nem|ve|veya|i|lub|albo|ani|та|або|й|ні|和|或|及|跟|と|や|とか)\s*",
    re.IGNORECASE,
)
_PLACE_OF_A_NUMBER = "目"
_PROTECTING = frozenset((pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_CONTENT))


def reread(
    text: str, found: Sequence[Constraint], reader: SpanReader, *, is_wish: bool, before: str
) -> list[Constraint]:
    """What was marked in a message, as it is meant there; of a question (not `is_wish`) numbers and platforms alone.

    `before` is what was said before, as far as it is known.
    """
    constraints = [_recounted(text, _as_in_portuguese(text, each, reader, before), reader) for each in found]
    if is_wish:
        constraints = [
            _turned_round(text, _at_most(text, _as_a_kind(each, reader), reader), reader) for each in constraints
        ]
        constraints = [_refused_for_sickness(text, each) for each in constraints]
        constraints += [*_counted_kinds(constraints, reader), *_kinds_of_company(constraints, reader)]
        constraints = _refused_alike(text, constraints, reader)
        constraints = _without_what_is_refused(text, constraints)
    return constraints


def _as_in_portuguese(text: str, constraint: Constraint, reader: SpanReader, before: str) -> Constraint:
    """A platform behind "no", which is "on the" in Portuguese and a refusal in English."""
    is_refused_platform = constraint.type == pb.SPAN_TYPE_PLATFORM and constraint.polarity == pb.POLARITY_REFUSED
    behind_no = text[: constraint.start].lower().split()[-1:] == ["no"]
    if not (is_refused_platform and behind_no and detect(f"{before} {text}") == "pt"):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=constraint.type)
    span.polarity = pb.POLARITY_WANTED
    return reader.read([span])[0]


def _as_a_kind(constraint: Constraint, reader: SpanReader) -> Constraint:
    """An attribute that is wished for and names a kind, as that kind: "something relaxing" compares nothing."""
    if constraint.type != pb.SPAN_TYPE_ATTRIBUTE or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=pb.SPAN_TYPE_KIND)
    span.polarity = constraint.polarity
    read = reader.read([span])[0]
    return constraint if read.unmatched or read.type != pb.SPAN_TYPE_KIND else read


def _at_most(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A least length that is refused before it: "que no dure más de 6 horas" is six hours at most."""
    is_least = constraint.type == pb.SPAN_TYPE_LENGTH and constraint.condition.min_hours > 0
    if not is_least or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    if not is_refused(text, constraint.start, constraint.end):
        return constraint
    span = pb.Span(start=constraint.start, end=constraint.end, text=constraint.text, type=constraint.type)
    span.polarity = pb.POLARITY_REFUSED
    return reader.read([span])[0]


def _turned_round(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A year that is refused before it: "an RPG that isn't older than 2015" is from 2015 on."""
    if constraint.type != pb.SPAN_TYPE_YEARS or not constraint.HasField("condition"):
        return constraint
    start = refused_bound(text, constraint.start, constraint.end)
    if start < 0 or start >= constraint.start or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(start=start, end=constraint.end, text=text[start : constraint.end], type=constraint.type)
    span.polarity = pb.POLARITY_WANTED
    return reader.read([span])[0]


def _refused_for_sickness(text: str, constraint: Constraint) -> Constraint:
    """A view that makes the player sick is not wanted, whatever the classifier took it for."""
    is_view = constraint.type == pb.SPAN_TYPE_KIND and not _VIEWS.isdisjoint(constraint.names)
    if not is_view or not makes_sick(text):
        return constraint
    result = Constraint()
    result.CopyFrom(constraint)
    result.polarity = pb.POLARITY_REFUSED
    return result


def _kinds_of_company(constraints: Sequence[Constraint], reader: SpanReader) -> Iterator[Constraint]:
    """Kinds that were marked along with the company: "multiplayer party" is for several, and a party game."""
    for each in constraints:
        if each.type != pb.SPAN_TYPE_PLAYERS or each.polarity != pb.POLARITY_WANTED or each.unmatched:
            continue
        for start, end in reader.kind_places(each.text):
            place = each.start + start
            span = pb.Span(start=place, end=each.start + end, text=each.text[start:end], type=pb.SPAN_TYPE_KIND)
            span.polarity = each.polarity
            yield from (
                kind for kind in reader.read([span]) if not _OF_COMPANY.isdisjoint(map(str.casefold, kind.names))
            )


def _refused_alike(text: str, constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """Kinds that a conjunction joins to a refused one are refused with it: "enough of anime and visual novels"."""
    kinds = sorted((each for each in constraints if each.type in _SHOWN), key=lambda each: each.start)
    alike = [
        later
        for one, later in pairwise(kinds)
        if one.polarity == pb.POLARITY_REFUSED
        and later.polarity == pb.POLARITY_WANTED
        and _CONJUNCTION.fullmatch(text[one.end : later.start])
    ]
    result = []
    for each in constraints:
        if each in alike:
            span = pb.Span(start=each.start, end=each.end, text=each.text, type=each.type)
            span.polarity = pb.POLARITY_REFUSED
            result += reader.read([span])
        else:
            result.append(each)
    return result


def _counted_kinds(constraints: Sequence[Constraint], reader: SpanReader) -> list[Constraint]:
    """How many games are asked for by a number that was marked along with their kind: "4 rts"."""
    if any(each.type == pb.SPAN_TYPE_COUNT and not each.unmatched for each in constraints):
        return []
    for each in constraints:
        number = leading_number(each.text) if each.type == pb.SPAN_TYPE_KIND else ""
        if number and each.polarity == pb.POLARITY_WANTED and not each.unmatched:
            span = pb.Span(start=each.start, end=each.start + len(number), text=number, type=pb.SPAN_TYPE_COUNT)
            span.polarity = pb.POLARITY_WANTED
            return reader.read([span])
    return []


def _recounted(text: str, constraint: Constraint, reader: SpanReader) -> Constraint:
    """A bare number as what stands behind makes it: "three roguelikes" are games, "three of us" players, and Japanese
    "2つ目" the second one."""
    behind = text[constraint.end :]
    meant = {
        pb.SPAN_TYPE_PLAYERS: pb.SPAN_TYPE_COUNT if stands_before_games(constraint.text, behind) else None,
        pb.SPAN_TYPE_COUNT: pb.SPAN_TYPE_PLAYERS if stands_before_people(constraint.text, behind) else None,
    }.get(constraint.type)
    if constraint.type == pb.SPAN_TYPE_COUNT and behind.startswith(_PLACE_OF_A_NUMBER):
        meant = pb.SPAN_TYPE_ORDINAL
    if meant is None or constraint.polarity != pb.POLARITY_WANTED:
        return constraint
    span = pb.Span(
        start=constraint.start, end=constraint.end, text=constraint.text, type=meant, polarity=constraint.polarity
    )
    read = reader.read([span])[0]
    return constraint if read.unmatched else read


def _without_what_is_refused(text: str, constraints: list[Constraint]) -> list[Constraint]:
    """Kinds that are marked as wanted where a message that protects somebody refuses what they show: "without blood or
    anything scary" wants nothing scary. To take a refusal for a wish harms more than the other way round.
    """
    if not any(each.type in _PROTECTING and not each.unmatched for each in constraints):
        return constraints
    kept = []
    for each in constraints:
        shows = read_content(each.text) if each.type == pb.SPAN_TYPE_KIND else []
        if shows and each.polarity == pb.POLARITY_WANTED and is_refused(text, each.start, each.end, in_a_list=True):
            refused = Constraint(text=each.text, start=each.start, end=each.end, type=pb.SPAN_TYPE_CONTENT)
            refused.polarity = pb.POLARITY_REFUSED
            refused.condition.exclude_content.extend(shows)
            kept.append(refused)
        else:
            kept.append(each)
    return kept
