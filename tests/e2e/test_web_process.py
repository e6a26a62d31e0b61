"""The door as a process: it drains when it is told to stop, and says in one line why it cannot start."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from services.cli.running.stack import Stack
from services.common.observability.probe_pages import PATHS
from tests.support.free_port import free_port
from tests.support.web import events_of


@asynccontextmanager
async def door(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.web", *arguments, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_it_says_not_ready_and_finishes_its_streams_before_it_ends(stack: Stack) -> None:
    port, metrics_port = free_port(), free_port()
    arguments = ("--port", str(port), "--gateway-target", stack.target, "--drain-delay-seconds", "2")
    async with (
        door(*arguments, "--metrics-port", str(metrics_port)) as process,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=60) as client,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{metrics_port}", trust_env=False, timeout=60) as beside,
    ):
        assert process.stderr is not None
        assert b"serving" in await process.stderr.readline()
        for path in PATHS:
            assert (await beside.get(path)).status_code == 200, path
        assert (await client.get("/readyz")).status_code == 200
        request = {"playerId": "player-001", "text": "посоветуй что-нибудь уютное"}
        async with client.stream("POST", "/v1/chat", json=request) as response:
            process.send_signal(signal.SIGTERM)
            assert b"draining" in await process.stderr.readline()
            for probes in (client, beside):
                assert (await probes.get("/readyz")).status_code == 503
                assert (await probes.get("/healthz")).status_code == 200
            await response.aread()
        assert events_of(response.text)[-1].name == "summary"
        assert await asyncio.wait_for(process.wait(), 20) == 0


async def test_a_port_that_is_taken_is_one_line_that_says_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with door("--port", str(port)) as process:
            _, said = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert said.decode().startswith(f"web: port {port} on 127.0.0.1 cannot be used")
    assert len(said.splitlines()) == 1


async def test_before_an_edge_that_asks_for_nothing_it_serves_this_machine_only(stack: Stack) -> None:
    # Another way to write 127.0.0.1, which is not known to be one.
    async with door("--host", "127.1", "--port", "0", "--gateway-target", stack.target) as process:
        _, said = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert said.decode().startswith("web: on 127.1 everybody could reach the edge")
    assert len(said.splitlines()) == 1


async def test_while_it_waits_for_the_edge_it_ends_when_it_is_told_to() -> None:
    nowhere = f"127.0.0.1:{free_port()}"
    async with door("--host", "127.1", "--port", "0", "--gateway-target", nowhere) as process:
        assert process.stderr is not None
        assert b"waiting for the edge" in await process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 10) == 0


async def test_without_an_edge_it_lives_and_is_not_ready() -> None:
    port = free_port()
    async with (
        door("--port", str(port), "--gateway-target", f"127.0.0.1:{free_port()}") as process,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=20) as client,
    ):
        assert process.stderr is not None
        await process.stderr.readline()
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
        response = await client.post("/v1/chat", json={"playerId": "p", "text": "x"})
    assert response.status_code == 503
    assert response.json() == {"code": "unavailable", "message": "the edge cannot be reached; try again in a moment"}
