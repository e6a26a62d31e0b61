"""An edge that asks for keys, and a door before it, as processes in front of the services of a running stack."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from gamesrec import client as edge
from services.cli.running.probes import door_answers
from services.cli.running.stack import Stack
from tests.support.access import AccessFile, all_but
from tests.support.free_port import free_port
from tests.support.issuer import Issuer
from tests.support.web import SERVICE, events_of, reason_of

INNER = ("embedder", "classifier", "recommender", "llm_gateway")


@dataclass(frozen=True)
class Guarded:
    """Both addresses, who is let in, and the logs of the edge and of the door."""

    target: str
    url: str
    file: AccessFile
    issuer: Issuer
    logs: tuple[Path, Path]

    def client(self, credential: str) -> httpx.AsyncClient:
        headers = {"authorization": f"Bearer {credential}"}
        return httpx.AsyncClient(base_url=self.url, headers=headers, trust_env=False, timeout=60)


@contextmanager
def process(log: Path, module: str, *options: str) -> Iterator[None]:
    with log.open("wb") as file:
        running = subprocess.Popen([sys.executable, "-m", module, *options], stderr=file)
    try:
        yield
    finally:
        running.kill()
        running.wait()


@pytest.fixture(scope="module")
def guarded(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Guarded]:
    directory = tmp_path_factory.mktemp("guarded")
    file, issuer = AccessFile(directory / "access.yaml"), Issuer()
    issuer.allow(file)
    file.add_key("phone", "recommend", "record", player="player-001")
    file.add_key("shop", *all_but("delete_players"))
    file.add_key("two-a-minute", *all_but(), limits={"requests_per_minute": 2})
    target, door = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
    inner = [f"--{name.replace('_', '-')}-target={stack.addresses.target(name)}" for name in INNER]
    asking = ("--port", target.rpartition(":")[2], "--access-file", str(file.path), *inner)
    opening = ("--port", door.rpartition(":")[2], "--gateway-target", target)
    log, log_of_door = directory / "edge.log", directory / "door.log"
    with (
        process(log, "services.gateway", "--log-level", "debug", *asking),
        process(log_of_door, "services.web", "--log-level", "debug", *opening),
    ):
        asyncio.run(_ready(door))
        yield Guarded(target, f"http://{door}", file, issuer, (log, log_of_door))


async def _ready(door: str) -> None:
    async with asyncio.timeout(60):
        while not await door_answers(door, path="/readyz", seconds=2, is_secure=False):
            await asyncio.sleep(0.1)


async def test_each_may_do_what_its_key_says_by_grpc_and_by_the_door(guarded: Guarded) -> None:
    phone = guarded.file.keys["phone"]
    # The player is that of the key.
    async with guarded.client(phone) as client:
        own = await client.post("/v1/chat", json={"text": "something cozy", "limit": 2})
        other = await client.post("/v1/chat", json={"playerId": "player-002", "text": "something cozy"})
        explained = await client.post(f"{SERVICE}/Explain", json={"playerId": "player-002", "gameId": "celeste"})
        event = {"eventId": "g1", "playerId": "player-002", "gameId": "celeste", "kind": "KIND_LIKE"}
        recorded = await client.post(f"{SERVICE}/RecordEvents", json={"events": [event]})
        read = await client.post(f"{SERVICE}/GetPlayer", json={})
    assert events_of(own.text)[0].data["playerKnown"]
    assert events_of(own.text)[-1].name == "summary"
    for refused in (other, explained, recorded):
        assert (refused.status_code, reason_of(refused.json())) == (403, "PLAYER_NOT_ALLOWED")
    assert (read.status_code, reason_of(read.json())) == (403, "SCOPE_MISSING")
    async with guarded.client(guarded.file.keys["shop"]) as client:
        assert (await client.post(f"{SERVICE}/GetPlayer", json={"playerId": "player-002"})).status_code == 200
        assert (await client.post(f"{SERVICE}/DeletePlayer", json={"playerId": "player-002"})).status_code == 403
    async with edge.AsyncClient(guarded.target, key=phone) as python:
        with pytest.raises(edge.NotAllowed, match="not for this player"):
            await python.recommend("player-002")
        assert (await python.recommend("player-001", limit=1)).games
    async with edge.AsyncClient(guarded.target) as python:
        with pytest.raises(edge.NotAuthenticated):
            await python.recommend("player-001")


async def test_a_token_is_as_good_as_a_key_until_it_expires(guarded: Guarded) -> None:
    request = {"text": "something cozy", "limit": 1}
    for credential, status in (
        (guarded.issuer.token("recommend", player_id="player-001"), 200),
        (guarded.issuer.token("record", player_id="player-001"), 403),
        (guarded.issuer.token("recommend", exp=1_700_000_000), 401),
        (Issuer().token("recommend"), 401),
    ):
        async with guarded.client(credential) as client:
            assert (await client.post(f"{SERVICE}/SearchGames", json=request)).status_code == status


async def test_a_limit_is_told_with_a_delay_and_no_log_holds_a_credential(guarded: Guarded) -> None:
    limited = guarded.file.keys["two-a-minute"]
    async with guarded.client(limited) as client:
        answers = [await client.post(f"{SERVICE}/GetGame", json={"gameId": "celeste"}) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert reason_of(answers[2].json()) == "QUOTA_REQUESTS"
    assert 0 < int(answers[2].headers["retry-after"]) <= 30
    async with guarded.client(limited[:-1]) as client:
        assert (await client.post(f"{SERVICE}/GetGame", json={"gameId": "celeste"})).status_code == 401
    secrets = [key.partition(".")[2][:20] for key in guarded.file.keys.values()]
    said = [log.read_text(encoding="utf-8") for log in guarded.logs]
    assert all(said)
    assert not [secret for secret in secrets if secret in "".join(said)]
    lines = [json.loads(line) for line in said[0].splitlines()]
    assert {"QUOTA_REQUESTS", "CREDENTIALS_INVALID"} <= {str(line.get("reason")) for line in lines}


def test_on_another_address_the_edge_does_not_start_without_keys() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "services.gateway", "--host", "0.0.0.0", "--port", "0"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "on 0.0.0.0 everybody could do everything" in ended.stderr.splitlines()[-1]
