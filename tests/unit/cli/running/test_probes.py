"""The door is asked whether it is alive as it listens: with TLS or without."""

from __future__ import annotations

from pathlib import Path

from services.cli.running.probes import door_answers
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


async def test_where_nothing_listens_nothing_answers() -> None:
    assert not await door_answers(f"127.0.0.1:{free_port()}", path="/healthz", seconds=1, is_secure=False)
