"""How much is liked and played overall: `Popularity` asks a store for it that several replicas write.

A server counts while this process serves. In the process the same is counted as it is written: `kept_totals`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from services.recommender.storing.engines.vector_store import Between, Payload, VectorStore, Where
from services.recommender.storing.interactions import microseconds
from services.recommender.storing.schema import INTERACTIONS

_MOST_GAMES = 10_000
_MOST_PLAYERS = 50_000
# Counting takes at most this part of the time: a second for a million interactions, so once in 50 s then.
_REST = 50
# A liking counts the sum of the shares of the windows it falls in: older than a year .4, this year .7, this month 1.
ALWAYS = 0.4
WINDOWS = ((timedelta(days=365), 0.3), (timedelta(days=30), 0.3))


@dataclass(frozen=True, slots=True)
class Totals:
    """Likings of each game, the same with recent ones counting more, and interactions of each player.

    Of very many only the most frequent are counted; a game or a player that is missing has no more than any listed.
    """

    likings: Mapping[str, int] = field(default_factory=dict)
    popularity: Mapping[str, float] = field(default_factory=dict)
    interactions: Mapping[str, int] = field(default_factory=dict)
    # How many a player that is not listed is taken to have.
    unlisted: int = 1


# Told of interactions (point ids and payloads): those of the first became those of the second.
Changed = Callable[[Iterable[tuple[str, Payload]], Iterable[tuple[str, Payload]]], None]


class TotalsSource(Protocol):
    """Where the totals come from."""

    async def open(self) -> None:
        """Call it once before anything else."""

    async def totals(self) -> Totals:
        """The totals, at most a few seconds old."""

    def changing(self) -> AbstractAsyncContextManager[Changed | None]:
        """Yields what is to be told of each interaction that is written or deleted in this block; None for nothing."""

    def recount(self) -> None:
        """Counts all again, in the background."""

    async def close(self) -> None:
        """Call it once before the store is closed."""


class Popularity:
    """Counts the interactions in a vector store, at most once in `seconds`, more rarely where it takes long."""

    def __init__(self, store: VectorStore, seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._counting = asyncio.Lock()
        self._totals = Totals()
        self._expires = 0.0

    async def open(self) -> None:
        """Nothing to do: the first request counts."""

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[None]:
        """What changes is seen when the store is asked again."""
        yield None

    def recount(self) -> None:
        """Done every few seconds anyway."""

    async def close(self) -> None:
        """Nothing to do."""

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
        recent = [Where(must=(Between("occurred_at", microseconds(now - age)),)) for age, _ in WINDOWS]
        likings, interactions, *windows = await asyncio.gather(
            self._store.facet(INTERACTIONS, "liked_game", limit=_MOST_GAMES),
            self._store.facet(INTERACTIONS, "player_id", limit=_MOST_PLAYERS),
            *(self._store.facet(INTERACTIONS, "liked_game", limit=_MOST_GAMES, where=where) for where in recent),
        )
        popularity = {game: ALWAYS * count for game, count in likings.items()}
        for (_, share), counts in zip(WINDOWS, windows, strict=True):
            for game, count in counts.items():
                popularity[game] = popularity.get(game, 0.0) + share * count
        return Totals(likings, popularity, interactions, min(interactions.values(), default=1))
