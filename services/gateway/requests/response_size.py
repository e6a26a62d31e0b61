"""Keeps responses below the 4 MiB that clients accept unless they are told otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2

MOST_BYTES = 3_500_000
Entry = TypeVar("Entry", common_pb2.RecommendedGame, common_pb2.HistoryEntry)


def keep_small(recommendations: gateway_pb2.Recommendations, most: int = MOST_BYTES) -> None:
    """Takes away, step by step until it is small enough, what a caller misses least.

    The operator's own columns and other languages of all games; then the last of the lists beside the recommended
    games; then the last of those, and of the games that the message asks about. GetGame tells the whole of a game.
    """
    if recommendations.ByteSize() <= most:
        return
    for game in _games(recommendations):
        game.ClearField("attributes")
        game.ClearField("localized")
    while recommendations.ByteSize() > most:
        beside = (
            recommendations.similar_players_games,
            recommendations.similar_games,
            recommendations.history,
        )
        longest: Any = max((entries for entries in beside), key=len)
        for last in (recommendations.games, recommendations.games_in_question):
            longest = longest or last
        if not longest:
            return
        del longest[len(longest) // 2 :]


def small(entries: Sequence[Entry], most: int = MOST_BYTES) -> list[Entry]:
    """The entries, each with a game; if they are too large without the operator's columns and other languages."""
    if sum(entry.ByteSize() for entry in entries) <= most:
        return list(entries)
    kept: list[Entry] = []
    for entry in entries:
        entry.game.ClearField("attributes")
        entry.game.ClearField("localized")
        most -= entry.ByteSize()
        if most < 0:
            break
        kept.append(entry)
    return kept


def _games(recommendations: gateway_pb2.Recommendations) -> list[common_pb2.Game]:
    lists = (recommendations.games, recommendations.similar_games, recommendations.similar_players_games)
    games = [item.game for entries in lists for item in entries]
    games += [entry.game for entry in recommendations.history]
    return [*games, *recommendations.games_in_question]
