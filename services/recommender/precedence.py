"""Lets reads go before writes in bulk: somebody waits for a recommendation, nobody for one row more of an ingest."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

# A write of an ingest waits so long at most, so that it goes on under any load of reads: at a tenth of its speed.
LONGEST_WAIT_SECONDS = 0.1


class Precedence:
    """Counts the reads under way; who writes in bulk waits between its writes until there is none."""

    def __init__(self, longest_wait: float = LONGEST_WAIT_SECONDS) -> None:
        """`longest_wait` is in seconds, for each write."""
        self._longest_wait = longest_wait
        self._reads = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A read is under way in this block."""
        self._reads += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._reads -= 1
            if not self._reads:
                self._idle.set()

    async def give_way(self) -> float:
        """Waits until no read is under way, or as long as a write may have to; returns the seconds."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self._longest_wait):
                await self._idle.wait()
        except TimeoutError:
            pass
        return time.monotonic() - began
