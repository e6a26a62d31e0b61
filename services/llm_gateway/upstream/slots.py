"""A bounded number of holders and a bounded queue in front, first come first served, whoever gets cancelled when."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress


class QueueFullError(Exception):
    """As many wait already as may."""


class Slots:
    """`limit` may hold a slot at once, `queue` may wait for one."""

    def __init__(self, limit: int, queue: int) -> None:
        self._limit = limit
        self._queue = queue
        self._waiting: deque[asyncio.Future[None]] = deque()
        self.held = 0

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(not future.done() for future in self._waiting)

    async def acquire(self, seconds: float) -> None:
        """Takes a slot; each is to be given back by `release`. Raises QueueFullError at once, TimeoutError later."""
        if self.held < self._limit and not self._waiting:
            self.held += 1
            return
        if len(self._waiting) >= self._queue:
            raise QueueFullError
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(seconds):
                await turn
        except BaseException:
            if turn.done() and not turn.cancelled():
                # The slot came together with the end of the waiting.
                self.release()
            else:
                with suppress(ValueError):
                    self._waiting.remove(turn)
            raise

    def release(self) -> None:
        """Gives a slot back: to the one who has waited longest, if any."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.held -= 1
