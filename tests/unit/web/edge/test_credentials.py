"""Who may come in to the edge may by the door, and nobody else: real gRPC, real keys, every method and protocol."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from gamesrec.gateway.v1 import gateway_pb2_grpc
from services.common.channels import open_channel
from services.common.security.peer_key import PEER_KEY, new_peer_key
from services.common.security.principal import SCOPES
from services.gateway.service import DEFINITION
from services.gateway.settings import GatewaySettings
from services.web.edge.clients import GrpcEdge
from services.web.edge.exposure import check_exposure
from services.web.edge.methods import edge_methods
from services.web.settings import WebSettings
from tests.support.access import AccessFile, listening
from tests.support.web import JSON, SERVICE, Door, reason_of, running_door

METHODS = edge_methods()
# The servicer here has no methods: who is let in finds that out.
LET_IN = 500


@dataclass(frozen=True)
class Guarded:
    """A door before an edge that asks for keys."""

    door: Door
    edge: GrpcEdge
    access: AccessFile

    async def status(self, path: str, body: str = "{}", key: str | None = None) -> int:
        headers = JSON if key is None else {**JSON, "authorization": f"Bearer {key}"}
        return (await self.door.client.post(path, content=body, headers=headers)).status_code


@asynccontextmanager
async def guarded(directory: Path) -> AsyncIterator[Guarded]:
    access = AccessFile(directory / "access.yaml")
    access.add_key("all", *SCOPES)
    access.add_key("phone", "recommend", "read_players", player="player-7")
    settings = GatewaySettings(port=0, access_file=access.path)
    servicer = gateway_pb2_grpc.GatewayServiceServicer()  # type: ignore[abstract]  # it has none, as said above
    async with listening(DEFINITION, settings, servicer) as port:
        async with open_channel(f"127.0.0.1:{port}", offer_key=False) as channel:
            edge = GrpcEdge(channel, METHODS)
            async with running_door(edge) as door:
                yield Guarded(door, edge, access)


async def test_nobody_comes_in_by_any_method_or_protocol_without_a_key(tmp_path: Path) -> None:
    envelope = struct.pack(">BI", 0, 0)
    kinds = {"application/proto": b"", "application/grpc-web+proto": envelope, "application/connect+proto": envelope}
    async with guarded(tmp_path) as it:
        assert await it.status("/v1/chat") == 401
        for path, method in METHODS.items():
            if not method.streams:
                assert await it.status(path) == 401, path
            for kind, body in kinds.items():
                response = await it.door.client.post(path, content=body, headers={"content-type": kind})
                told = response.text + str(response.headers)
                served_otherwise = response.status_code == 415
                assert served_otherwise or "CREDENTIALS_MISSING" in told or "grpc-status" in told, (path, kind)
                assert "grpc-status: 0" not in told
                assert "grpc-status', '0'" not in told


async def test_wrong_and_cut_keys_are_refused_and_a_whole_one_is_not(tmp_path: Path) -> None:
    async with guarded(tmp_path) as it:
        key = it.access.keys["all"]
        for wrong in (key[:-1], key.partition(".")[0], "unknown." + key.partition(".")[2], "x"):
            assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "p"}', wrong) == 401, wrong[:8]
        assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "p"}', key) == LET_IN
        assert await it.status("/v1/chat", '{"playerId": "p", "text": "x"}', key) == LET_IN


async def test_a_key_acts_for_its_own_player_only(tmp_path: Path) -> None:
    async with guarded(tmp_path) as it:
        phone = it.access.keys["phone"]
        assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "player-7"}', phone) == LET_IN
        assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "player-8"}', phone) == 403
        assert await it.status("/v1/chat", '{"playerId": "player-8", "text": "x"}', phone) == 403
        assert await it.status(f"{SERVICE}/DeletePlayer", '{"playerId": "player-7"}', phone) == 403


async def test_the_key_of_the_machine_is_not_lent_to_who_comes_by_the_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PEER_KEY, new_peer_key())
    async with guarded(tmp_path) as it:
        response = await it.door.client.post(f"{SERVICE}/GetPlayer", content=b"{}", headers=JSON)
    assert response.status_code == 401
    assert reason_of(response.json()) == "CREDENTIALS_MISSING"


async def test_before_such_an_edge_a_door_may_be_reached_from_elsewhere(tmp_path: Path) -> None:
    async with guarded(tmp_path) as it:
        await check_exposure(it.edge, WebSettings(host="0.0.0.0"))
        assert await it.edge.is_ready()
