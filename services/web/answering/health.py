"""Tells probes how the door is: whether it lives, has started and can serve, at its own port and beside the metrics."""

from __future__ import annotations

from services.common.readiness import LIVENESS, READINESS
from services.web.edge.ports import Edge
from services.web.receiving.asgi import JSON_TYPE, App, Receive, Scope, Send, respond, to_json
from services.web.receiving.routes import Route

_READ = ("GET", "HEAD")


class DoorHealth:
    """What holds of one door, under the names that health has in every service."""

    def __init__(self) -> None:
        self._edge: Edge | None = None
        self._draining = False

    def opened(self, edge: Edge) -> None:
        """From now on the door has started, and is as ready as the edge behind it."""
        self._edge = edge

    def drain(self) -> None:
        """From now on it is not ready, for good."""
        self._draining = True

    async def is_serving(self, name: str) -> bool:
        """What health says under a name; any but liveness and readiness is that of the start."""
        if name == LIVENESS:
            return True
        if name == READINESS:
            return self._edge is not None and not self._draining and await self._edge.is_ready()
        return self._edge is not None


def health_routes(health: DoorHealth) -> list[Route]:
    """The pages of probes at the door's own port."""
    return [
        Route("/healthz", _READ, _page(health, LIVENESS, ("alive", "not alive"))),
        Route("/readyz", _READ, _page(health, READINESS, ("ready", "not ready"))),
    ]


def _page(health: DoorHealth, name: str, words: tuple[str, str]) -> App:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        serving = await health.is_serving(name)
        body = to_json({"status": words[0] if serving else words[1]})
        await respond(send, 200 if serving else 503, body, [(b"content-type", JSON_TYPE)])

    return app
