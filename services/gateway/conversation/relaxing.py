"""Says in which order the constraints of a wish are given up when they leave no game; some never are."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint

# The least important first. Not here, so never given up: age and content, and games that are refused by name.
_ORDER = (
    pb.SPAN_TYPE_LENGTH,
    pb.SPAN_TYPE_DEVICE,
    pb.SPAN_TYPE_YEARS,
    pb.SPAN_TYPE_PRICE,
    pb.SPAN_TYPE_PLAYERS,
    pb.SPAN_TYPE_PLATFORM,
    pb.SPAN_TYPE_KIND,
)


def steps(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """What may be given up, step by step: all of one type together, but refused kinds one by one, the latest first."""
    found: list[list[Constraint]] = []
    for span_type in _ORDER:
        hard = [each for each in constraints if each.type == span_type and _is_hard(each)]
        if span_type == pb.SPAN_TYPE_KIND:
            found += [[each] for each in reversed(hard)]
        elif hard:
            found.append(hard)
    return found


def _is_hard(constraint: Constraint) -> bool:
    if constraint.type == pb.SPAN_TYPE_KIND:
        return constraint.polarity == pb.POLARITY_REFUSED
    return constraint.HasField("condition")
