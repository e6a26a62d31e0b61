"""Keeps the totals of likings and plays of a store that no other process writes: counts each write, scans for nobody.

What is counted is one point of the metadata, written when the store closes and after a recount. After a kill it no
longer has as many interactions as the store, and all are counted again in the background, a page at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from heapq import nlargest

from services.common.errors import ResourceExhausted
from services.recommender.storing.engines.vector_store import Payload, Point, StoredPoint, VectorStore
from services.recommender.storing.interactions import counted, microseconds
from services.recommender.storing.popularity import ALWAYS, WINDOWS, Changed, Totals
from services.recommender.storing.readable import records_of, retrieve_readable
from services.recommender.storing.schema import INTERACTIONS, METADATA, metadata_point

_POINT = metadata_point("totals")
_FIELDS = ("player_id", "liked_game", "occurred_at")
_MOST_KEPT = 50_000
_log = logging.getLogger(__name__)


class KeptTotals:
    """Counts interactions as they are written; `totals` costs nothing."""

    def __init__(self, store: VectorStore) -> None:
        self._store = store
        self._counted = _Counts()
        # While all are counted again: the new counts, and the point id up to which they are complete.
        self._again: _Counts | None = None
        self._position = ""
        self._recounting: asyncio.Task[None] | None = None
        # A page that is read in the middle of a write would be counted with some of it.
        self._reading_or_writing = asyncio.Lock()

    async def open(self) -> None:
        """Takes up the kept totals; begins to count again if they are not those of what is stored."""
        kept = (await self._store.retrieve(METADATA, [_POINT])).get(_POINT)
        if kept is not None:
            self._counted = _Counts.read(kept.payload)
        if self._counted.all != await self._store.count(INTERACTIONS):
            self.recount()

    async def totals(self) -> Totals:
        """The totals as of the last write."""
        counted = self._counted
        return Totals(counted.likings, counted.popularity, counted.players)

    @asynccontextmanager
    async def changing(self) -> AsyncIterator[Changed]:
        """Yields what is to be told of each interaction that is written or deleted in this block."""
        async with self._reading_or_writing:
            yield self._changed

    def _changed(self, before: Iterable[tuple[str, Payload]], after: Iterable[tuple[str, Payload]]) -> None:
        for sign, points in ((-1, before), (1, after)):
            for point, payload in points:
                self._counted.add(payload, sign)
                if self._again is not None and point <= self._position:
                    self._again.add(payload, sign)

    def recount(self) -> None:
        """Counts all again in the background, as of now: likings leave the windows of time that they were in."""
        if self._recounting is None or self._recounting.done():
            self._recounting = asyncio.create_task(self._recount())

    async def recounted(self) -> None:
        """Waits for a recount that is under way."""
        if self._recounting is not None:
            await self._recounting

    async def close(self) -> None:
        """Ends a recount and keeps the totals."""
        if self._recounting is not None:
            self._recounting.cancel()
            await asyncio.gather(self._recounting, return_exceptions=True)
        await self._keep()

    async def _recount(self) -> None:
        began = time.monotonic()
        try:
            self._again, self._position = _Counts(), ""
            pages = aiter(self._store.pages(INTERACTIONS, fields=[]))
            while (page := await self._next(pages)) is not None:
                for each in records_of(INTERACTIONS, page, lambda point: counted(point.payload)):
                    self._again.add(each, 1)
            self._counted = self._again
            await self._keep()
            _log.info("totals counted", extra={"seconds": round(time.monotonic() - began, 2)})
        except Exception:
            # What was counted before serves on; the next fit or start counts again.
            _log.exception("totals could not be counted")
        finally:
            self._again = None

    async def _next(self, pages: AsyncIterator[list[StoredPoint]]) -> list[StoredPoint] | None:
        """The next page without what is damaged, between writes; pages come in the order of point ids."""
        async with self._reading_or_writing:
            page = await anext(pages, None)
            if not page:
                return page
            self._position = page[-1].id
            ids = [point.id for point in page]
            return list((await retrieve_readable(self._store, INTERACTIONS, ids, payload=_FIELDS)).values())

    async def _keep(self) -> None:
        # On a full disk the next start counts again.
        with contextlib.suppress(ResourceExhausted):
            await self._store.upsert(METADATA, [Point(_POINT, self._counted.written())])


class _Counts:
    """Counts of one moment's windows."""

    def __init__(self, now: int | None = None) -> None:
        self.now = microseconds(datetime.now(UTC)) if now is None else now
        self._windows = [(self.now - window // timedelta(microseconds=1), part) for window, part in WINDOWS]
        self.all = 0
        self.likings: Counter[str] = Counter()
        self.popularity: Counter[str] = Counter()
        self.players: Counter[str] = Counter()

    def add(self, interaction: Payload, sign: int) -> None:
        """Counts an interaction in (1) or out again (-1)."""
        self.all += sign
        _count(self.players, interaction["player_id"], sign)
        game = interaction.get("liked_game")
        if game is None:
            return
        share = ALWAYS
        for begin, part in self._windows:
            if interaction["occurred_at"] >= begin:
                share += part
        if _count(self.likings, game, sign):
            # Rounded, so that what is counted in and out again leaves no trace that orders equals.
            self.popularity[game] = round(self.popularity[game] + sign * share, 6)  # type: ignore[assignment]
        else:
            self.popularity.pop(game, None)

    def written(self) -> Payload:
        """As a payload. Of very many players and games those with the most."""
        return {
            "now": self.now,
            "all": self.all,
            **{
                name: dict(nlargest(_MOST_KEPT, getattr(self, name).items(), key=lambda item: item[1]))
                for name in ("likings", "popularity", "players")
            },
        }

    @classmethod
    def read(cls, payload: Payload) -> _Counts:
        """What `written` wrote."""
        made = cls(payload["now"])
        made.all = payload["all"]
        for name in ("likings", "popularity", "players"):
            getattr(made, name).update(payload[name])
        return made


def _count(counts: Counter[str], key: str, sign: int) -> bool:
    """Whether any are left."""
    counts[key] += sign
    if counts[key] <= 0:
        del counts[key]
        return False
    return True
