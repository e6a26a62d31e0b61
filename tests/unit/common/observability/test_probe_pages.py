"""Health by HTTP beside the metrics says what health by gRPC says, and nothing where the event loop hangs."""

from __future__ import annotations

import asyncio
import time
import urllib.error
import urllib.request

import pytest

from services.common.observability import telemetry
from services.common.observability.probe_pages import PATHS, ProbePages
from services.common.server import ServiceServer
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.free_port import free_port


@pytest.fixture
def pages() -> ProbePages:
    return ProbePages()


@pytest.fixture
def port(pages: ProbePages) -> int:
    port = free_port()
    telemetry.serve_metrics("127.0.0.1", port, pages)
    return port


def status(port: int, path: str) -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


async def statuses(port: int) -> dict[str, int]:
    return {path: await asyncio.to_thread(status, port, path) for path in PATHS}


async def test_they_follow_a_service_from_its_start_to_its_end(pages: ProbePages, port: int) -> None:
    assert await statuses(port) == {"/startupz": 503, "/readyz": 503, "/healthz": 503}
    server = ServiceServer(DEFINITION, EchoSettings(drain_delay_seconds=0), open_service)
    await server.start()
    pages.ask(server.is_serving)
    assert await statuses(port) == {"/startupz": 503, "/readyz": 503, "/healthz": 200}
    await server.open()
    assert await statuses(port) == {"/startupz": 200, "/readyz": 200, "/healthz": 200}
    await server.drain()
    assert (await statuses(port))["/readyz"] == 503
    await server.close()


async def test_a_hanging_event_loop_is_not_alive(pages: ProbePages, port: int) -> None:
    async def is_serving(name: str) -> bool:
        return True

    pages.ask(is_serving)
    asking = asyncio.get_running_loop().run_in_executor(None, status, port, "/healthz")
    time.sleep(2)  # noqa: ASYNC251
    assert await asking == 503


async def test_what_takes_too_long_to_find_out_is_not_there_and_not_waited_for(pages: ProbePages, port: int) -> None:
    given_up = asyncio.Event()

    async def never(name: str) -> bool:
        try:
            return await asyncio.Event().wait()
        finally:
            given_up.set()

    pages.ask(never)
    assert await asyncio.to_thread(status, port, "/readyz") == 503
    async with asyncio.timeout(5):
        await given_up.wait()


def test_an_event_loop_that_has_ended_is_not_alive(pages: ProbePages, port: int) -> None:
    async def is_serving(name: str) -> bool:
        return True

    async def ask() -> None:
        pages.ask(is_serving)
        assert await asyncio.to_thread(status, port, "/healthz") == 200

    asyncio.run(ask())
    assert status(port, "/healthz") == 503


def test_the_metrics_are_beside_them(port: int) -> None:
    assert status(port, "/metrics") == 200
    assert status(port, "/healthz/") == 200, "any other path is that of the metrics"
