"""Lets many pass at once, or one that needs everybody else to wait: writers of the catalogue, and the swap of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager


class Gate:
    """Open at first. Whoever is cancelled, waiting or inside, leaves it as if it had never come."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()
        self._passing = 0
        self._closed = False

    @asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        """Waits while the gate is closed, then keeps it from closing for this block."""
        await self._until(lambda: not self._closed)
        self._passing += 1
        try:
            yield
        finally:
            # Without an await, at which a cancellation could come in between.
            self._passing -= 1
            self._changed.set()

    @asynccontextmanager
    async def closed(self) -> AsyncIterator[None]:
        """Closes the gate for this block, which begins when all have passed that were passing."""
        await self._until(lambda: not self._closed)
        self._closed = True
        try:
            await self._until(lambda: not self._passing)
            yield
        finally:
            self._closed = False
            self._changed.set()

    async def _until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            self._changed.clear()
            await self._changed.wait()
