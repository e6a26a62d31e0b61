"""Requests that are wrong are refused by name, and errors of backends reach the caller."""

from __future__ import annotations

from typing import Any

import grpc
import pytest

from gamesrec.common.v1 import common_pb2
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
        ({"player_id": ""}, "player_id"),
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


async def test_years_that_no_game_can_meet_are_refused() -> None:
    years = common_pb2.GameFilter(min_year=2050, max_year=1990)
    async with World().gateway() as stub:
        calls: list[tuple[Any, Any]] = [
            (stub.Recommend, gateway_pb2.RecommendRequest(player_id="p", filter=years)),
            (stub.SearchGames, gateway_pb2.SearchGamesRequest(text="rpg", filter=years)),
        ]
        for call, request in calls:
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call(request)
            assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
            assert caught.value.details() == "filter: min_year must not be later than max_year"


@pytest.mark.parametrize("years", [{"min_year": 2000}, {"max_year": 2000}, {"min_year": 2000, "max_year": 2000}])
async def test_years_that_a_game_can_meet_are_accepted(years: dict[str, Any]) -> None:
    condition = common_pb2.GameFilter(**years)
    async with World().gateway() as stub:
        await stub.Recommend(gateway_pb2.RecommendRequest(player_id="p", filter=condition))


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
