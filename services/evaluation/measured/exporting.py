"""Makes a dataset of what a recommender that runs holds, so that an operator's own store can be evaluated."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from services.evaluation.errors import EvaluationError
from services.ingest.records import Dataset, Game, Interaction


class ExportingRecommender(Protocol):
    """Hands out everything that it holds, some at a time. Raises ServiceError."""

    def games(self) -> AsyncIterator[Sequence[Game]]:
        """All games."""

    def interactions(self) -> AsyncIterator[Sequence[Interaction]]:
        """All interactions."""


async def export_dataset(recommender: ExportingRecommender) -> Dataset:
    """All games and interactions; what is written meanwhile may be missing. EvaluationError without interactions."""
    games = {game.game_id: game async for part in recommender.games() for game in part}
    found = {
        (entry.player_id, entry.game_id): entry
        async for part in recommender.interactions()
        for entry in part
        if entry.game_id in games
    }
    if not found:
        raise EvaluationError("the recommender holds no interaction to evaluate on; ingest some first")
    return Dataset(games=tuple(games.values()), interactions=tuple(found.values()))
