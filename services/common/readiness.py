"""Tells the health checks of a service what holds: that it has started, lives, and can serve."""

from __future__ import annotations

from collections.abc import Iterable

from grpc_health.v1 import health, health_pb2

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING
# The names that the probes of Kubernetes and `gamesrec up` ask for.
STARTUP, READINESS, LIVENESS = "startup", "readiness", "liveness"


class Readiness:
    """Lets an open service say that it cannot serve for now, and that it can again."""

    def __init__(self, servicer: health.aio.HealthServicer, grpc_name: str) -> None:
        self._servicer = servicer
        self._names = ("", READINESS, grpc_name)
        self._open = False
        self._serving = True
        self._said: dict[str, bool] = {}
        self._draining = False

    async def set(self, serving: bool) -> None:
        """Sets what the readiness probe and the overall health say, from when the service is open."""
        self._serving = serving
        if self._open:
            await self._say(self._names, serving)

    async def set_part(self, name: str, serving: bool) -> None:
        """Sets what health says of one thing that this service depends on or does, under a name of its own."""
        await self._say((name,), serving)

    async def start(self) -> None:
        """Reports alive, but neither started nor ready."""
        await self._say((*self._names, STARTUP), serving=False)
        await self._say((LIVENESS,), serving=True)

    async def opened(self) -> None:
        """Reports started and, unless it was told otherwise, ready."""
        self._open = True
        await self._say((STARTUP,), serving=True)
        await self._say(self._names, self._serving)

    def is_serving(self, name: str) -> bool:
        """What health says under a name now; False for one that it does not know."""
        return self._said.get(name, False) and not self._draining

    async def drain(self) -> None:
        """Reports not ready, for good: later changes have no effect."""
        self._draining = True
        await self._servicer.enter_graceful_shutdown()

    async def _say(self, names: Iterable[str], serving: bool) -> None:
        for name in names:
            self._said[name] = serving
            await self._servicer.set(name, SERVING if serving else NOT_SERVING)
