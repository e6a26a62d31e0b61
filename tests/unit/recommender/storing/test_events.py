"""What players do with games: kept once, counted at once, and gone when they are forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import grpc
import pytest

from gamesrec.common.v1 import event_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.support.statuses import details_of
from tests.unit.recommender.calls import TODAY, Recommender, axis, game, ids, interaction

Event = event_pb2.PlayerEvent


def event(event_id: str, kind: Event.Kind.ValueType, game_id: str = "a", *, days_ago: float | None = 1) -> Event:
    made = Event(event_id=event_id, player_id="p", game_id=game_id, kind=kind, answer_id="r1", position=1)
    if days_ago is not None:
        made.occurred_at.FromDatetime(TODAY - timedelta(days=days_ago))
    return made


async def record(recommender: Recommender, *events: Event) -> tuple[int, int]:
    response = await recommender.stub.RecordEvents(pb.RecordEventsRequest(events=events))
    return response.recorded, response.repeated


async def ratings(recommender: Recommender) -> dict[str, float | None]:
    try:
        known = await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="p"))
    except grpc.aio.AioRpcError as error:
        if error.code() is grpc.StatusCode.NOT_FOUND:
            return {}
        raise
    return {each.game.game_id: each.rating if each.HasField("rating") else None for each in known.history}


@pytest.fixture
async def shop(recommender: Recommender) -> Recommender:
    await recommender.add_games(*(game(name, axis(number)) for number, name in enumerate("abcd")))
    return recommender


async def test_what_is_liked_disliked_played_or_not_wanted_counts_and_a_glance_does_not(shop: Recommender) -> None:
    assert await record(
        shop,
        event("1", Event.KIND_LIKE, "a"),
        event("2", Event.KIND_DISLIKE, "b"),
        event("3", Event.KIND_PLAY, "c"),
        event("4", Event.KIND_IMPRESSION, "d"),
        event("5", Event.KIND_CLICK, "d"),
    ) == (5, 0)
    assert await ratings(shop) == {"a": 5.0, "b": 1.0, "c": None}
    await record(shop, event("6", Event.KIND_NOT_INTERESTED, "d"))
    assert (await ratings(shop))["d"] == 0.0


async def test_a_game_that_is_not_wanted_is_not_recommended_again(shop: Recommender) -> None:
    assert "b" in ids((await shop.recommend("p")).games)
    await record(shop, event("1", Event.KIND_NOT_INTERESTED, "b"))
    assert "b" not in ids((await shop.recommend("p")).games)


async def test_an_event_counts_once_however_often_it_comes(shop: Recommender) -> None:
    like = event("1", Event.KIND_LIKE)
    assert await record(shop, like, like) == (1, 1)
    await record(shop, event("2", Event.KIND_DISLIKE, days_ago=0))
    assert await record(shop, like) == (0, 1)
    assert await ratings(shop) == {"a": 1.0}


async def test_of_two_events_with_one_id_the_first_counts_in_one_call_as_over_two(shop: Recommender) -> None:
    like, dislike = event("1", Event.KIND_LIKE, "a"), event("1", Event.KIND_DISLIKE, "b", days_ago=0)
    assert await record(shop, like, dislike) == (1, 1)
    assert await ratings(shop) == {"a": 5.0}
    assert await record(shop, dislike) == (0, 1)
    assert await ratings(shop) == {"a": 5.0}


async def test_a_play_leaves_a_rating_and_what_is_older_changes_nothing(shop: Recommender) -> None:
    await shop.record(interaction("p", "a", 4.0, days_ago=5))
    await record(shop, event("1", Event.KIND_PLAY, days_ago=1))
    assert await ratings(shop) == {"a": 4.0}
    await record(shop, event("2", Event.KIND_DISLIKE, days_ago=9))
    assert await ratings(shop) == {"a": 4.0}
    await record(shop, event("3", Event.KIND_LIKE, days_ago=0.5), event("4", Event.KIND_PLAY, days_ago=0.4))
    assert await ratings(shop) == {"a": 5.0}


async def test_the_same_event_id_of_another_player_is_another_event(shop: Recommender) -> None:
    other = event("1", Event.KIND_LIKE)
    other.player_id = "q"
    assert await record(shop, event("1", Event.KIND_LIKE), other) == (2, 0)


async def test_a_game_that_there_is_not_is_named_and_nothing_is_recorded(shop: Recommender) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await record(shop, event("1", Event.KIND_LIKE), event("2", Event.KIND_LIKE, "x"))
    assert list(details_of(caught.value)[1]) == ["events[1].game_id"]
    assert await ratings(shop) == {}
    assert await record(shop, event("1", Event.KIND_LIKE)) == (1, 0)


async def test_a_forgotten_player_leaves_no_events(shop: Recommender) -> None:
    glance = event("1", Event.KIND_IMPRESSION)
    await record(shop, glance)
    await shop.stub.DeletePlayer(pb.DeletePlayerRequest(player_id="p"))
    assert await record(shop, glance) == (1, 0)


@pytest.mark.parametrize("wrong", [{"kind": 0}, {"kind": 99}, {"event_id": ""}, {"game_id": ""}, {"player_id": ""}])
async def test_an_event_without_what_it_needs_is_refused(wrong: dict[str, Any], shop: Recommender) -> None:
    made = Event(**{"event_id": "1", "player_id": "p", "game_id": "a", "kind": Event.KIND_LIKE, **wrong})
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await record(shop, made)
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
