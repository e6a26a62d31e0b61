"""How much is liked and played overall, kept for a few seconds: it changes slowly and costs the most to count."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from services.recommender.storing.schema import INTERACTIONS, microseconds
from services.recommender.storing.vector_store import Between, VectorStore, Where

_MOST_GAMES = 10_000
_MOST_PLAYERS = 50_000
# Counting takes at most this part of the time: a second for a million interactions, so once in 50 s then.
_REST = 50
# A liking counts the sum of the shares of the windows it falls in: older than a year .4, this year .7, this month 1.
_ALWAYS = 0.4
_WINDOWS = ((timedelta(days=365), 0.3), (timedelta(days=30), 0.3))


@dataclass(frozen=True, slots=True)
class Totals:
    """Likings of each game, the same with recent ones counting more, and interactions of each player.

    Of very many only the most frequent are counted; a game or a player that is missing has no more than any listed.
    """

    likings: Mapping[str, int] = field(default_factory=dict)
    popularity: Mapping[str, float] = field(default_factory=dict)
    interactions: Mapping[str, int] = field(default_factory=dict)


class Popularity:
    """Counts the interactions in a vector store, at most once in `seconds`, more rarely where it takes long."""

    def __init__(self, store: VectorStore, seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._counting = asyncio.Lock()
        self._totals = Totals()
        self._expires = 0.0

    async def totals(self) -> Totals:
        """The totals, at most a few seconds old."""
        if time.monotonic() < self._expires:
            return self._totals
        async with self._counting:
            if time.monotonic() >= self._expires:
                began = time.monotonic()
                self._totals = await self._count()
                ended = time.monotonic()
                self._expires = ended + max(self._seconds, _REST * (ended - began) if self._seconds else 0.0)
        return self._totals

    async def _count(self) -> Totals:
        now = datetime.now(UTC)
        recent = [Where(must=(Between("occurred_at", microseconds(now - age)),)) for age, _ in _WINDOWS]
        likings, interactions, *windows = await asyncio.gather(
            self._store.facet(INTERACTIONS, "liked_game", limit=_MOST_GAMES),
            self._store.facet(INTERACTIONS, "player_id", limit=_MOST_PLAYERS),
            *(self._store.facet(INTERACTIONS, "liked_game", limit=_MOST_GAMES, where=where) for where in recent),
        )
        popularity = {game: _ALWAYS * count for game, count in likings.items()}
        for (_, share), counts in zip(_WINDOWS, windows, strict=True):
            for game, count in counts.items():
                popularity[game] = popularity.get(game, 0.0) + share * count
        return Totals(likings, popularity, interactions)
