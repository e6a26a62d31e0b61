"""Corrects what is wished by what games are found to be: "too short" asks for longer ones, "the 2nd one is ancient"
for newer ones, whatever the classifier takes them for."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.comparing.found_too import found_old, with_too, without_too

_OF_AMOUNT = (pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS)
# How a game looks, which it does or does not.
_LOOKS = frozenset(("pixel art", "anime", "retro", "hand-drawn", "minimalist", "text-based"))
_MAY_BE_OLD = (*_OF_AMOUNT, pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_ATTRIBUTE)


def with_what_is_too_much(text: str, constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of a message after an answer, in which what is found too much so is compared with that answer."""
    return [_corrected(text, each) for each in constraints]


def _corrected(text: str, constraint: Constraint) -> Constraint:
    if constraint.polarity == pb.POLARITY_REFUSED or any(map(str.isdigit, constraint.text)):
        return constraint
    if constraint.type in _MAY_BE_OLD and found_old(text, constraint.start, constraint.end):
        return _compared(constraint, text, constraint.start, pb.SPAN_TYPE_YEARS, pb.POLARITY_LESS)
    start = with_too(text, constraint.start)
    if _is_a_look(constraint) and (start < constraint.start or without_too(constraint.text) is not None):
        refused = Constraint()
        refused.CopyFrom(constraint)
        refused.polarity = pb.POLARITY_REFUSED
        return refused
    is_too = constraint.type in _OF_AMOUNT and without_too(text[start : constraint.end]) is not None
    return _compared(constraint, text, start, constraint.type, pb.POLARITY_LESS) if is_too else constraint


def _is_a_look(constraint: Constraint) -> bool:
    is_less = constraint.type == pb.SPAN_TYPE_KIND and constraint.polarity == pb.POLARITY_LESS
    return is_less and bool(constraint.names) and _LOOKS.issuperset(map(str.casefold, constraint.names))


def _compared(
    constraint: Constraint,
    text: str,
    start: int,
    span_type: pb.SpanType.ValueType,
    polarity: pb.Polarity.ValueType,
) -> Constraint:
    result = Constraint(text=text[start : constraint.end], start=start, end=constraint.end)
    result.type, result.polarity = span_type, polarity
    return result
