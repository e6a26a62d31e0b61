"""The door is asked whether it is alive as it listens: with TLS or without, and beside its metrics if not there."""

from __future__ import annotations

import asyncio
import os
import socket
from pathlib import Path

import pytest

from services.cli.running.addresses import WEB, Addresses
from services.cli.running.liveness import LivenessRules
from services.cli.running.probes import door_answers
from services.cli.running.process import Process
from services.cli.running.stack import Stack
from services.common.observability import telemetry
from services.common.observability.probe_pages import ProbePages
from services.common.security.peer_key import PEER_KEY, new_peer_key
from services.web.answering.health import DoorHealth
from tests.fakes.web import FakeEdge
from tests.support.certificates import Authority
from tests.support.free_port import free_port
from tests.support.web import running_door


async def test_a_door_is_alive_with_and_without_tls(tmp_path: Path) -> None:
    # For a name of others: the probe asks a process of its own, and does not mind.
    certificate, key = Authority().issue("shop.example", "shop.example").write(tmp_path)
    async with running_door(FakeEdge(), tls_certificate=certificate, tls_key=key) as door:
        assert await door_answers(door.host, path="/healthz", seconds=5, is_secure=True)
        assert not await door_answers(door.host, path="/healthz", seconds=5, is_secure=False)
    async with running_door(FakeEdge()) as door:
        assert await door_answers(door.host, path="/healthz", seconds=5, is_secure=False)
        assert not await door_answers(door.host, path="/nothing", seconds=5, is_secure=False)


async def test_a_door_that_hides_its_health_is_asked_beside_its_metrics(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PEER_KEY, new_peer_key())
    pages, health, edge, port = ProbePages(), DoorHealth(), FakeEdge(ready=False), free_port()
    telemetry.serve_metrics("127.0.0.1", port, pages)
    pages.ask(health.is_serving)
    health.opened(edge)
    async with running_door(edge, health="known") as door:
        addresses = Addresses({WEB: door.port}, metrics={WEB: port})
        hidden = {"WEB_HEALTH": "known"}
        stack = Stack(data_dir=tmp_path, models_dir=tmp_path, addresses=addresses, environment=hidden)
        assert await stack._door_answers("/healthz", seconds=5)
        assert not await stack._door_answers("/readyz", seconds=5)
        edge.ready = True
        assert await stack._door_answers("/readyz", seconds=5)


@pytest.mark.parametrize("closed", [{"EMBEDDER_HEALTH": "known"}, {"EMBEDDER_TLS_CERTIFICATE": "embedder.pem"}])
async def test_a_service_that_tells_strangers_nothing_is_found_to_hang_beside_its_metrics(
    closed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PEER_KEY, new_peer_key())
    pages, port, answers = ProbePages(), free_port(), True

    async def is_serving(name: str) -> bool:
        return answers

    telemetry.serve_metrics("127.0.0.1", port, pages)
    pages.ask(is_serving)
    # The kernel goes on to take connections for a process that hangs.
    with socket.create_server(("127.0.0.1", 0)) as listening:
        addresses = Addresses({"embedder": listening.getsockname()[1]}, metrics={"embedder": port})
        stack = Stack(data_dir=tmp_path, models_dir=tmp_path, addresses=addresses, environment=closed)
        idle = Process.start("embedder", ["sleep", "600"], environment=os.environ, log=tmp_path / "embedder.log")
        stack._processes["embedder"] = idle
        await stack.wait_ready_one("embedder", seconds=30)
        rules = LivenessRules(interval=0.01, timeout=5, checks=2)
        hung = asyncio.ensure_future(stack.wait_hung("embedder", rules, has_served=True))
        try:
            await asyncio.sleep(0.3)
            assert not hung.done()
            answers = False
            await asyncio.wait_for(hung, 30)
        finally:
            hung.cancel()
            stack.kill("embedder")


async def test_where_nothing_listens_nothing_answers() -> None:
    assert not await door_answers(f"127.0.0.1:{free_port()}", path="/healthz", seconds=1, is_secure=False)
