"""Lets many pass at once, or one that needs everybody else to wait: writers of the catalogue, and the swap of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Gate:
    """Open at first."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._passing = 0
        self._closed = False

    @asynccontextmanager
    async def passing(self) -> AsyncIterator[None]:
        """Waits while the gate is closed, then keeps it from closing for this block."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._closed)
            self._passing += 1
        try:
            yield
        finally:
            async with self._changed:
                self._passing -= 1
                self._changed.notify_all()

    @asynccontextmanager
    async def closed(self) -> AsyncIterator[None]:
        """Closes the gate for this block, which begins when all have passed that were passing."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._closed)
            self._closed = True
            await self._changed.wait_for(lambda: not self._passing)
        try:
            yield
        finally:
            async with self._changed:
                self._closed = False
                self._changed.notify_all()
