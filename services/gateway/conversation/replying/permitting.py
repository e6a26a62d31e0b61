"""Reads what a message permits: "zombies are fine" lifts a refusal of zombies, and asks for none.

What must not be seen is not lifted where an age protects a child. Where nothing refused it, what is permitted beside a
wish is left out; said alone it may be a request ("зомби можно").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.message import is_telling
from services.gateway.conversation.reading.spans.contents_meant import wants_to_see
from services.gateway.understanding.refusing.permitting_words import is_not_needed, is_permitted

_NAMED = frozenset((pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_DEVELOPER))
_AMOUNTS = frozenset((pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_LENGTH))
_NEEDED = _NAMED | _AMOUNTS | {pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_CONTENT}


@dataclass(frozen=True, slots=True)
class Permitted:
    """What remains of a message and of the refusals in force, and what of the message is only permitted."""

    said: Sequence[Constraint]
    lifted: Sequence[Constraint]
    left_out: Sequence[Constraint]


def permitted(text: str, said: Sequence[Constraint], in_force: Sequence[Constraint]) -> Permitted:
    """What the message `text`, which says `said`, permits of what is refused in `in_force` or before in it."""
    may_be = [each for each in said if each.type in _NAMED and _is_only_permitted(text, each)]
    wanted = [each for each in in_force if each.polarity != pb.POLARITY_REFUSED]
    # What is wished for in force and is not needed any more is given up: see `giving_up.py`.
    unneeded = [
        each
        for each in said
        if each.type in _NEEDED
        and _may_be_otherwise(text, each)
        and not any(_same(each, other) or (each.type == other.type and each.type in _AMOUNTS) for other in wanted)
    ]
    for_a_child = any(each.condition.HasField("age") for each in (*in_force, *said))
    lifted = [each for each in in_force if _is_lifted(each, may_be, for_a_child=for_a_child)]
    taken_back = [
        each
        for each in said
        if any(_is_lifted(each, [other], for_a_child=for_a_child) and each.end <= other.start for other in may_be)
    ]
    is_beside_a_wish = any(_is_wish(each) for each in said if each not in may_be and each not in unneeded)
    is_no_demand = bool(lifted or taken_back) or is_beside_a_wish
    left_out = [*unneeded, *taken_back, *(each for each in may_be if is_no_demand or _is_of_difficulty(each))]
    return Permitted([each for each in said if each not in left_out], lifted, left_out)


def _may_be_otherwise(text: str, constraint: Constraint) -> bool:
    """Whether something need not be, or is a time or a length told by a word that may be: "eski de olur"."""
    is_vague = constraint.type in _AMOUNTS and not any(map(str.isdigit, constraint.text))
    return is_not_needed(text, constraint.start, constraint.end) or (
        is_vague and is_permitted(text, constraint.start, constraint.end)
    )


def _is_of_difficulty(constraint: Constraint) -> bool:
    """Whether it names what is difficult, which nobody asks for by allowing it."""
    return {name.casefold() for name in constraint.names} == {"difficult"}


def _is_wish(constraint: Constraint) -> bool:
    is_wanted = constraint.polarity in (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
    return constraint.type in _NAMED and is_wanted and is_telling(constraint)


def _is_only_permitted(text: str, constraint: Constraint) -> bool:
    is_wished = constraint.polarity in (pb.POLARITY_WANTED, pb.POLARITY_LIKED)
    return is_wished and is_permitted(text, constraint.start, constraint.end)


def _is_lifted(refused: Constraint, may_be: Sequence[Constraint], *, for_a_child: bool) -> bool:
    return refused.polarity == pb.POLARITY_REFUSED and any(
        _same(refused, each) or (wants_to_see(each, refused) and not for_a_child) for each in may_be
    )


def _same(one: Constraint, other: Constraint) -> bool:
    """Whether both name one thing of the catalogue or, of what it lacks, are the same words."""
    if one.type != other.type:
        return False
    names = {name.casefold() for name in one.names}
    is_named = any(name.casefold() in names for name in other.names) or not set(one.game_ids).isdisjoint(other.game_ids)
    return is_named or (bool(one.text) and one.text.casefold() == other.text.casefold())
