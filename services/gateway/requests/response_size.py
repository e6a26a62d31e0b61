"""Keeps the edge's answers below the 4 MiB that clients accept unless they are told otherwise."""

from __future__ import annotations

from gamesrec.gateway.v1 import gateway_pb2
from services.common.games.answer_size import Answer, Entries, kept_small

MOST_BYTES = 3_500_000


def small_recommendations(
    recommendations: gateway_pb2.Recommendations, most: int = MOST_BYTES
) -> gateway_pb2.Recommendations:
    """The recommendations, as far as they fit: the games come before the lists beside them, those asked about first."""
    lists = recommendations.similar_players_games, recommendations.similar_games, recommendations.history
    return kept_small(recommendations, most, lists, (recommendations.games,), (recommendations.games_in_question,))


def small_list(answer: Answer, entries: Entries, most: int = MOST_BYTES) -> Answer:
    """The answer, whose one list is `entries`, as far as it fits."""
    return kept_small(answer, most, (entries,))
