"""Joins what a message says to what is in force: the new replaces what it contradicts, and all else stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation import filters
from services.gateway.conversation.owning import is_owned

# What a message says once for all of its games: "on Switch" takes the place of "on PC".
_SAID_ONCE = frozenset(
    (
        pb.SPAN_TYPE_PLATFORM,
        pb.SPAN_TYPE_YEARS,
        pb.SPAN_TYPE_LENGTH,
        pb.SPAN_TYPE_PRICE,
        pb.SPAN_TYPE_DEVICE,
        pb.SPAN_TYPE_AGE,
    )
)
# What is said of one message only.
_PASSING = frozenset((pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_ORDINAL, pb.SPAN_TYPE_ATTRIBUTE))
# What protects a child holds on when the wish changes, until a new age is said or all is forgotten.
_PROTECTING = frozenset((pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_CONTENT))
_MOST = 100


def protecting(constraints: Iterable[Constraint]) -> list[Constraint]:
    """Those that hold on when a new wish begins."""
    return [each for each in constraints if each.type in _PROTECTING or is_owned(each)]


def merged(before: Sequence[Constraint], said: Sequence[Constraint]) -> list[Constraint]:
    """All that is in force after a message that says `said`."""
    lasting = [each for each in alternatives_joined(said) if each.type not in _PASSING and not each.unmatched]
    kept = [other for other in before if not any(_takes_the_place_of(each, other) for each in lasting)]
    return [*kept, *lasting][-_MOST:]


def alternatives_joined(said: Sequence[Constraint]) -> list[Constraint]:
    """The constraints of one message, in which platforms and times are alternatives: "PS5 or Xbox", "80s and 90s"."""
    result = []
    for each in said:
        same = [other for other in said if other.type == each.type and other.polarity == each.polarity]
        is_wanted = each.polarity == pb.POLARITY_WANTED and each.HasField("condition")
        if len(same) > 1 and is_wanted and each.type in (pb.SPAN_TYPE_PLATFORM, pb.SPAN_TYPE_YEARS):
            joint = Constraint()
            joint.CopyFrom(each)
            conditions = [other.condition for other in same if other.HasField("condition")]
            platforms = dict.fromkeys(name for condition in conditions for name in condition.platforms)
            joint.condition.platforms[:] = platforms
            joint.condition.min_year, joint.condition.max_year = _times(conditions)
            result.append(joint)
        else:
            result.append(each)
    return result


def _times(conditions: Sequence[common_pb2.GameFilter]) -> tuple[int, int]:
    """The first and the last year of all: those that lie apart are alternatives, others narrow each other down, as in
    "an old one, from the nineties".
    """
    first = max(condition.min_year for condition in conditions)
    last = [condition.max_year for condition in conditions if condition.max_year]
    if not last or first <= min(last):
        return first, min(last, default=0)
    return (
        min(condition.min_year for condition in conditions),
        max(last) if len(last) == len(conditions) else 0,
    )


def _takes_the_place_of(new: Constraint, old: Constraint) -> bool:
    if new.type == pb.SPAN_TYPE_KIND and old.type == pb.SPAN_TYPE_KIND:
        folded = {name.casefold() for name in old.names}
        return any(name.casefold() in folded for name in new.names)
    if new.type == old.type == pb.SPAN_TYPE_TITLE:
        return not set(new.game_ids).isdisjoint(old.game_ids)
    if new.type == old.type == pb.SPAN_TYPE_PLAYERS:
        return filters.exclude_each_other(new.condition, old.condition)
    return new.type == old.type and new.type in _SAID_ONCE
