"""Turns the readiness of the service off while the engine keeps failing, and on again once it computes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from services.embedder import metrics

_log = logging.getLogger(__name__)
_FAILURES_IN_A_ROW = 2


class EngineHealth:
    """Counts failing batches in a row and probes for recovery. An async context manager, for one event loop."""

    def __init__(
        self,
        set_serving: Callable[[bool], Awaitable[None]],
        probe: Callable[[], Awaitable[object]],
        *,
        interval: float = 1.0,
    ) -> None:
        """`probe` encodes something and raises while the engine fails; it is tried every `interval` seconds, since
        without readiness no call would come to show that the engine is well again."""
        self._set_serving = set_serving
        self._probe = probe
        self._interval = interval
        self._failures = 0
        self._recovering: asyncio.Task[None] | None = None
        metrics.ENGINE_HEALTHY.set(1)

    async def __aenter__(self) -> EngineHealth:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._recovering is not None:
            self._recovering.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._recovering

    def batch_ended(self, well: bool) -> None:
        """Told of every batch, after it was tried again if it failed."""
        self._failures = 0 if well else self._failures + 1
        if self._failures >= _FAILURES_IN_A_ROW and self._recovering is None:
            self._recovering = asyncio.get_running_loop().create_task(self._recover())

    async def _recover(self) -> None:
        _log.error("engine keeps failing, not ready", extra={"failures": self._failures})
        metrics.ENGINE_HEALTHY.set(0)
        await self._set_serving(False)
        while self._failures:
            await asyncio.sleep(self._interval)
            with contextlib.suppress(Exception):
                await self._probe()
        metrics.ENGINE_HEALTHY.set(1)
        self._recovering = None
        await self._set_serving(True)
        _log.info("engine computes again, ready")
