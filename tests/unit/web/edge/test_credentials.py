"""Who may come in to the edge may by the door, and nobody else: real gRPC, real keys, every method and protocol."""

from __future__ import annotations

import base64
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.common import request as requests
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
# The servicer here has but two methods: who is let in to another finds that out.
LET_IN = 500


class Callers(gateway_pb2_grpc.GatewayServiceServicer):
    """Keeps whom it would pass on as the caller."""

    def __init__(self) -> None:
        self.callers: list[str | None] = []

    async def Recommend(self, request: Any, context: Any) -> gateway_pb2.RecommendResponse:  # noqa: N802
        current = requests.current()
        assert current is not None
        self.callers.append(dict(current.metadata).get("x-caller-id"))
        return gateway_pb2.RecommendResponse()

    async def Chat(self, request: Any, context: Any) -> AsyncIterator[gateway_pb2.ChatResponse]:  # noqa: N802
        await self.Recommend(request, context)
        yield gateway_pb2.ChatResponse()


@dataclass(frozen=True)
class Protocol:
    """How a method is asked, and which HTTP status the refusal that comes back stands for.

    `streams` tells which methods it is for, None for all.
    """

    media_type: str
    streams: bool | None
    enveloped: bool = False

    async def ask(self, door: Door, path: str, key: str | None) -> httpx.Response:
        headers = {"content-type": self.media_type} | ({"authorization": f"Bearer {key}"} if key else {})
        message = b"{}" if self.media_type.endswith("json") else b""
        body = struct.pack(">BI", 0, len(message)) + message if self.enveloped else message
        if self.media_type.endswith("web-text"):
            body = base64.b64encode(body)
        return await door.client.post(path, content=body, headers=headers)

    def told(self, response: httpx.Response) -> int:
        if not self.enveloped:
            return response.status_code
        # Such an answer has the status 200, and says at its end how it ended.
        said = response.content
        if self.media_type.endswith("web-text"):
            said = base64.b64decode(said)
        said += str(dict(response.headers)).encode()
        for status, marks in {
            401: (b'"code": "unauthenticated"', b"grpc-status: 16", b"'grpc-status': '16'"),
            403: (b'"code": "permission_denied"', b"grpc-status: 7", b"'grpc-status': '7'"),
        }.items():
            if any(mark in said for mark in marks):
                return status
        return 0


PROTOCOLS = (
    Protocol("application/json", streams=False),
    Protocol("application/proto", streams=False),
    Protocol("application/connect+json", streams=True, enveloped=True),
    Protocol("application/connect+proto", streams=True, enveloped=True),
    Protocol("application/grpc-web+proto", streams=None, enveloped=True),
    Protocol("application/grpc-web-text", streams=None, enveloped=True),
)


@dataclass(frozen=True)
class Guarded:
    """A door before an edge that asks for keys."""

    door: Door
    edge: GrpcEdge
    access: AccessFile
    callers: list[str | None]

    async def status(self, path: str, body: str = "{}", key: str | None = None) -> int:
        headers = JSON if key is None else {**JSON, "authorization": f"Bearer {key}"}
        return (await self.door.client.post(path, content=body, headers=headers)).status_code


@asynccontextmanager
async def guarded(directory: Path) -> AsyncIterator[Guarded]:
    access = AccessFile(directory / "access.yaml")
    access.add_key("all", *SCOPES)
    access.add_key("old", *SCOPES, expires="2020-01-01T00:00:00Z")
    access.add_key("powerless", "any_player")
    access.add_key("phone", "recommend", "read_players", player="player-7")
    access.add_key("greedy", *SCOPES, limits={"requests_per_minute": 2})
    settings = GatewaySettings(port=0, access_file=access.path)
    servicer = Callers()  # type: ignore[abstract]  # it has no more, as said above
    async with listening(DEFINITION, settings, servicer) as port:
        async with open_channel(f"127.0.0.1:{port}", offer_key=False) as channel:
            edge = GrpcEdge(channel, METHODS)
            async with running_door(edge) as door:
                yield Guarded(door, edge, access, servicer.callers)


async def test_nobody_comes_in_by_any_method_or_protocol_without_a_right_to(tmp_path: Path) -> None:
    async with guarded(tmp_path) as it:
        whole = it.access.keys["all"]
        refused = [(None, 401), (whole[:-1], 401), (f"all.{'A' * 43}", 401), (it.access.keys["old"], 401)]
        asked = 0
        for path, method in METHODS.items():
            for protocol in PROTOCOLS:
                if protocol.streams not in (None, method.streams):
                    continue
                for key, expected in (*refused, (it.access.keys["powerless"], 403)):
                    response = await protocol.ask(it.door, path, key)
                    assert protocol.told(response) == expected, (path, protocol.media_type, response.text)
                    asked += 1
        for key, expected in (*refused, (it.access.keys["powerless"], 403)):
            assert await it.status("/v1/chat", key=key) == expected
    streams = sum(method.streams for method in METHODS.values())
    assert asked == 5 * (2 * len(METHODS) + 2 * (len(METHODS) - streams) + 2 * streams)


async def test_wrong_and_cut_keys_are_refused_and_a_whole_one_is_not(tmp_path: Path) -> None:
    async with guarded(tmp_path) as it:
        key = it.access.keys["all"]
        for wrong in (key[:-1], key.partition(".")[0], "unknown." + key.partition(".")[2], "x"):
            assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "p"}', wrong) == 401, wrong[:8]
        assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "p"}', key) == LET_IN
        assert await it.status("/v1/chat", '{"playerId": "p", "text": "x"}', key) == 200


async def test_a_key_acts_for_its_own_player_only(tmp_path: Path) -> None:
    async with guarded(tmp_path) as it:
        phone = it.access.keys["phone"]
        assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "player-7"}', phone) == LET_IN
        assert await it.status(f"{SERVICE}/GetPlayer", '{"playerId": "player-8"}', phone) == 403
        assert await it.status("/v1/chat", '{"playerId": "player-8", "text": "x"}', phone) == 403
        assert await it.status(f"{SERVICE}/DeletePlayer", '{"playerId": "player-7"}', phone) == 403


async def test_who_comes_by_the_door_is_who_the_key_says_whatever_the_request_claims(tmp_path: Path) -> None:
    """Temporal CVE-2025-14986: authorised as one, carried out as another that the request named."""
    async with guarded(tmp_path) as it:
        for claimed in ("all", "gateway", "root"):
            for path, body in ((f"{SERVICE}/Recommend", "{}"), ("/v1/chat", '{"text": "x"}')):
                headers = {**JSON, "authorization": f"Bearer {it.access.keys['phone']}", "x-caller-id": claimed}
                await it.door.client.post(path, content=body, headers=headers)
    assert it.callers == ["phone"] * 6


async def test_the_limits_of_a_key_hold_by_the_door_too(tmp_path: Path) -> None:
    async with guarded(tmp_path) as it:
        key = it.access.keys["greedy"]
        assert [await it.status(f"{SERVICE}/Recommend", '{"playerId": "p"}', key) for _ in range(2)] == [200, 200]
        for path in (f"{SERVICE}/Recommend", "/v1/chat"):
            headers = {**JSON, "authorization": f"Bearer {key}"}
            response = await it.door.client.post(path, content='{"playerId": "p", "text": "x"}', headers=headers)
            assert (response.status_code, reason_of(response.json())) == (429, "QUOTA_REQUESTS")
            assert 1 <= int(response.headers["retry-after"]) <= 30
        assert await it.status(f"{SERVICE}/Recommend", '{"playerId": "p"}', it.access.keys["all"]) == 200


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
