"""Answers probes by HTTP beside the metrics: those of Kubernetes by gRPC speak no TLS, which a service may ask for.

`/startupz`, `/readyz` and `/healthz` say what the health names `startup`, `readiness` and `liveness` say: 200 or 503.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError

from services.common.readiness import LIVENESS, READINESS, STARTUP

# Shorter than the patience of any probe, so that an event loop which hangs is told from a network which does.
_SECONDS = 1.5
PATHS = {"/startupz": STARTUP, "/readyz": READINESS, "/healthz": LIVENESS}


class ProbePages:
    """Answers from a thread of the metrics what the event loop of the service says; 503 until there is one."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_serving: Callable[[str], Awaitable[bool]] | None = None

    def ask(self, is_serving: Callable[[str], Awaitable[bool]]) -> None:
        """From now on the answers are those of `is_serving` for a health name, awaited on the running event loop."""
        self._is_serving, self._loop = is_serving, asyncio.get_running_loop()

    def are_of(self, path: str) -> bool:
        """Whether there is a page at this path."""
        return path in PATHS

    def is_serving(self, path: str) -> bool:
        """What a page says: False too where the event loop does not come to answer, or has ended."""
        if self._loop is None:
            return False
        answer = self._answer(PATHS[path])
        try:
            asking = asyncio.run_coroutine_threadsafe(answer, self._loop)
        except RuntimeError:
            # The loop has been closed.
            answer.close()
            return False
        try:
            return asking.result(_SECONDS)
        except (TimeoutError, CancelledError):
            asking.cancel()
            return False

    async def _answer(self, name: str) -> bool:
        assert self._is_serving is not None
        return await self._is_serving(name)
