"""What must not come in is refused in time, by name and as JSON; through a real server, on a real socket."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from typing import Any

import pytest

from services.web.receiving import guard, metrics
from tests.fakes.web import FakeEdge, an_answer
from tests.support.web import JSON, SERVICE, fields_of, reason_of, running_door

GET_PLAYER = f"{SERVICE}/GetPlayer"
BODY = b'{"playerId": "p"}'
CHAT = b'{"playerId": "p", "text": "x"}'


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def document_of(answer: bytes) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(answer.partition(b"\r\n\r\n")[2])
    return document


def in_flight() -> float:
    """Posts that the door is serving, by its metrics."""
    (metric,) = metrics.REQUESTS_IN_FLIGHT.collect()
    return metric.samples[0].value


def post(path: str, *, host: str = "localhost", headers: bytes = b"", body: bytes = BODY) -> bytes:
    return (
        b"POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
        b"Connection: close\r\n%s\r\n%s" % (path.encode(), host.encode(), len(body), headers, body)
    )


async def test_a_path_that_is_written_differently_leads_nowhere() -> None:
    edge = FakeEdge()
    paths = [
        f"/{GET_PLAYER}",
        f"{GET_PLAYER}/",
        GET_PLAYER.replace("/", "%2f", 1),
        GET_PLAYER.replace("/GetPlayer", "%2fGetPlayer"),
        GET_PLAYER.replace("/GetPlayer", "//GetPlayer"),
        f"/.{GET_PLAYER}",
        f"/v1/..{GET_PLAYER}",
        GET_PLAYER.upper(),
        GET_PLAYER.replace("/GetPlayer", "/..;/GetPlayer"),
        f"{GET_PLAYER};a=b",
        f"{GET_PLAYER}.",
        GET_PLAYER.replace("GetPlayer", "getPlayer"),
        f"{GET_PLAYER}%00",
        f"{GET_PLAYER}#x",
        "/v1/chat%00",
        "/../../etc/passwd",
        "/page/index.html",
        "/index.html",
        "/%2e%2e/settings.py",
    ]
    async with running_door(edge) as door:
        for path in paths:
            answer = await door.raw(post(path))
            assert status_of(answer) == 404, path
            assert reason_of(document_of(answer)) == "UNKNOWN_PATH"
    assert not edge.calls


async def test_a_target_that_is_a_whole_url_leads_nowhere() -> None:
    async with running_door(FakeEdge()) as door:
        assert status_of(await door.raw(post(f"http://127.0.0.1{GET_PLAYER}"))) == 404


async def test_a_body_that_announces_a_gigabyte_is_refused_unread() -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        started = time.monotonic()
        answer = await door.raw(
            b"POST /v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1073741824\r\n\r\n" + b"x" * 100_000
        )
    assert status_of(answer) == 413
    assert reason_of(document_of(answer)) == "BODY_TOO_LARGE"
    assert time.monotonic() - started < 5
    assert not edge.calls


async def test_a_body_in_pieces_is_refused_once_it_is_too_large() -> None:
    async with running_door(FakeEdge(), max_body_bytes=1000) as door:
        answer = await door.raw(
            b"POST /v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n" + b"258\r\n" + b"x" * 600 + b"\r\n258\r\n" + b"x" * 600 + b"\r\n"
        )
    assert status_of(answer) == 413


async def test_a_body_that_does_not_arrive_is_given_up() -> None:
    async with running_door(FakeEdge(), body_seconds=0.2) as door:
        answer = await door.raw(
            b"POST /v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: 50\r\n\r\n{"
        )
    assert status_of(answer) == 408
    assert reason_of(document_of(answer)) == "BODY_TOO_SLOW"


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: local"])
async def test_a_head_that_does_not_arrive_is_given_up(begun: bytes) -> None:
    async with running_door(FakeEdge(), header_seconds=0.2) as door:
        answer = await door.raw(begun)
    assert status_of(answer) == 408
    assert reason_of(document_of(answer)) == "HEAD_TOO_SLOW"


async def test_a_second_head_that_does_not_arrive_is_given_up() -> None:
    async with running_door(FakeEdge(), header_seconds=0.2) as door:
        answer = await door.raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /healthz HT")
    assert answer.count(b"HTTP/1.1 200") == 1
    assert answer.count(b"HTTP/1.1 408") == 1


async def test_a_flood_of_headers_is_refused() -> None:
    flood = b"".join(b"X-%d: %s\r\n" % (number, b"a" * 100) for number in range(1000))
    async with running_door(FakeEdge()) as door:
        answer = await door.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\n" + flood)
    assert status_of(answer) == 431
    assert reason_of(document_of(answer)) == "HEAD_TOO_LARGE"


async def test_a_head_that_comes_in_one_piece_may_be_no_larger_nor_of_very_many_headers() -> None:
    many = b"".join(b"X-%d: y\r\n" % number for number in range(101))
    async with running_door(FakeEdge(), max_header_bytes=2048) as door:
        for headers in (many, b"X: " + b"a" * 2048 + b"\r\n"):
            answer = await door.raw(post("/v1/chat", headers=headers, body=CHAT))
            assert status_of(answer) == 431
            assert reason_of(document_of(answer)) == "HEAD_TOO_LARGE"


async def test_a_caller_that_goes_on_sending_a_head_still_reads_why_it_is_refused() -> None:
    async with running_door(FakeEdge()) as door:
        started = time.monotonic()
        answer = await door.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a." + b"A" * 8_000_000)
    assert status_of(answer) == 431
    assert time.monotonic() - started < 5


async def test_a_connection_that_was_refused_serves_nothing_more() -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        answer = await door.raw(b"GET / HTTP/1.1\r\nbad header: x\r\n\r\n" + post(GET_PLAYER))
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        writer.write(b"bad\r\n\r\n")
        first = await reader.readuntil(b"}")
        writer.write(post(GET_PLAYER))
        async with asyncio.timeout(5):
            rest = await reader.read()
        writer.close()
    assert (answer.count(b"HTTP/1.1"), (first + rest).count(b"HTTP/1.1")) == (1, 1)
    assert not edge.calls


@pytest.mark.parametrize("path", [GET_PLAYER, "/v1/chat"])
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("authorization", (b"Bearer a.b", b"Bearer c.d")),
        ("x-caller-id", (b"a", b"b")),
        ("content-type", (b"application/json",)),
        ("origin", (b"null", b"null")),
        ("content-encoding", (b"gzip", b"identity")),
    ],
)
async def test_what_decides_may_not_be_said_twice(path: str, name: str, values: tuple[bytes, ...]) -> None:
    edge = FakeEdge(events=an_answer())
    headers = b"".join(b"%s: %s\r\n" % (name.title().encode(), value) for value in values)
    async with running_door(edge) as door:
        answer = await door.raw(post(path, headers=headers, body=CHAT))
    assert status_of(answer) == 400
    assert fields_of(document_of(answer)) == [name]
    assert not edge.calls


async def test_two_lengths_of_one_body_are_refused_and_what_follows_is_not_read_as_a_request() -> None:
    edge = FakeEdge()
    body = b"0\r\n\r\n" + post(GET_PLAYER)
    async with running_door(edge) as door:
        answer = await door.raw(
            b"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n%s" % (GET_PLAYER.encode(), len(body), body)
        )
    assert status_of(answer) == 400
    assert fields_of(document_of(answer)) == ["content-length"]
    assert answer.count(b"HTTP/1.1") == 1
    assert not edge.calls


@pytest.mark.parametrize(
    "framing",
    [
        b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n-1\r\n{\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
        b"Content-Length: +2\r\n\r\n{}",
        b"Content-Length: 0x2\r\n\r\n{}",
        b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n{}",
        b"X: a\rb\r\nContent-Length: 2\r\n\r\n{}",
        b"X: a\x00b\r\nContent-Length: 2\r\n\r\n{}",
        b"Host: elsewhere\r\nContent-Length: 2\r\n\r\n{}",
    ],
)
async def test_a_body_whose_end_could_be_read_in_two_ways_is_refused(framing: bytes) -> None:
    edge = FakeEdge()
    begun = b"POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" % GET_PLAYER.encode()
    async with running_door(edge) as door:
        answer = await door.raw(begun + framing + post(GET_PLAYER))
    assert status_of(answer) in (400, 501)
    assert reason_of(document_of(answer)) == "MALFORMED"
    assert answer.count(b"HTTP/1.1") == 1
    assert not edge.calls


@pytest.mark.parametrize("offered", ["h2c", "websocket", "TLS/1.0"])
async def test_no_other_protocol_is_spoken_on_a_connection(offered: str) -> None:
    async with running_door(FakeEdge(), header_seconds=0.2) as door:
        answer = await door.raw(
            b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: %s\r\n"
            b"HTTP2-Settings: AAMAAABkAAQAAP__\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\nPRI" % offered.encode()
        )
    assert status_of(answer) == 200
    assert b"101" not in answer[:20]


async def test_what_is_not_sound_http_is_told_so() -> None:
    unsound = [
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nbad header: x\r\n\r\n",
    ]
    async with running_door(FakeEdge()) as door:
        for request in unsound:
            answer = await door.raw(request + b"\r\n\r\n")
            assert status_of(answer) == 400, request
            assert reason_of(document_of(answer)) == "MALFORMED"


async def test_http_1_0_is_answered_whole_and_closed() -> None:
    async with running_door(FakeEdge(events=an_answer())) as door:
        health = await door.raw(b"GET /healthz HTTP/1.0\r\n\r\n")
        chat = await door.raw(
            b"POST /v1/chat HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            % (len(CHAT), CHAT)
        )
    assert status_of(health) == 200
    assert health.endswith(b'{"status":"alive"}')
    head, _, events = chat.partition(b"\r\n\r\n")
    assert b"chunked" not in head.lower()
    assert events.startswith(b"id: 1\n")
    assert events.endswith(b"\n\n")


async def test_an_error_leaves_the_connection_usable_once_its_request_was_read() -> None:
    async with running_door(FakeEdge()) as door:
        for _ in range(3):
            response = await door.client.post("/v1/chat", content=b"{", headers=JSON)
            assert response.status_code == 400
            assert "connection" not in response.headers


async def test_a_post_from_a_page_of_somebody_else_is_refused() -> None:
    edge = FakeEdge()
    origins = [{"origin": each} for each in ("https://evil.example", "null", "http://127.0.0.1:1", "")]
    sites = [{"sec-fetch-site": each} for each in ("cross-site", "same-site")]
    async with running_door(edge) as door:
        for headers in (*origins, *sites):
            response = await door.client.post(GET_PLAYER, content=BODY, headers={**JSON, **headers})
            assert response.status_code == 403, headers
            assert reason_of(response.json()) == "CROSS_SITE"
            assert "access-control-allow-origin" not in response.headers
    assert not edge.calls


async def test_a_post_from_the_page_itself_is_served() -> None:
    async with running_door(FakeEdge()) as door:
        own = {"origin": f"http://{door.host}", "sec-fetch-site": "same-origin"}
        response = await door.client.post(GET_PLAYER, content=BODY, headers={**JSON, **own})
    assert response.status_code == 200


async def test_a_form_of_any_page_is_refused_by_its_type() -> None:
    edge = FakeEdge()
    kinds = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/grpc", ""]
    async with running_door(edge) as door:
        for path, kind in itertools.product([GET_PLAYER, "/v1/chat", f"{SERVICE}/Chat"], kinds):
            response = await door.client.post(path, content=BODY, headers={"content-type": kind})
            assert response.status_code == 415, (path, kind)
            assert fields_of(response.json()) == ["content-type"]
    assert not edge.calls


async def test_a_name_that_is_not_ours_gets_nothing_on_loopback() -> None:
    """DNS rebinding: a page of evil.example whose name leads to 127.0.0.1 is of one origin with the door."""
    async with running_door(FakeEdge()) as door:
        for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.7"):
            headers = {**JSON, "host": host, "origin": f"http://{host}"}
            for response in (
                await door.client.post(GET_PLAYER, content=BODY, headers=headers),
                await door.client.get("/", headers={"host": host}),
            ):
                assert response.status_code == 421, host
                assert reason_of(response.json()) == "HOST_NOT_ALLOWED"


async def test_every_name_of_this_machine_is_ours_on_loopback() -> None:
    async with running_door(FakeEdge()) as door:
        for host in ("localhost", "LOCALHOST:8080", "[::1]:50080", "127.0.0.1"):
            assert (await door.client.get("/healthz", headers={"host": host})).status_code == 200, host


async def test_configured_names_take_the_place_of_loopback() -> None:
    async with running_door(FakeEdge(), allowed_hosts=("games.example",)) as door:
        assert (await door.client.get("/healthz", headers={"host": "games.example"})).status_code == 200
        assert (await door.client.get("/healthz")).status_code == 421


async def test_a_configured_origin_may_ask_and_others_may_not() -> None:
    shop = "https://shop.example"
    async with running_door(FakeEdge(), cors_origins=(shop,)) as door:
        asked = {"origin": shop, "access-control-request-method": "POST"}
        preflight = await door.client.options(GET_PLAYER, headers=asked)
        answer = await door.client.post(GET_PLAYER, content=BODY, headers={**JSON, "origin": shop})
        foreign = await door.client.options(GET_PLAYER, headers={**asked, "origin": "https://evil.example"})
        plain = await door.client.get("/healthz")
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == shop
    assert "authorization" in preflight.headers["access-control-allow-headers"]
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == shop
    assert foreign.status_code == 403
    assert "access-control-allow-origin" not in foreign.headers
    assert plain.headers["vary"] == "origin"


async def test_without_configuration_no_origin_may_ask() -> None:
    async with running_door(FakeEdge()) as door:
        response = await door.client.options(GET_PLAYER, headers={"origin": "https://shop.example"})
    assert response.status_code == 403


async def test_a_method_that_a_path_does_not_take_is_named() -> None:
    async with running_door(FakeEdge()) as door:
        response = await door.client.get("/v1/chat")
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"


async def test_too_many_requests_at_once_are_refused_with_a_delay() -> None:
    edge = FakeEdge(events=an_answer()[:1], waits=True)
    async with running_door(edge, max_concurrent_calls=1) as door:
        async with door.client.stream("POST", "/v1/chat", content=CHAT, headers=JSON) as first:
            assert first.status_code == 200
            second = await door.client.post("/v1/chat", content=CHAT, headers=JSON)
        await asyncio.wait_for(edge.given_up.wait(), 5)
        edge.waits = False
        third = await door.client.post("/v1/chat", content=CHAT, headers=JSON)
    assert second.status_code == 429
    assert second.headers["retry-after"] == "1"
    assert reason_of(second.json()) == "OVERLOADED"
    assert third.status_code == 200


async def test_a_header_that_metadata_cannot_carry_is_refused() -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        for name in ("authorization", "x-caller-id", "traceparent"):
            answer = await door.raw(post("/v1/chat", headers=name.encode() + b": caf\xc3\xa9\r\n", body=CHAT))
            assert status_of(answer) == 400
            assert fields_of(document_of(answer)) == [name]
    assert not edge.calls


@pytest.mark.parametrize("path", [GET_PLAYER, "/v1/chat"])
async def test_a_credential_that_is_longer_than_metadata_may_be_is_refused(path: str) -> None:
    edge = FakeEdge()
    async with running_door(edge) as door:
        answer = await door.raw(post(path, headers=b"Authorization: Bearer " + b"A" * 8000 + b"\r\n", body=CHAT))
    assert status_of(answer) == 431
    assert fields_of(document_of(answer)) == ["authorization"]
    assert b"AAAA" not in answer
    assert not edge.calls


async def test_a_reader_that_takes_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_READING_SECONDS", 0.1)
    edge = FakeEdge(events=[*an_answer()[:1], *(an_answer("x" * 100_000)[1] for _ in range(300))], waits=True)
    async with running_door(edge, default_deadline_seconds=0.4) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port, limit=1024)
        writer.write(post("/v1/chat", body=CHAT))
        await reader.readuntil(b"\r\n\r\n")
        async with asyncio.timeout(5):
            while in_flight():
                await asyncio.sleep(0.02)
        writer.close()


async def test_a_defect_is_told_by_its_request_id_only(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakeEdge):
        async def is_ready(self) -> bool:
            raise ValueError("a secret of the server")

    async with running_door(Broken()) as door:
        response = await door.client.get("/readyz", headers={"x-request-id": "find-me"})
    assert response.status_code == 500
    assert "secret" not in response.text
    assert response.headers["x-request-id"] == "find-me"
    assert "request failed" in caplog.text
