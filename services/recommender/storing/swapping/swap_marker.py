"""Tells all processes that share the store that one of them changes what serves: another catalogue, other vectors.

Within a process the gate keeps writers away from that; among several a point of the metadata does. While it stands,
writers wait. One that began before looks again when it has written, and writes once more if the point stands or another
version serves. So whatever is acknowledged was there to be compared, or went into what serves now.

Who holds the point writes it anew every few seconds. Whoever sees it unchanged for a minute takes it for what a killed
process left behind, and removes it. Each process goes by its own clock alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from services.common.errors import ServiceError, Unavailable
from services.recommender.storing.engines.vector_store import HasId, Point, StoredPoint, VectorStore, Where
from services.recommender.storing.schema import METADATA, SWAP_POINT

SECONDS_BETWEEN_LOOKS = 0.5
_SECONDS_BETWEEN_BEATS = 5.0
# A holder that could not write the point for so long lets nothing serve any more. What is left until others take the
# point for dead is far longer than the few writes of a swap take.
_LONGEST_SILENCE, _SECONDS_UNTIL_DEAD = 30.0, 60.0


class SwapMarker:
    """The point, as this process sees or holds it."""

    def __init__(self, store: VectorStore) -> None:
        self._store = store
        self._seen: object = None
        self._seen_since = 0.0

    async def stands(self, found: StoredPoint | None, asked_at: float) -> bool:
        """Whether a living process holds the point, which a read that began at `asked_at` has found.

        That time is one of the monotonic clock. A point that is dead is removed.
        """
        if found is None:
            return False
        if found.payload != self._seen:
            self._seen, self._seen_since = found.payload, asked_at
        if asked_at - self._seen_since < _SECONDS_UNTIL_DEAD:
            return True
        await self.remove()
        return False

    async def remove(self) -> None:
        """Takes the point away, if the store can do that now; for who knows that nobody holds it any more."""
        with contextlib.suppress(ServiceError):
            await self._store.delete(METADATA, Where(must=(HasId([SWAP_POINT]),)))

    @asynccontextmanager
    async def held(self) -> AsyncIterator[Hold]:
        """Holds the point for this block; waits while another process does."""
        hold = Hold(self._store)
        try:
            while not await hold.take():
                asked_at = time.monotonic()
                found = await self._store.retrieve(METADATA, [SWAP_POINT])
                if await self.stands(found.get(SWAP_POINT), asked_at):
                    await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            async with hold.beating():
                yield hold
        finally:
            # What was done is done; who cannot remove the point leaves it to those who will take it for dead.
            with contextlib.suppress(ServiceError):
                if await hold.is_mine():
                    await self.remove()


class Hold:
    """The point in the hands of its holder."""

    def __init__(self, store: VectorStore) -> None:
        self._store = store
        self._holder = uuid4().hex
        self._beats = 0
        self._heard_at = 0.0
        self._lost = False
        self._writing = asyncio.Lock()

    async def take(self) -> bool:
        """Writes the point unless it is there; whether it is this holder's now."""
        self._heard_at = time.monotonic()
        await self._store.insert_if_absent(METADATA, self._point())
        return await self.is_mine()

    async def is_mine(self) -> bool:
        """Whether the point that is stored is this holder's."""
        found = (await self._store.retrieve(METADATA, [SWAP_POINT])).get(SWAP_POINT)
        return found is not None and found.payload["holder"] == self._holder

    @asynccontextmanager
    async def beating(self) -> AsyncIterator[None]:
        """Shows during this block that the holder lives."""
        task = asyncio.create_task(self._beat_regularly())
        try:
            yield
        finally:
            # Not while it writes: the point must not come back after it was removed.
            async with self._writing:
                task.cancel()

    async def confirm(self) -> None:
        """Raises Unavailable if others may have taken the point for dead; to be called just before the swap."""
        await self._beat()
        if self._lost:
            raise Unavailable(
                "the store was out of reach for so long that others may have written meanwhile; let it serve again",
                reason="SWAP_INTERRUPTED",
                retry_after=SECONDS_BETWEEN_LOOKS,
            )

    async def _beat_regularly(self) -> None:
        while True:
            await asyncio.sleep(_SECONDS_BETWEEN_BEATS)
            with contextlib.suppress(ServiceError):
                await self._beat()

    async def _beat(self) -> None:
        async with self._writing:
            now = time.monotonic()
            self._lost = self._lost or now - self._heard_at > _LONGEST_SILENCE or not await self.is_mine()
            if not self._lost:
                await self._store.upsert(METADATA, [self._point()])
                self._heard_at = now

    def _point(self) -> Point:
        """Another one each time, so that others see it change."""
        self._beats += 1
        return Point(SWAP_POINT, {"holder": self._holder, "beats": self._beats})
