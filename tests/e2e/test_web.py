"""The HTTP door of the running stack: the same answers as over gRPC, and what a stranger may not do."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.addresses import WEB
from services.cli.running.stack import Stack
from services.gateway.understanding.languages.scripts import script_counts
from tests.support.logs import was_cancelled
from tests.support.web import JSON, SERVICE, events_of, fields_of, reason_of

TEXTS = sorted(Path("services/web/page/texts").glob("*.js"))
_attempts = re.compile(r"^gamesrec_llm_gateway_attempts_in_flight\{.*\} (\S+)$", re.MULTILINE)


@pytest.fixture
async def door(stack: Stack) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=stack.addresses.page, trust_env=False, timeout=60) as client:
        yield client


async def ask(door: httpx.AsyncClient, text: str, **fields: Any) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """The recommendations, the text and the summary of an answer."""
    response = await door.post("v1/chat", json={"playerId": "web-guest", "text": text, **fields})
    assert response.status_code == 200, response.text
    first, *middle, last = events_of(response.text)
    assert (first.name, last.name) == ("recommendations", "summary")
    assert {event.name for event in middle} == {"text"}
    assert [event.number for event in (first, *middle, last)] == [str(n) for n in range(1, len(middle) + 3)]
    return first.data, "".join(event.data["text"] for event in middle), last.data


def ids(recommendations: dict[str, Any]) -> list[str]:
    return [each["game"]["gameId"] for each in recommendations["games"]]


async def test_a_chat_goes_on_from_answer_to_answer(door: httpx.AsyncClient) -> None:
    first, text, summary = await ask(door, "a cozy game on Switch")
    assert len(ids(first)) == 5
    assert text
    assert [each["text"] for each in summary["state"]["constraints"]] == ["cozy", "Switch"]
    second, _, summary = await ask(door, "shorter", state=summary["state"])
    assert not set(ids(first)) & set(ids(second))
    assert [each["text"] for each in summary["state"]["constraints"]][:2] == ["cozy", "Switch"]


async def test_a_russian_chat_is_answered_in_russian(door: httpx.AsyncClient) -> None:
    _, text, summary = await ask(door, "посоветуй что-нибудь уютное")
    assert summary["language"] == "ru"
    assert script_counts(text)["CYRILLIC"] > 50


async def test_what_the_page_says_for_the_player_is_understood_in_every_language(door: httpx.AsyncClient) -> None:
    cozy = {"text": "cozy", "type": "SPAN_TYPE_KIND", "polarity": "POLARITY_WANTED", "names": ["cozy"]}
    state = {"version": 1, "constraints": [cozy], "text": "cozy"}
    assert len(TEXTS) == 11
    for file in TEXTS:
        words = dict(re.findall(r'^  (\w+): "(.+)",$', file.read_text(encoding="utf-8"), re.MULTILINE))
        first, _, summary = await ask(door, words["others"], state=state, limit=1)
        assert ids(first), file.stem
        assert [each["names"] for each in summary["state"].get("constraints", [])] == [["cozy"]], file.stem
        _, _, summary = await ask(door, words["moreLike"].replace("{title}", "Celeste"), limit=1)
        liked = {"type": "SPAN_TYPE_TITLE", "polarity": "POLARITY_LIKED", "gameIds": ["celeste"]}
        assert any(each.items() >= liked.items() for each in summary["state"].get("constraints", [])), file.stem


async def test_json_says_what_grpc_says(door: httpx.AsyncClient, gateway: gateway_pb2_grpc.GatewayServiceStub) -> None:
    request = gateway_pb2.SearchGamesRequest(text="racing", limit=5)
    over_grpc = await gateway.SearchGames(request)  # type: ignore[misc]
    over_http = await door.post(f"{SERVICE}/SearchGames", json={"text": "racing", "limit": 5})
    as_bytes = await door.post(
        f"{SERVICE}/SearchGames", content=request.SerializeToString(), headers={"content-type": "application/proto"}
    )
    assert ids(over_http.json()) == [each.game.game_id for each in over_grpc.games]
    assert gateway_pb2.SearchGamesResponse.FromString(as_bytes.content) == over_grpc


async def test_what_a_player_liked_is_recorded_and_forgotten(door: httpx.AsyncClient) -> None:
    interaction = {"playerId": "web-player", "gameId": "celeste", "rating": 5}
    recorded = await door.post(f"{SERVICE}/RecordInteractions", json={"interactions": [interaction]})
    assert recorded.json() == {"recorded": 1}
    known = await door.post(f"{SERVICE}/GetPlayer", json={"playerId": "web-player"})
    assert known.json()["history"][0]["game"]["gameId"] == "celeste"
    gone = await door.post(f"{SERVICE}/DeletePlayer", json={"playerId": "web-player"})
    assert gone.json()["deletedInteractions"] == "1"
    unknown = await door.post(f"{SERVICE}/GetPlayer", json={"playerId": "web-player"})
    assert unknown.status_code == 404
    assert unknown.json()["code"] == "not_found"


async def test_a_wrong_field_is_named_by_the_rules_of_the_protos(door: httpx.AsyncClient) -> None:
    for path, body, field in (
        ("v1/chat", {"playerId": "p", "text": " "}, "text"),
        ("v1/chat", {"text": "x"}, "player_id"),
        (f"{SERVICE}/Recommend", {"playerId": "p", "limit": 1000}, "limit"),
    ):
        response = await door.post(path, json=body)
        assert response.status_code == 400, response.text
        assert fields_of(response.json()) == [field]
    newer = await door.post("v1/chat", json={"playerId": "p", "text": "x", "state": {"version": 9}})
    assert reason_of(newer.json()) == "STATE_VERSION_UNSUPPORTED"


async def test_the_description_lists_what_there_is(door: httpx.AsyncClient) -> None:
    document = (await door.get("v1/openapi.json")).json()
    for path in document["paths"]:
        response = await door.post(path, content=b"{}", headers={"content-type": "text/plain"})
        assert response.status_code == 415, path


async def model_writes(stack: Stack) -> bool:
    """Whether the language model is being asked now."""
    async with httpx.AsyncClient(trust_env=False) as client:
        scrape = await client.get(f"http://127.0.0.1:{stack.addresses.metrics['llm_gateway']}/metrics")
    return any(float(each) for each in _attempts.findall(scrape.text))


async def test_who_leaves_a_chat_ends_it_up_to_the_model(stack: Stack, door: httpx.AsyncClient) -> None:
    """A service notes a call that its caller gave up as CANCELLED: the edge does, and what reaches the model."""
    asking = {"playerId": "player-001", "text": "I want a story-rich RPG with a big open world"}
    async with door.stream("POST", "v1/chat", json=asking) as response:
        request_id = response.headers["x-request-id"]
        async with asyncio.timeout(20):  # the model is asked after the games are sent
            while not await model_writes(stack):
                await asyncio.sleep(0.02)
    async with asyncio.timeout(20):
        for name in ("gateway", "llm_gateway"):
            while not was_cancelled(stack.log_of(name), request_id):
                await asyncio.sleep(0.02)


async def test_strangers_are_refused_by_the_running_door(stack: Stack, door: httpx.AsyncClient) -> None:
    target = stack.addresses.target(WEB)
    body = b'{"playerId":"p"}'
    evil = await door.post(f"{SERVICE}/GetPlayer", content=body, headers={**JSON, "origin": "http://evil.example"})
    rebound = await door.post(f"{SERVICE}/GetPlayer", content=body, headers={**JSON, "host": "evil.example"})
    large = await door.post("v1/chat", content=b" " * (2 * 1024 * 1024), headers=JSON)
    assert (evil.status_code, rebound.status_code, large.status_code) == (403, 421, 413)
    host, port = target.rsplit(":", 1)
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(b"GET //v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert (await reader.readline()).startswith(b"HTTP/1.1 404")
    writer.close()
