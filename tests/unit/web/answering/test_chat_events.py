"""A chat as server-sent events: in their order, told apart, and over when the caller is gone."""

from __future__ import annotations

import asyncio
import logging

import pytest

from gamesrec.gateway.v1 import gateway_pb2
from services.web.edge.errors import CallFailed
from tests.fakes.web import FakeEdge, an_answer
from tests.support.web import JSON, Event, events_of, running_door

CHAT = b'{"playerId": "p", "text": "x"}'


async def test_an_answer_is_its_events_in_order_with_ids() -> None:
    edge = FakeEdge(events=an_answer("Попробуйте\n\nCeleste."))
    async with running_door(edge) as door:
        response = await door.client.post("/v1/chat", content=CHAT, headers=JSON)
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"
    assert events_of(response.text) == [
        Event("1", "recommendations", {"games": [{"game": {"gameId": "celeste"}}]}),
        Event("2", "text", {"text": "Попробуйте\n\nCeleste."}),
        Event("3", "summary", {"language": "en"}),
    ]
    assert edge.calls[0].request == gateway_pb2.ChatRequest(player_id="p", text="x")


async def test_an_answer_that_breaks_off_ends_with_an_error() -> None:
    edge = FakeEdge(events=an_answer()[:2], breaks=CallFailed("UNAVAILABLE", "the edge cannot be reached"))
    async with running_door(edge) as door:
        response = await door.client.post("/v1/chat", content=CHAT, headers=JSON)
    *_, last = events_of(response.text)
    assert last == Event("3", "error", {"code": "unavailable", "message": "the edge cannot be reached"})


async def test_what_fails_before_the_first_event_is_an_http_error() -> None:
    async with running_door(FakeEdge(failure=CallFailed("UNAUTHENTICATED", "give a key"))) as door:
        response = await door.client.post("/v1/chat", content=CHAT, headers=JSON)
    assert response.status_code == 401
    assert response.json() == {"code": "unauthenticated", "message": "give a key"}


async def test_an_answer_without_events_is_an_empty_stream() -> None:
    async with running_door(FakeEdge()) as door:
        response = await door.client.post("/v1/chat", content=CHAT, headers=JSON)
    assert response.status_code == 200
    assert not events_of(response.text)


async def test_a_silent_stream_is_kept_open_by_comments() -> None:
    edge = FakeEdge(events=an_answer()[:1], waits=True)
    async with running_door(edge, keep_alive_seconds=0.02) as door:
        async with door.client.stream("POST", "/v1/chat", content=CHAT, headers=JSON) as response:
            comments = 0
            async for line in response.aiter_lines():
                comments += line.startswith(":")
                if comments == 3:
                    break
        await asyncio.wait_for(edge.given_up.wait(), 1)


@pytest.mark.parametrize("begun", [0, 1], ids=["before the first event", "after it"])
async def test_a_caller_that_leaves_ends_the_call_of_the_edge(begun: int) -> None:
    edge = FakeEdge(events=an_answer()[:begun], waits=True)
    async with running_door(edge) as door:
        asking = asyncio.create_task(door.client.post("/v1/chat", content=CHAT, headers=JSON))
        async with asyncio.timeout(5):
            while not edge.calls:
                await asyncio.sleep(0.001)
        asking.cancel()
        await asyncio.wait_for(edge.given_up.wait(), 1)


async def test_neither_texts_nor_players_nor_keys_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = "Bearer id.very-secret"
    body = b'{"playerId": "somebody-known", "text": "a private wish"}'
    async with running_door(
        FakeEdge(events=an_answer("a private answer"), breaks=CallFailed("INTERNAL", "no"))
    ) as door:
        for path in ("/v1/chat", "/v1/chat?key=very-secret", "/very-secret-path"):
            await door.client.post(path, content=body, headers={**JSON, "authorization": secret})
        await door.client.post("/v1/chat", content=body[:-2], headers={**JSON, "authorization": secret})
    ours = [each for each in caplog.records if each.name.startswith(("services", "uvicorn"))]
    written = " ".join(f"{each.getMessage()} {each.__dict__}" for each in ours)
    assert "/v1/chat" in written
    for private in ("somebody-known", "private", "secret"):
        assert private not in written
