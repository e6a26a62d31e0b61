"""Tells of a message that the machine it speaks of is weak or old, which no platform says.

What runs on it no catalogue knows. The words become a constraint of their own, without a condition, which is how later
messages know.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.understanding.machines.hardware import weak_machine_place


def with_a_weak_machine(text: str, constraints: Sequence[Constraint], *, this_year: int) -> list[Constraint]:
    """The constraints of the message `text`, and one for the words that call a machine weak or old, if any do."""
    place = weak_machine_place(text, this_year=this_year)
    if place is None:
        return list(constraints)
    start, end = place
    told = Constraint(text=text[start:end], start=start, end=end, type=pb.SPAN_TYPE_DEVICE)
    told.polarity = pb.POLARITY_WANTED
    return [*constraints, told]


def tells_a_weak_machine(constraint: Constraint) -> bool:
    """Whether a constraint says nothing but that a machine is weak or old."""
    # Any other device has a condition, or is not known here.
    is_known = not constraint.unmatched and constraint.polarity == pb.POLARITY_WANTED
    return constraint.type == pb.SPAN_TYPE_DEVICE and is_known and not constraint.HasField("condition")
