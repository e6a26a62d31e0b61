"""How much is liked and played overall: `Popularity` asks a store for it that several replicas write.

A server counts while this process serves. In the process the same is counted as it is written: `kept_totals`.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import Context
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
_log = logging.getLogger(__name__)
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
        """The totals as of lately."""

    def changing(self) -> AbstractAsyncContextManager[Changed | None]:
        """Yields what is to be told of each interaction that is written or deleted in this block; None for nothing."""

    def recount(self) -> None:
        """Counts all again, in the background."""

    async def close(self) -> None:
        """Call it once before the store is closed."""


class Popularity:
    """Counts the interactions in a vector store, at most once in `seconds`, more rarely where it takes long.

    A count goes on beside the requests, which are answered by the one before. While nothing has been counted yet, or 0
    `seconds` are given, they wait for it.
    """

    def __init__(self, store: VectorStore, seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._counting: asyncio.Task[None] | None = None
        self._totals = Totals()
        self._expires = 0.0

    async def open(self) -> None:
        """Begins to count."""
        self._count_beside()

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[None]:
        """What changes is seen when the store is asked again."""
        yield None

    def recount(self) -> None:
        """Done every few seconds anyway."""

    async def close(self) -> None:
        """Ends a count that is under way."""
        if self._counting is not None:
            self._counting.cancel()
            await asyncio.gather(self._counting, return_exceptions=True)

    async def totals(self) -> Totals:
        """The totals of the last count. Raises what the store does while there is none."""
        if not self._seconds:
            return await self._count()
        if time.monotonic() >= self._expires:
            counting = self._count_beside()
            # Nothing is counted in no time; and a store that has just been filled is not to be taken for empty.
            if not self._totals.interactions:
                await asyncio.shield(counting)
        return self._totals

    def _count_beside(self) -> asyncio.Task[None]:
        """The count that is under way, or one that begins now."""
        if self._counting is None or self._counting.done():
            # Not within the request that happens to ask: it would end with that one's deadline and trace.
            self._counting = asyncio.create_task(self._renew(), context=Context())
            self._counting.add_done_callback(_tell_failure)
        return self._counting

    async def _renew(self) -> None:
        began = time.monotonic()
        try:
            self._totals = await self._count()
        except Exception:
            # Requests that the totals before can answer do not each try again.
            if self._totals.interactions:
                self._rest_from(began)
            raise
        self._rest_from(began)

    def _rest_from(self, began: float) -> None:
        ended = time.monotonic()
        self._expires = ended + max(self._seconds, _REST * (ended - began))

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


def _tell_failure(counting: asyncio.Task[None]) -> None:
    if not counting.cancelled() and (error := counting.exception()) is not None:
        _log.warning("totals could not be counted, those counted before serve on", extra={"error": str(error)})
