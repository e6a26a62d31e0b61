"""What a shop asks of the running stack beside recommendations: games, why one is recommended, events, experiments."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from services.cli.running.stack import Stack
from services.demo.catalogue import load_catalogue
from tests.support.web import SERVICE, events_of, fields_of, reason_of

CATALOGUE = {game.game_id: game for game in load_catalogue()}
PLAYER = "catalogue-player"


@pytest.fixture
async def door(stack: Stack) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=stack.addresses.page, trust_env=False, timeout=60) as client:
        yield client


async def post(door: httpx.AsyncClient, method: str, *, status: int = 200, **request: Any) -> dict[str, Any]:
    response = await door.post(f"{SERVICE}/{method}", json=request)
    assert response.status_code == status, response.text
    answer: dict[str, Any] = response.json()
    return answer


async def test_the_whole_catalogue_is_listed_page_by_page(door: httpx.AsyncClient) -> None:
    listed: list[str] = []
    token, pages = "", 0
    while token or not pages:
        page = await post(door, "ListGames", pageSize=30, pageToken=token)
        assert 0 < len(page["games"]) <= 30
        listed += [game["gameId"] for game in page["games"]]
        token, pages = page.get("nextPageToken", ""), pages + 1
    assert pages > 1
    assert len(listed) == len(set(listed))
    assert set(listed) == set(CATALOGUE)


async def test_a_game_and_those_like_it(door: httpx.AsyncClient) -> None:
    game = (await post(door, "GetGame", gameId="celeste"))["game"]
    assert (game["title"], game["summary"]) == (CATALOGUE["celeste"].title, CATALOGUE["celeste"].summary)
    alike = await post(door, "SimilarGames", gameId="celeste", limit=5)
    found = [each["game"]["gameId"] for each in alike["games"]]
    assert len(found) == len(set(found)) == 5
    assert "celeste" not in found
    assert any("Platformer" in CATALOGUE[each].genres for each in found)
    unknown = await post(door, "GetGame", gameId="no-such-game", status=404)
    assert reason_of(unknown) == "GAME_NOT_FOUND"


async def test_why_a_game_is_for_a_player_adds_up(door: httpx.AsyncClient) -> None:
    best = (await post(door, "Recommend", playerId="player-001", limit=1))["recommendations"]["games"][0]["game"][
        "gameId"
    ]
    told = (await post(door, "Explain", playerId="player-001", gameId=best))["explanation"]
    assert told["playerKnown"]
    assert 1 <= told["position"] <= told["considered"]
    assert sum(each.get("contribution", 0) for each in told["lists"]) == pytest.approx(told["score"])
    assert all("weight" in each for each in told["lists"])


async def test_an_event_counts_once_however_often_it_is_sent(door: httpx.AsyncClient) -> None:
    answer = await door.post("v1/chat", json={"playerId": PLAYER, "text": "a hard platformer", "limit": 3})
    first = events_of(answer.text)[0].data
    game, answer_id = first["games"][0]["game"]["gameId"], answer.headers["x-request-id"]
    event = {"playerId": PLAYER, "gameId": game, "answerId": answer_id, "position": 1}
    kinds = ("IMPRESSION", "CLICK", "LIKE", "DISLIKE", "PLAY", "NOT_INTERESTED", "LIKE")
    events = [{**event, "eventId": f"{answer_id}-{n}", "kind": f"KIND_{kind}"} for n, kind in enumerate(kinds)]
    assert await post(door, "RecordEvents", events=events) == {"recorded": len(kinds)}
    assert await post(door, "RecordEvents", events=events) == {"repeated": len(kinds)}
    try:
        known = await post(door, "GetPlayer", playerId=PLAYER)
        assert [each["game"]["gameId"] for each in known["history"]] == [game]
        again = await post(door, "Recommend", playerId=PLAYER, limit=20)
        assert game not in [each["game"]["gameId"] for each in again["recommendations"]["games"]]
    finally:
        await post(door, "DeletePlayer", playerId=PLAYER)
    unknown = await post(door, "RecordEvents", events=[{**events[0], "gameId": "no-such-game"}], status=400)
    assert fields_of(unknown) == ["events[0].game_id"]


async def test_a_filter_value_that_is_misspelt_is_answered_with_those_that_there_are(door: httpx.AsyncClient) -> None:
    for method, request in (
        ("Recommend", {"playerId": "player-001"}),
        ("SearchGames", {"text": "jumping"}),
        ("SimilarGames", {"gameId": "celeste"}),
    ):
        refused = await post(door, method, **request, filter={"genres": ["Platfromer"]}, status=400)
        assert reason_of(refused) == "UNKNOWN_FILTER_VALUE"
        assert fields_of(refused) == ["filter.genres[0]"]
        assert "the nearest first: Platformer" in refused["message"]
