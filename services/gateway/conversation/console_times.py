"""Holds the years of a console to that console where another machine will do as well: "a PS4 and an old laptop".

Filters join with "and" alone, so that games which came out too early for the console, or too late, and are on nothing
else that is named are left out by their ids.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.alternatives import is_machine
from services.gateway.understanding.machines.console_generations import generation_years
from services.gateway.understanding.names import CatalogueNames

# Of a larger catalogue all games cannot be looked at while others wait, nor can a state hold more ids than these: the
# years then hold for the other machine, too.
_MOST_GAMES, _MOST_LEFT_OUT = 20_000, 400


def with_times_of_their_own(constraints: Sequence[Constraint], names: CatalogueNames) -> list[Constraint]:
    """What is in force, in which machines that are alternatives each have their own years."""
    machines = [each for each in constraints if is_machine(each)]
    times = [(frozenset(each.names), generation_years(each.text, each.names)) for each in machines]
    told_together = {tuple(each.condition.platforms) for each in machines}
    is_mixed = any(any(years) for _, years in times) and any(not any(years) for _, years in times)
    if not is_mixed or len(told_together) > 1 or len(names.games) > _MOST_GAMES:
        return list(constraints)
    platforms = {name.casefold() for name in machines[0].condition.platforms}
    left_out = [
        game.game_id
        for game in names.games.values()
        if not platforms.isdisjoint(name.casefold() for name in game.platforms) and not _runs_on_one(game, times)
    ]
    if len(left_out) > _MOST_LEFT_OUT:
        return list(constraints)
    result = []
    for each in constraints:
        kept = Constraint()
        kept.CopyFrom(each)
        if is_machine(each):
            kept.condition.min_year = kept.condition.max_year = 0
            kept.condition.exclude_game_ids[:] = left_out
        result.append(kept)
    return result


def _runs_on_one(game: common_pb2.Game, times: Sequence[tuple[frozenset[str], tuple[int, int]]]) -> bool:
    return any(
        not names.isdisjoint(game.platforms) and first <= game.year and (not last or game.year <= last)
        for names, (first, last) in times
    )
