"""Turns comparatives ("shorter", "older", "easier") into conditions, by the facts of games that were shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation import filters
from services.gateway.understanding.amounts.terms_of_play import LONG_HOURS, SHORT_HOURS, Price, read_hours, read_price
from services.gateway.understanding.amounts.years import read_years
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import plain

_COMPARED = (pb.POLARITY_MORE, pb.POLARITY_LESS)
_BY_FACTS = (pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_ATTRIBUTE)
# Just below and above what was shown, as bounds include their own value.
_BELOW, _ABOVE = 0.99, 1.01
_DIFFICULT = "difficult"
_CHEAP = re.compile(
    r"cheap\w*|price\w*|дешев\w*|цен\w*|billig\w*|günstig\w*|"
    r"barat\w*|prix|moins cher\w*|ucuz\w*|tani\w*|安",
    re.IGNORECASE,
)
_NEW_OR_OLD = re.compile(
    r"old\w*|new\w*|recent\w*|release\w*|year|стар\w*|нов\w*|älter\w*|neuer\w*|viej\w*|nuev\w*|ancien\w*|récent\w*|"
    r"antig\w*|"
    r"eski\w*|yeni\w*|nowsz\w*|古|新|旧",
    re.IGNORECASE,
)


def is_relative(constraint: Constraint) -> bool:
    """Whether it compares with what was shown."""
    return (
        constraint.polarity in _COMPARED
        and constraint.type in _BY_FACTS
        and not constraint.unmatched
        and not constraint.HasField("condition")
    )


def resolved(constraint: Constraint, shown: Sequence[common_pb2.Game], names: CatalogueNames) -> Constraint:
    """The comparison as a condition that all of `shown` fail, or as a kind; unmatched where no fact tells."""
    result = Constraint()
    result.CopyFrom(constraint)
    less = constraint.polarity == pb.POLARITY_LESS
    span_type = _attribute_type(constraint)
    if span_type == pb.SPAN_TYPE_KIND:
        found = names.kinds.find(_DIFFICULT)
        result.type = span_type
        result.polarity = pb.POLARITY_REFUSED if less else pb.POLARITY_WANTED
        result.names.extend(found.names if found else ())
        result.unmatched = found is None
        return result
    result.type = span_type
    condition = {
        pb.SPAN_TYPE_LENGTH: _length(shown, less=less),
        pb.SPAN_TYPE_YEARS: _years(shown, less=less),
        pb.SPAN_TYPE_PRICE: filters.of_price(Price.FREE, refused=False) if less else None,
    }.get(span_type)
    if condition is None:
        result.unmatched = True
    else:
        result.condition.CopyFrom(condition)
    return result


def _attribute_type(constraint: Constraint) -> pb.SpanType.ValueType:
    """What an attribute's words compare; difficulty, if they name nothing else."""
    if constraint.type != pb.SPAN_TYPE_ATTRIBUTE:
        return constraint.type
    text = plain(constraint.text)
    if read_hours(text) is not None:
        return pb.SPAN_TYPE_LENGTH
    if read_price(text) is not None or _CHEAP.search(text):
        return pb.SPAN_TYPE_PRICE
    if _NEW_OR_OLD.search(text) or read_years(text, this_year=0) is not None:
        return pb.SPAN_TYPE_YEARS
    return pb.SPAN_TYPE_KIND


def _length(shown: Sequence[common_pb2.Game], *, less: bool) -> common_pb2.GameFilter:
    hours = [game.typical_hours for game in shown if game.typical_hours > 0]
    if less:
        return common_pb2.GameFilter(max_hours=_BELOW * min(hours) if hours else SHORT_HOURS)
    return common_pb2.GameFilter(min_hours=_ABOVE * max(hours) if hours else LONG_HOURS)


def _years(shown: Sequence[common_pb2.Game], *, less: bool) -> common_pb2.GameFilter | None:
    years = [game.year for game in shown if game.year]
    if not years:
        return None
    return common_pb2.GameFilter(max_year=min(years) - 1) if less else common_pb2.GameFilter(min_year=max(years) + 1)
