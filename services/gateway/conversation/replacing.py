"""Tells what a constraint takes the place of: "on Switch" that of "on PC", a wish that of its refusal."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.alternatives import is_machine
from services.gateway.conversation.caring import is_of_care
from services.gateway.conversation.reading import filters
from services.gateway.conversation.reading.overlooked.oneself import is_own_age
from services.gateway.conversation.reading.overlooked.weak_machines import tells_a_weak_machine
from services.gateway.conversation.reading.spans.contents_meant import wants_to_see

# What a message says once for all of its games: "on Switch" takes the place of "on PC".
_SAID_ONCE = frozenset(
    (
        pb.SPAN_TYPE_PLATFORM,
        pb.SPAN_TYPE_YEARS,
        pb.SPAN_TYPE_LENGTH,
        pb.SPAN_TYPE_PRICE,
        pb.SPAN_TYPE_DEVICE,
        pb.SPAN_TYPE_AGE,
        pb.SPAN_TYPE_COUNT,
    )
)


def takes_the_place_of(new: Constraint, old: Constraint, *, for_a_child: bool = False) -> bool:
    """Whether what is said now ends what was said before; `for_a_child` tells that an age is spoken of, beside which
    contents stay refused."""
    if new.type == pb.SPAN_TYPE_KIND and old.type == pb.SPAN_TYPE_KIND:
        folded = {name.casefold() for name in old.names}
        return any(name.casefold() in folded for name in new.names)
    if new.type == old.type == pb.SPAN_TYPE_TITLE:
        return not set(new.game_ids).isdisjoint(old.game_ids)
    if new.type == old.type == pb.SPAN_TYPE_PLAYERS:
        return filters.exclude_each_other(new.condition, old.condition) or _is_other_company(new, old)
    if new.type == old.type == pb.SPAN_TYPE_DEVELOPER:
        return not set(new.names).isdisjoint(old.names)
    if old.type == pb.SPAN_TYPE_CONTENT:
        # What is wished now is no longer refused; beside an age and after talk of harming oneself it is, whatever is
        # said.
        return (wants_to_see(new, old) and not for_a_child) or (_refuses_as_much(new, old) and not is_of_care(old))
    is_said_once = new.type == old.type and new.type in _SAID_ONCE and not _leaves_be(new, old)
    return is_said_once or (is_machine(new) and is_machine(old))


def _refuses_as_much(new: Constraint, old: Constraint) -> bool:
    is_refusal = new.type == pb.SPAN_TYPE_CONTENT and new.HasField("condition")
    return is_refusal and set(old.condition.exclude_content) <= set(new.condition.exclude_content)


def _leaves_be(new: Constraint, old: Constraint) -> bool:
    """Whether what was said once already holds beside what is said now."""
    if new.type == pb.SPAN_TYPE_AGE:
        # "Nothing rated 18" is no new age of the child, nor is that of a brother the age of who speaks of him.
        return new.polarity == pb.POLARITY_REFUSED or is_own_age(new) != is_own_age(old)
    if new.type == pb.SPAN_TYPE_DEVICE:
        # Who plays without a network may say on what, and what is weak is said beside both.
        return is_machine(new) != is_machine(old) or tells_a_weak_machine(new) != tells_a_weak_machine(old)
    if new.type == pb.SPAN_TYPE_YEARS:
        return _bounds_the_other_end(new, old)
    if new.polarity == pb.POLARITY_REFUSED and old.HasField("condition"):
        # Neither donations nor, said later, a subscription; free, and without ads.
        return new.type == pb.SPAN_TYPE_PRICE and not filters.exclude_each_other(new.condition, old.condition)
    # Who does not mind ads may want it for nothing all the same, but no longer without them.
    tolerates = new.polarity == pb.POLARITY_WANTED and not new.HasField("condition")
    is_price = new.type == pb.SPAN_TYPE_PRICE
    return is_price and tolerates and common_pb2.PRICE_MODEL_FREE_TO_PLAY in old.condition.price_models


def _bounds_the_other_end(new: Constraint, old: Constraint) -> bool:
    """Whether two times bound each other at the two ends: "retro", and later "nothing before 1990"."""
    ends = [(bool(each.condition.min_year), bool(each.condition.max_year)) for each in (new, old)]
    is_open = sorted(ends) == [(False, True), (True, False)]
    return is_open and not filters.exclude_each_other(new.condition, old.condition)


def _is_other_company(new: Constraint, old: Constraint) -> bool:
    """Whether one is to be alone and the other together: "doch allein", after "zu zweit"."""
    return new.polarity == old.polarity == pb.POLARITY_WANTED and (
        (is_alone(new) and _is_together(old)) or (_is_together(new) and is_alone(old))
    )


def is_alone(constraint: Constraint) -> bool:
    """Whether it is for one player and nobody else."""
    return list(constraint.condition.modes) == [common_pb2.PLAY_MODE_SINGLE_PLAYER]


def _is_together(constraint: Constraint) -> bool:
    return max(constraint.condition.players, constraint.condition.couch_players) > 1
