"""Every method of the edge is spoken in Connect, gRPC-Web and JSON, and the edge hears what it would from gRPC."""

from __future__ import annotations

import asyncio
import base64
import gzip
import json
import struct
from typing import Any

import pytest
from google.protobuf.any_pb2 import Any as PackedMessage
from google.rpc import error_details_pb2

from gamesrec.gateway.v1 import gateway_pb2
from services.web.edge.errors import CallFailed
from services.web.edge.methods import edge_methods
from tests.fakes.web import FakeEdge, an_answer
from tests.support.web import JSON, SERVICE, fields_of, reason_of, running_door

CHAT = gateway_pb2.ChatRequest(player_id="p", text="x")


def envelope(message: bytes, flags: int = 0) -> bytes:
    return struct.pack(">BI", flags, len(message)) + message


def envelopes(body: bytes) -> list[tuple[int, bytes]]:
    found = []
    while body:
        flags, length = struct.unpack(">BI", body[:5])
        found.append((flags, body[5 : 5 + length]))
        body = body[5 + length :]
    return found


def failure() -> CallFailed:
    """What the edge says of a wrong field."""
    details = []
    for message in (
        error_details_pb2.ErrorInfo(reason="INVALID_ARGUMENT", domain="gamesrec"),
        error_details_pb2.BadRequest(
            field_violations=[error_details_pb2.BadRequest.FieldViolation(field="limit", description="must be small")]
        ),
    ):
        packed = PackedMessage()
        packed.Pack(message)
        details.append(packed)
    return CallFailed("INVALID_ARGUMENT", "limit: must be small", details)


async def test_every_unary_method_is_there_as_json_and_as_protobuf() -> None:
    edge = FakeEdge()
    unary = [method for method in edge_methods().values() if not method.streams]
    async with running_door(edge) as door:
        for method in unary:
            for kind, body in (("application/json", b"{}"), ("application/proto", b"")):
                response = await door.client.post(method.path, content=body, headers={"content-type": kind})
                assert response.status_code == 200, (method.path, response.text)
                assert response.headers["content-type"] == kind
    assert [call.method for call in edge.calls] == [method.name for method in unary for _ in range(2)]


async def test_json_is_read_by_either_name_and_written_in_camel_case() -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        for body in ({"player_id": "p", "history_limit": 3}, {"playerId": "p", "historyLimit": 3}):
            response = await door.client.post(f"{SERVICE}/GetPlayer", json=body)
            assert response.status_code == 200
    expected = gateway_pb2.GetPlayerRequest(player_id="p", history_limit=3)
    assert [call.request for call in edge.calls] == [expected, expected]


async def test_a_stream_of_connect_ends_with_its_end() -> None:
    async with running_door(FakeEdge(events=an_answer("Привет"))) as door:
        response = await door.client.post(
            f"{SERVICE}/Chat",
            content=envelope(b'{"playerId":"p","text":"x"}'),
            headers={"content-type": "application/connect+json"},
        )
    *messages, (flags, end) = envelopes(response.content)
    assert [next(iter(json.loads(message))) for _, message in messages] == ["recommendations", "textDelta", "summary"]
    assert json.loads(messages[1][1]) == {"textDelta": {"text": "Привет"}}
    assert flags == 2
    assert json.loads(end) == {}


async def test_a_stream_of_connect_that_fails_says_why_at_its_end() -> None:
    async with running_door(FakeEdge(events=an_answer()[:1], breaks=failure())) as door:
        response = await door.client.post(
            f"{SERVICE}/Chat",
            content=envelope(CHAT.SerializeToString()),
            headers={"content-type": "application/connect+proto"},
        )
    (_, first), (flags, end) = envelopes(response.content)
    assert gateway_pb2.ChatResponse.FromString(first) == an_answer()[0]
    assert flags == 2
    error = json.loads(end)["error"]
    assert error["code"] == "invalid_argument"
    assert reason_of(error) == "INVALID_ARGUMENT"
    assert fields_of(error) == ["limit"]


@pytest.mark.parametrize("text", [False, True], ids=["bytes", "base64"])
async def test_grpc_web_has_messages_and_trailers(text: bool) -> None:
    kind = "application/grpc-web-text+proto" if text else "application/grpc-web+proto"
    body = envelope(CHAT.SerializeToString())
    edge = FakeEdge(events=an_answer())
    async with running_door(edge) as door:
        response = await door.client.post(
            f"{SERVICE}/Chat",
            content=base64.b64encode(body) if text else body,
            headers={"content-type": kind, "x-grpc-web": "1"},
        )
    assert response.headers["content-type"] == kind
    content = response.content
    if text:
        pieces = content.replace(b"=", b"= ").replace(b"= =", b"==").split()
        content = b"".join(base64.b64decode(piece) for piece in pieces)
    *messages, (flags, trailers) = envelopes(content)
    assert [gateway_pb2.ChatResponse.FromString(message) for _, message in messages] == an_answer()
    assert flags == 0x80
    assert b"grpc-status: 0" in trailers
    assert edge.calls[0].request == CHAT


async def test_grpc_web_that_fails_has_the_status_in_its_trailers() -> None:
    async with running_door(FakeEdge(failure=failure())) as door:
        response = await door.client.post(
            f"{SERVICE}/GetPlayer", content=envelope(b""), headers={"content-type": "application/grpc-web+proto"}
        )
    trailers = response.headers.get("grpc-status") or response.content.decode("latin-1")
    assert "3" in trailers


async def test_a_body_in_base64_that_is_none_is_refused() -> None:
    async with running_door(FakeEdge()) as door:
        response = await door.client.post(
            f"{SERVICE}/Chat", content=b"not base64!", headers={"content-type": "application/grpc-web-text"}
        )
    assert response.status_code == 400
    assert fields_of(response.json()) == ["body"]


async def test_a_failure_of_a_unary_call_is_one_document_with_reason_and_fields() -> None:
    async with running_door(FakeEdge(failure=failure())) as door:
        response = await door.client.post(f"{SERVICE}/Recommend", json={"playerId": "p"})
    error = response.json()
    assert response.status_code == 400
    assert error["code"] == "invalid_argument"
    assert error["message"] == "limit: must be small"
    assert reason_of(error) == "INVALID_ARGUMENT"
    assert fields_of(error) == ["limit"]
    packed = error_details_pb2.ErrorInfo.FromString(base64.b64decode(error["details"][0]["value"] + "=="))
    assert packed.reason == "INVALID_ARGUMENT"


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("UNAUTHENTICATED", 401),
        ("PERMISSION_DENIED", 403),
        ("NOT_FOUND", 404),
        ("RESOURCE_EXHAUSTED", 429),
        ("FAILED_PRECONDITION", 400),
        ("UNAVAILABLE", 503),
        ("DEADLINE_EXCEEDED", 504),
        ("INTERNAL", 500),
    ],
)
async def test_codes_of_the_edge_become_statuses(code: str, status: int) -> None:
    async with running_door(FakeEdge(failure=CallFailed(code, "no"))) as door:
        for path in (f"{SERVICE}/GetPlayer", "/v1/chat"):
            response = await door.client.post(path, json={"playerId": "p"})
            assert response.status_code == status
            assert response.json() == {"code": code.lower(), "message": "no"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"limit": -1}', "limit: must be a whole number of at least 0"),
        (b'{"limit": 1.5}', "limit: must be a whole number of at least 0"),
        (b'{"playerId": 5}', "playerId: must be a text"),
        (b'{"filter": {"minHours": "long"}}', "filter.minHours: must be a number"),
        (b'{"filter": {"modes": ["PLAY_MODE_DREAMING"]}}', "filter.modes: must be one of PLAY_MODE_SINGLE_PLAYER, "),
        (b'{"filter": {"genres": "RPG"}}', "filter.genres: must be a list"),
        (b'{"filter": 3}', "filter: must be an object"),
    ],
)
async def test_a_value_of_another_type_is_answered_with_what_the_field_takes(body: bytes, said: str) -> None:
    async with running_door(FakeEdge()) as door:
        response = await door.client.post(f"{SERVICE}/Recommend", content=body, headers=JSON)
        assert response.status_code == 400
        assert said in response.json()["message"]


WRONG: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "body", "UNDECODABLE"),
    "cut off": (b'{"playerId": "p"', "body", "UNDECODABLE"),
    "a list": (b"[]", "body", "UNDECODABLE"),
    "not UTF-8": (b'{"playerId": "\xff"}', "body", "UNDECODABLE"),
    "half a character": (b'{"playerId": "\\ud800"}', "", "UNDECODABLE"),
    "very deep": (b"[" * 100_000, "body", "UNDECODABLE"),
    "very deep below a field": (b'{"filter":' * 200 + b"1" + b"}" * 200, "", ""),
    "an endless number": (b'{"limit": ' + b"9" * 5000 + b"}", "body", "UNDECODABLE"),
    "an unknown field": (b'{"playerName": "p"}', "playerName", "UNKNOWN_FIELD"),
    "an unknown field within": (b'{"filter": {"minYaer": 1}}', "filter.minYaer", "UNKNOWN_FIELD"),
    "a wrong type": (b'{"limit": "many"}', "limit", "UNDECODABLE"),
    "a wrong type within": (b'{"filter": {"minYear": {}}}', "filter.minYear", "UNDECODABLE"),
    "an unknown value": (b'{"filter": {"modes": ["PLAY_MODE_DREAMING"]}}', "filter.modes", "UNDECODABLE"),
}


@pytest.mark.parametrize(("body", "field", "reason"), WRONG.values(), ids=WRONG.keys())
async def test_json_that_is_no_request_is_refused_by_field_and_reason(body: bytes, field: str, reason: str) -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        for path in (f"{SERVICE}/Recommend", "/v1/chat"):
            response = await door.client.post(path, content=body, headers=JSON)
            assert response.status_code == 400, response.text
            error: dict[str, Any] = response.json()
            assert error["code"] == "invalid_argument"
            assert len(response.content) < 2000
            if reason:
                assert reason_of(error) == reason
            if field:
                assert fields_of(error) == [field]
    assert not edge.calls


async def test_protobuf_that_is_none_is_refused() -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        response = await door.client.post(
            f"{SERVICE}/GetPlayer", content=b"\xff\xff", headers={"content-type": "application/proto"}
        )
    assert response.status_code == 400
    assert response.json()["code"] == "invalid_argument"
    assert not edge.calls


async def test_a_small_body_that_unpacks_to_a_large_one_is_refused() -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    edge = FakeEdge()
    async with running_door(edge) as door:
        response = await door.client.post(
            f"{SERVICE}/GetPlayer", content=bomb, headers={**JSON, "content-encoding": "gzip"}
        )
    assert len(bomb) < 100_000
    assert response.status_code == 429
    assert response.json()["code"] == "resource_exhausted"
    assert not edge.calls


@pytest.mark.parametrize("path", [f"{SERVICE}/GetPlayer", "/v1/chat"])
async def test_credentials_ids_and_traces_go_on_and_nothing_else_does(path: str) -> None:
    edge = FakeEdge(events=an_answer())
    sent = {
        "authorization": "Bearer id.secret",
        "x-caller-id": "shop",
        "x-allow-degraded": "true",
        "x-request-id": "find-me",
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "cookie": "session=1",
        "x-forwarded-for": "10.0.0.1",
    }
    async with running_door(edge) as door:
        response = await door.client.post(path, json={"playerId": "p"}, headers=sent)
    assert response.status_code == 200
    assert response.headers["x-request-id"] == "find-me"
    assert edge.calls[0].metadata == {key: sent[key] for key in list(sent)[:5]}


async def test_a_caller_may_shorten_the_deadline_and_not_lengthen_it() -> None:
    edge = FakeEdge()
    async with running_door(edge, default_deadline_seconds=5.0) as door:
        for milliseconds in ("1000", "3600000"):
            headers = {**JSON, "connect-timeout-ms": milliseconds}
            await door.client.post(f"{SERVICE}/GetPlayer", content=b"{}", headers=headers)
    short, long = (call.timeout for call in edge.calls)
    assert 0.5 < short <= 1
    assert long == 5


@pytest.mark.parametrize("kind", ["application/json", "application/connect+json"])
async def test_a_caller_that_leaves_ends_the_call_of_the_edge(kind: str) -> None:
    edge = FakeEdge(events=an_answer()[:1], waits=True)
    streams = kind != "application/json"
    body = b'{"playerId":"p","text":"x"}' if streams else b'{"playerId":"p"}'
    async with running_door(edge) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        content = envelope(body) if streams else body
        path = f"{SERVICE}/{'Chat' if streams else 'GetPlayer'}"
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(content)}\r\n\r\n".encode()
            + content
        )
        if streams:
            await reader.readuntil(b"recommendations")
        else:
            async with asyncio.timeout(5):
                while not edge.calls:
                    await asyncio.sleep(0)
        writer.close()
        await asyncio.wait_for(edge.given_up.wait(), 1)
