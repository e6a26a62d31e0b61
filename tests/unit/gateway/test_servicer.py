"""Requests that are wrong are refused by name, and errors of backends reach the caller."""

from __future__ import annotations

from typing import Any

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from gamesrec.common.v1 import common_pb2, event_pb2
from gamesrec.gateway.v1 import gateway_pb2
from tests.support.statuses import details_of
from tests.unit.gateway.world import World


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n\t "}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"text": "x" * 1_000_000}, "text"),
        ({"text": "\u00a0\u3000\u200b\u200d\ufeff"}, "text"),
        ({"player_id": ""}, "player_id"),
        ({"player_id": " \u3000"}, "player_id"),
        ({"player_id": "anna\0"}, "player_id"),
        ({"player_id": "anna\u202e"}, "player_id"),
        ({"language": "not a language!!"}, "language"),
        ({"player_id": "x" * 129}, "player_id"),
        ({"limit": 0}, "limit"),
        ({"limit": 51}, "limit"),
        ({"limit": 4_000_000_000}, "limit"),
        ({"filter": common_pb2.GameFilter(genres=[""])}, "filter.genres[0]"),
        ({"history": [gateway_pb2.Turn(text="hi")]}, "history[0].speaker"),
    ],
)
async def test_a_wrong_field_is_named(fields: dict[str, Any], wrong: str) -> None:
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.Chat(gateway_pb2.ChatRequest(**{"player_id": "p", "text": "hi", **fields})).read()
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert wrong in details_of(caught.value)[1]


async def test_a_request_of_ten_megabytes_is_not_taken_in() -> None:
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.Chat(gateway_pb2.ChatRequest(player_id="p", text="x" * 10_000_000)).read()
    assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ({"min_year": 2050, "max_year": 1990}, "filter: min_year must not be later than max_year"),
        ({"min_hours": 20, "max_hours": 5}, "filter: min_hours must not exceed max_hours"),
    ],
)
async def test_bounds_that_no_game_can_meet_are_refused(bounds: dict[str, Any], said: str) -> None:
    condition = common_pb2.GameFilter(**bounds)
    async with World().gateway() as stub:
        calls: list[tuple[Any, Any]] = [
            (stub.Recommend, gateway_pb2.RecommendRequest(player_id="p", filter=condition)),
            (stub.SearchGames, gateway_pb2.SearchGamesRequest(text="rpg", filter=condition)),
        ]
        for call, request in calls:
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call(request)
            assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
            assert caught.value.details() == said


@pytest.mark.parametrize("years", [{"min_year": 2000}, {"max_year": 2000}, {"min_year": 2000, "max_year": 2000}])
async def test_years_that_a_game_can_meet_are_accepted(years: dict[str, Any]) -> None:
    condition = common_pb2.GameFilter(**years)
    async with World().gateway() as stub:
        await stub.Recommend(gateway_pb2.RecommendRequest(player_id="p", filter=condition))


@pytest.mark.parametrize("language", ["zz", "pt-BR", "zh_Hant", "x-klingon", ""])
async def test_a_well_formed_language_is_accepted_whether_or_not_it_is_spoken(language: str) -> None:
    async with World().gateway() as stub:
        await stub.Chat(gateway_pb2.ChatRequest(player_id="p", text="hi", language=language)).read()


@pytest.mark.parametrize("player_id", ["анна", "a b", "user@example.com", "玩家", "O'Neill", "सीता", "👩\u200d🚀"])
async def test_an_id_that_people_can_read_is_accepted(player_id: str) -> None:
    async with World().gateway() as stub:
        await stub.Recommend(gateway_pb2.RecommendRequest(player_id=player_id))


async def test_each_wrong_entry_of_a_record_is_named_before_anything_is_stored() -> None:
    early = Timestamp(seconds=-1_000_000_000)
    interactions = [
        common_pb2.Interaction(player_id="p", game_id="g"),
        common_pb2.Interaction(player_id="p\t", game_id="g", occurred_at=early),
    ]
    event = event_pb2.PlayerEvent(
        event_id="e", player_id="p", game_id="g", kind=event_pb2.PlayerEvent.KIND_LIKE, occurred_at=early
    )
    world = World()
    async with world.gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.RecordInteractions(gateway_pb2.RecordInteractionsRequest(interactions=interactions))
        assert details_of(caught.value)[1] == {
            "interactions[1].player_id": "must not hold control characters",
            "interactions[1].occurred_at": "must not be before 1970",
        }
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.RecordEvents(gateway_pb2.RecordEventsRequest(events=[event]))
        assert details_of(caught.value)[1] == {"events[0].occurred_at": "must not be before 1970"}


async def test_a_wrong_enum_value_is_answered_with_the_names_of_the_right_ones() -> None:
    event = event_pb2.PlayerEvent(event_id="e", player_id="p", game_id="g")
    nothing = common_pb2.CONTENT_DESCRIPTOR_NOTHING
    condition = common_pb2.GameFilter(exclude_content=[nothing], modes=[99])  # type: ignore[list-item]  # no mode
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.RecordEvents(gateway_pb2.RecordEventsRequest(events=[event]))
        assert caught.value.details() == (
            "events[0].kind: must be one of KIND_IMPRESSION, KIND_CLICK, KIND_LIKE, KIND_DISLIKE, KIND_PLAY, "
            "KIND_NOT_INTERESTED"
        )
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.Recommend(gateway_pb2.RecommendRequest(player_id="p", filter=condition))
        wrong = details_of(caught.value)[1]
        assert wrong["filter.modes[0]"].startswith("must be one of PLAY_MODE_SINGLE_PLAYER, ")
        assert "CONTENT_DESCRIPTOR_NOTHING" not in wrong["filter.exclude_content[0]"]


async def test_what_must_not_be_empty_is_said_to_be_so() -> None:
    async with World().gateway() as stub:
        calls: list[tuple[Any, Any, str]] = [
            (stub.GetPlayer, gateway_pb2.GetPlayerRequest(), "player_id: must not be empty"),
            (stub.RecordInteractions, gateway_pb2.RecordInteractionsRequest(), "interactions: must not be empty"),
        ]
        for call, request, said in calls:
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call(request)
            assert caught.value.details() == said


async def test_an_unknown_field_is_refused_rather_than_ignored() -> None:
    async with World().gateway() as stub:
        request = gateway_pb2.ChatRequest(player_id="p", text="hi")
        request.MergeFromString(b"\x98\x06\x01")
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.Chat(request).read()
    assert details_of(caught.value)[0].reason == "UNKNOWN_FIELD"


async def test_errors_of_the_recommender_reach_the_caller_as_they_are() -> None:
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id="nobody"))
    assert caught.value.code() is grpc.StatusCode.NOT_FOUND
