"""Says in which order the constraints of a wish are given up when they leave no game, and which kinds nothing has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.wish import is_narrow, is_of
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.names import CatalogueNames

# The least important first. Not here, so never given up: age and content, and games and studios that are refused by
# name. What somebody can play on weighs more than who made it.
_ORDER = (
    pb.SPAN_TYPE_LENGTH,
    pb.SPAN_TYPE_DEVICE,
    pb.SPAN_TYPE_YEARS,
    pb.SPAN_TYPE_PRICE,
    pb.SPAN_TYPE_PLAYERS,
    pb.SPAN_TYPE_DEVELOPER,
    pb.SPAN_TYPE_PLATFORM,
    pb.SPAN_TYPE_KIND,
)

_WISHED = (pb.POLARITY_WANTED, pb.POLARITY_LIKED, pb.POLARITY_MORE)


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


def kinds_unmet(constraints: Sequence[Constraint], shown: Sequence[common_pb2.Game]) -> list[Constraint]:
    """The wanted kinds that none of the games `shown` has; none while nothing is shown.

    Told with every such answer: what was said once is forgotten three messages later, and the games look like a match.
    """
    wanted = _wanted_kinds(constraints) if shown else []
    return [each for each in wanted if not any(is_of(game, each) for game in shown)]


def kinds_barred_by_age(
    relaxed: Sequence[Constraint],
    age: common_pb2.GameFilter,
    others: Sequence[common_pb2.GameFilter],
    catalogue: Collection[common_pb2.Game],
) -> list[Constraint]:
    """The wanted kinds among what is `relaxed` that the `age` stands in the way of: some game of the `catalogue` has
    them within the `others`, which hold all else that is asked for, and none that suits the age has them at all.

    What suits it and was shown already, or fails another condition, has run out for another reason.
    """
    return [
        each
        for each in _wanted_kinds(relaxed)
        if (found := [game for game in catalogue if is_of(game, each)])
        and not any(meets(game, age) for game in found)
        and any(all(meets(game, condition) for condition in others) for game in found)
    ]


def too_young_for(
    said: Iterable[Constraint], in_force: Iterable[Constraint], names: CatalogueNames
) -> list[common_pb2.Game]:
    """The games that a message, which says `said`, wants by name and that the age `in_force` does not allow.

    Of each name one, as the games of a series are for the same age more often than not.
    """
    ages = [each.condition for each in in_force if each.condition.HasField("age")]
    found = []
    for each in said:
        is_wanted = each.type == pb.SPAN_TYPE_TITLE and each.polarity == pb.POLARITY_WANTED
        games = [names.games[game_id] for game_id in each.game_ids if is_wanted and game_id in names.games]
        if games and ages and not any(all(meets(game, age) for age in ages) for game in games):
            found.append(games[0])
    return found


def kinds_missed(shown: Sequence[common_pb2.Game], constraints: Sequence[Constraint]) -> list[Constraint]:
    """The wanted kinds that some of the games `shown` have and others lack.

    What is less than a kind of the catalogue ("ships", of vehicles) may be lacked by all.
    """
    wanted = [each for each in constraints if each.type == pb.SPAN_TYPE_KIND and each.polarity == pb.POLARITY_WANTED]
    had = [(each, sum(is_of(game, each) for game in shown)) for each in wanted if each.names]
    return [each for each, count in had if count < len(shown) and (count or is_narrow(each))]


def _wanted_kinds(constraints: Iterable[Constraint]) -> list[Constraint]:
    return [each for each in constraints if each.type == pb.SPAN_TYPE_KIND and each.names and each.polarity in _WISHED]


def _is_hard(constraint: Constraint) -> bool:
    if constraint.type == pb.SPAN_TYPE_KIND:
        return constraint.polarity == pb.POLARITY_REFUSED
    if constraint.type == pb.SPAN_TYPE_DEVELOPER and constraint.polarity == pb.POLARITY_REFUSED:
        return False
    return constraint.HasField("condition")
