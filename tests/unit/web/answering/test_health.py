"""What probes are told of the door, at its own port and beside its metrics, and that both can be closed."""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request

from services.common.observability import telemetry
from services.common.observability.probe_pages import PATHS, ProbePages
from services.web.answering.health import DoorHealth
from tests.fakes.web import FakeEdge
from tests.support.free_port import free_port
from tests.support.web import running_door


def status(port: int, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


async def beside_the_metrics(port: int) -> list[int]:
    """The statuses of the start, of readiness and of liveness."""
    return [await asyncio.to_thread(status, port, path) for path in PATHS]


async def test_beside_the_metrics_it_follows_the_door_and_the_edge_behind_it() -> None:
    pages, port, health, edge = ProbePages(), free_port(), DoorHealth(), FakeEdge(ready=False)
    telemetry.serve_metrics("127.0.0.1", port, pages)
    pages.ask(health.is_serving)
    assert await beside_the_metrics(port) == [503, 503, 200]
    health.opened(edge)
    assert await beside_the_metrics(port) == [200, 503, 200]
    edge.ready = True
    assert await beside_the_metrics(port) == [200, 200, 200]
    health.drain()
    assert await beside_the_metrics(port) == [200, 503, 200]


async def test_at_its_own_port_it_is_ready_as_long_as_the_edge_is() -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        assert (await door.client.get("/readyz")).status_code == 200
        edge.ready = False
        assert (await door.client.get("/readyz")).status_code == 503
        assert (await door.client.get("/healthz")).status_code == 200


async def test_health_and_the_description_can_be_closed() -> None:
    async with running_door(FakeEdge(), health="known", reflection="off") as door:
        for path in ("/healthz", "/readyz", "/v1/openapi.json"):
            assert (await door.client.get(path)).status_code == 404, path
