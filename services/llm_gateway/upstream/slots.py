"""Limits how many completions run at once, with a bounded queue of calls that wait; first come, first served."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress


class QueueFullError(Exception):
    """The queue holds as many calls as it may."""


class Slots:
    """`limit` calls may hold a slot at once, `queue` may wait for one; any of them may be cancelled at any time."""

    def __init__(self, limit: int, queue: int) -> None:
        self._limit = limit
        self._queue = queue
        self._waiting: deque[asyncio.Future[None]] = deque()
        self.held = 0

    @property
    def waiting(self) -> int:
        """Calls that wait for a slot."""
        return sum(not future.done() for future in self._waiting)

    async def acquire(self, seconds: float) -> None:
        """Takes a slot; each is to be given back by `release`. Raises QueueFullError at once, TimeoutError later."""
        if self.held < self._limit and not self._waiting:
            self.held += 1
            return
        if len(self._waiting) >= self._queue:
            raise QueueFullError
        granted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(granted)
        try:
            async with asyncio.timeout(seconds):
                await granted
        except BaseException:
            if granted.done() and not granted.cancelled():
                # The slot came together with the end of the waiting.
                self.release()
            else:
                with suppress(ValueError):
                    self._waiting.remove(granted)
            raise

    def release(self) -> None:
        """Gives a slot back: to the one who has waited longest, if any."""
        while self._waiting:
            granted = self._waiting.popleft()
            if not granted.done():
                granted.set_result(None)
                return
        self.held -= 1
