"""Games, events and explanations at the edge: passed on, kept small, and filters that mean something."""

from __future__ import annotations

from typing import Any

import grpc
import pytest
from prometheus_client import REGISTRY

from gamesrec.common.v1 import common_pb2, event_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.requests.response_size import small_list, small_recommendations
from tests.fakes.gateway import FakeRecommender
from tests.support.answers import chat
from tests.support.statuses import details_of
from tests.unit.gateway.world import CATALOGUE, World


async def test_games_are_told_listed_and_compared() -> None:
    async with World().gateway() as stub:
        found = await stub.GetGame(gateway_pb2.GetGameRequest(game_id="portal"))
        assert found.game == CATALOGUE[1]
        page = await stub.ListGames(gateway_pb2.ListGamesRequest(page_size=2))
        rest = await stub.ListGames(gateway_pb2.ListGamesRequest(page_size=2, page_token=page.next_page_token))
        assert [each.game_id for each in (*page.games, *rest.games)] == [each.game_id for each in CATALOGUE]
        assert rest.next_page_token == ""
        alike = await stub.SimilarGames(gateway_pb2.SimilarGamesRequest(game_id="portal", limit=1))
        assert [each.game.game_id for each in alike.games] == ["celeste"]
        told = await stub.Explain(gateway_pb2.ExplainRequest(player_id="p", game_id="doom"))
        assert told.explanation.game.title == "Doom"


async def test_a_game_that_there_is_not_is_not_found() -> None:
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.GetGame(gateway_pb2.GetGameRequest(game_id="x"))
    assert (caught.value.code(), details_of(caught.value)[0].reason) == (grpc.StatusCode.NOT_FOUND, "GAME_NOT_FOUND")


async def test_a_filter_value_that_no_game_has_is_answered_with_the_known_ones() -> None:
    condition = common_pb2.GameFilter(genres=["puzzle", "Platfomer"], platforms=["PC"])
    async with World().gateway() as stub:
        calls: list[tuple[Any, Any]] = [
            (stub.Recommend, gateway_pb2.RecommendRequest(player_id="p", filter=condition)),
            (stub.SearchGames, gateway_pb2.SearchGamesRequest(text="rpg", filter=condition)),
            (stub.SimilarGames, gateway_pb2.SimilarGamesRequest(game_id="doom", filter=condition)),
        ]
        for call, request in calls:
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await call(request)
            info, fields, _ = details_of(caught.value)
            assert (caught.value.code(), info.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UNKNOWN_FILTER_VALUE")
            assert "the nearest first: Platformer, " in fields["filter.genres[1]"]
            assert fields["filter.platforms[0]"].endswith("none")
            assert "filter.genres[0]" not in fields


@pytest.mark.parametrize("field", ["genres", "platforms", "tags"])
@pytest.mark.parametrize("word", ["nonsense", "чепуха", "%" * 100])
async def test_very_many_values_that_no_game_has_are_told_as_what_they_are(field: str, word: str) -> None:
    names = [f"{word} that there is {number}" for number in range(60)]
    world = World(recommender=FakeRecommender([common_pb2.Game(game_id="g", title="G", **{field: names})]))  # type: ignore[arg-type]
    condition = common_pb2.GameFilter(**{field: [f"{word} {number}" for number in range(64)]})  # type: ignore[arg-type]
    async with world.gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.SearchGames(gateway_pb2.SearchGamesRequest(text="rpg", filter=condition))
    info, fields, _ = details_of(caught.value)
    assert (caught.value.code(), info.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UNKNOWN_FILTER_VALUE")
    assert f"the nearest first: {word} that there is " in fields[f"filter.{field}[0]"]
    assert (caught.value.details() or "").endswith(f" and {64 - len(fields)} more")


async def test_of_several_values_that_no_game_has_the_first_names_what_there_is_and_the_others_the_nearest() -> None:
    genres = [f"Genre{number}" for number in range(20)]
    world = World(recommender=FakeRecommender([common_pb2.Game(game_id="g", title="G", genres=genres)]))
    condition = common_pb2.GameFilter(genres=["Gnre7", "Gnre15"])
    async with world.gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.SearchGames(gateway_pb2.SearchGamesRequest(text="rpg", filter=condition))
    fields = details_of(caught.value)[1]
    assert fields["filter.genres[0]"].count("Genre") == 20
    assert "Genre15" in fields["filter.genres[1]"]
    assert fields["filter.genres[1]"].count("Genre") == 3


@pytest.mark.parametrize("typed", ["platfomer", "PLATFOMER", "PlatFomer"])
async def test_the_nearest_known_value_is_the_same_in_whatever_case_a_value_is_typed(typed: str) -> None:
    request = gateway_pb2.SearchGamesRequest(text="jump", filter=common_pb2.GameFilter(genres=[typed]))
    async with World().gateway() as stub:
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await stub.SearchGames(request)
    assert "the nearest first: Platformer, " in details_of(caught.value)[1]["filter.genres[0]"]


async def test_an_answer_belongs_to_a_bucket_and_is_counted_there() -> None:
    def answers() -> float:
        return REGISTRY.get_sample_value("gamesrec_gateway_answers_total", {"rpc": "Chat", "bucket": "new"}) or 0.0

    before = answers()
    async with World(experiment="ranking:control=1,new=1").gateway() as stub:
        answer = await chat(stub, "hi", experiment_bucket="new")
        own = [(await chat(stub, "hi", player_id="p")).summary.experiment_bucket for _ in range(2)]
        found = await stub.Recommend(gateway_pb2.RecommendRequest(player_id="p"))
    assert answer.summary.experiment_bucket == "new"
    assert own == [found.experiment_bucket] * 2
    assert answers() == before + 1 + 2 * (own[0] == "new")


async def test_events_are_recorded_also_of_an_experiment_that_has_ended() -> None:
    event = event_pb2.PlayerEvent(
        event_id="1", player_id="p", game_id="doom", kind=event_pb2.PlayerEvent.KIND_LIKE, experiment_bucket="gone"
    )
    async with World().gateway() as stub:
        recorded = await stub.RecordEvents(gateway_pb2.RecordEventsRequest(events=[event]))
    assert recorded.recorded == 1


def large(game_id: str) -> common_pb2.Game:
    return common_pb2.Game(game_id=game_id, title=game_id, attributes={"column": "x" * 2000}, summary="y" * 500)


def recommended(count: int) -> list[common_pb2.RecommendedGame]:
    return [common_pb2.RecommendedGame(game=large(f"g{number}")) for number in range(count)]


def test_an_answer_that_is_too_large_loses_what_is_missed_least() -> None:
    answer = gateway_pb2.Recommendations(games=recommended(10), similar_games=recommended(100))
    small_recommendations(answer, 200_000)
    assert (len(answer.games), len(answer.similar_games)) == (10, 100)
    assert not any(each.game.attributes for each in answer.games)
    small_recommendations(answer, 20_000)
    assert len(answer.games) == 10
    assert len(answer.similar_games) < 100
    assert answer.ByteSize() <= 20_000
    small_recommendations(answer, 2_000)
    assert answer.ByteSize() <= 2_000


def test_games_in_question_are_cut_too_where_nothing_else_is_left() -> None:
    answer = gateway_pb2.Recommendations(games_in_question=[large(f"g{number}") for number in range(50)])
    small_recommendations(answer, 10_000)
    assert 0 < len(answer.games_in_question) < 50
    assert answer.ByteSize() <= 10_000


def test_a_list_that_is_too_large_is_cut_and_a_small_one_stays_as_it_is() -> None:
    few = gateway_pb2.SearchGamesResponse(games=recommended(3))
    assert list(small_list(few, few.games).games) == recommended(3)
    many = gateway_pb2.SearchGamesResponse(games=recommended(100))
    assert 0 < len(small_list(many, many.games, 20_000).games) < 100
    assert many.ByteSize() <= 20_000
