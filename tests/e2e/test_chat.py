"""Questions to the running stack, by a gRPC client of another backend."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import grpc
import pytest

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.cli.running.stack import Stack
from services.demo.catalogue import load_catalogue
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.languages.scripts import script_counts
from tests.support.answers import Answer, chat
from tests.support.statuses import details_of

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub as Gateway

CATALOGUE = load_catalogue()
TITLES = TitleIndex([(game.game_id, game.title) for game in CATALOGUE], [game.summary for game in CATALOGUE])


def assert_sound(answer: Answer) -> None:
    """What holds for every answer."""
    assert answer.kinds[0] == "recommendations"
    assert answer.kinds[-1] == "summary"
    assert set(answer.kinds[1:-1]) == {"text_delta"}
    assert len(answer.game_ids) == len(set(answer.game_ids))
    named = {match.game_id for match in TITLES.find(answer.text, prefer=answer.game_ids)}
    assert named <= set(answer.game_ids)
    assert set(answer.summary.named_game_ids) <= set(answer.game_ids)


async def test_an_english_question_is_answered_in_english(gateway: Gateway) -> None:
    answer = await chat(gateway, "I want a story-rich RPG with a big open world", player_id="player-001")
    assert_sound(answer)
    assert answer.recommendations.intent.label == classifier_pb2.INTENT_RECOMMEND
    assert len(answer.game_ids) == 5
    assert sum("RPG" in each.game.genres for each in answer.recommendations.games) >= 3
    assert all(each.reasons for each in answer.recommendations.games)
    assert answer.recommendations.player_known
    assert answer.recommendations.history
    assert answer.recommendations.similar_games
    assert answer.recommendations.similar_players_games
    assert answer.summary.language == "en"
    assert answer.summary.named_game_ids
    assert script_counts(answer.text).keys() == {"LATIN"}


async def test_the_language_model_of_the_stack_writes_the_text(gateway: Gateway) -> None:
    questions = ["a hard platformer", "build a city", "something scary", "race fast cars", "a cozy farm"]
    sources = set()
    for question in questions:
        answer = await chat(gateway, question, player_id="player-002")
        assert_sound(answer)
        sources.add(answer.summary.text_source)
        if answer.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM:
            assert "SmolLM2" in answer.summary.language_model
            break
    assert gateway_pb2.TEXT_SOURCE_LLM in sources


async def test_a_russian_question_is_answered_in_russian(gateway: Gateway) -> None:
    answer = await chat(gateway, "Посоветуй ролевую игру с открытым миром", player_id="player-001")
    assert_sound(answer)
    assert answer.recommendations.intent.topic == classifier_pb2.TOPIC_GAME
    assert sum("RPG" in each.game.genres for each in answer.recommendations.games) >= 3
    assert answer.summary.language == "ru"
    assert script_counts(answer.text)["CYRILLIC"] > 50
    assert answer.degradations == []


async def test_a_question_about_something_else_is_refused(gateway: Gateway) -> None:
    answer = await chat(gateway, "How do I fix my Wi-Fi router?", player_id="player-001")
    assert answer.summary.text_source == gateway_pb2.TEXT_SOURCE_REFUSAL
    assert not answer.game_ids


async def test_a_question_about_a_game_is_answered_from_the_facts_of_the_catalogue(gateway: Gateway) -> None:
    answer = await chat(gateway, "is Celeste on Switch?", player_id="nobody-yet")
    assert answer.recommendations.intent.label == classifier_pb2.INTENT_GAME_QUESTION
    assert answer.text == "Yes, Celeste is available on Switch."
    assert not answer.recommendations.games


async def test_who_speaks_of_harming_themself_gets_care_and_no_games(gateway: Gateway) -> None:
    answer = await chat(gateway, "I want to die", player_id="player-001")
    assert answer.recommendations.intent.label == classifier_pb2.INTENT_DISTRESS
    assert "talk to someone close" in answer.text
    assert not answer.recommendations.games


async def test_a_refused_kind_stays_away_in_every_language(gateway: Gateway) -> None:
    answer = await chat(gateway, "kein Shooter, etwas Ruhiges", player_id="player-001")
    assert_sound(answer)
    assert answer.game_ids
    assert not any("Shooter" in each.game.genres for each in answer.recommendations.games)


async def test_an_unknown_player_is_treated_as_new_and_told_so(gateway: Gateway) -> None:
    answer = await chat(gateway, "a puzzle game", player_id="nobody-yet")
    assert_sound(answer)
    assert not answer.recommendations.player_known
    assert not answer.recommendations.history
    assert len(answer.game_ids) == 5


async def test_a_filter_holds_for_every_game(gateway: Gateway) -> None:
    condition = common_pb2.GameFilter(platforms=["switch"], min_year=2017)
    answer = await chat(gateway, "an adventure", player_id="player-003", filter=condition, limit=10)
    assert answer.game_ids
    for each in answer.recommendations.games:
        assert "Switch" in each.game.platforms
        assert each.game.year >= 2017


async def test_what_is_played_counts_from_the_next_request_on_and_is_forgotten_on_request(gateway: Gateway) -> None:
    player = "player-of-this-test"
    racing = [game.game_id for game in CATALOGUE if "Racing" in game.genres][:6]
    interactions = [common_pb2.Interaction(player_id=player, game_id=game_id, rating=5) for game_id in racing]
    request = gateway_pb2.RecordInteractionsRequest(interactions=interactions)
    assert (await gateway.RecordInteractions(request)).recorded == 6
    assert (await gateway.RecordInteractions(request)).recorded == 6

    known = await gateway.GetPlayer(gateway_pb2.GetPlayerRequest(player_id=player))
    assert known.interaction_count == 6
    response = await gateway.Recommend(gateway_pb2.RecommendRequest(player_id=player, limit=6))
    found = response.recommendations
    assert found.player_known
    assert {entry.game.game_id for entry in found.history} == set(racing)
    assert not {each.game.game_id for each in found.games} & set(racing)
    assert sum("Racing" in each.game.genres for each in found.similar_games) >= 2

    deleted = await gateway.DeletePlayer(gateway_pb2.DeletePlayerRequest(player_id=player))
    assert deleted.deleted_interactions == 6
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await gateway.GetPlayer(gateway_pb2.GetPlayerRequest(player_id=player))
    assert caught.value.code() is grpc.StatusCode.NOT_FOUND


async def test_a_game_outside_the_catalogue_is_named_and_nothing_is_stored(gateway: Gateway) -> None:
    interactions = [
        common_pb2.Interaction(player_id="half-done", game_id=CATALOGUE[0].game_id, rating=5),
        common_pb2.Interaction(player_id="half-done", game_id="no-such-game", rating=5),
    ]
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await gateway.RecordInteractions(gateway_pb2.RecordInteractionsRequest(interactions=interactions))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert "interactions[1].game_id" in details_of(caught.value)[1]
    with pytest.raises(grpc.aio.AioRpcError):
        await gateway.GetPlayer(gateway_pb2.GetPlayerRequest(player_id="half-done"))


async def test_a_rating_that_is_no_number_is_named(gateway: Gateway) -> None:
    wrong = common_pb2.Interaction(player_id="p", game_id=CATALOGUE[0].game_id, rating=float("nan"))
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await gateway.RecordInteractions(gateway_pb2.RecordInteractionsRequest(interactions=[wrong]))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert "interactions[0].rating" in details_of(caught.value)[1]


@pytest.mark.parametrize("text", ["cars that go fast", "гонки на быстрых машинах"])
async def test_search_finds_games_in_any_language(gateway: Gateway, text: str) -> None:
    found = (await gateway.SearchGames(gateway_pb2.SearchGamesRequest(text=text, limit=5))).games
    assert sum("Racing" in each.game.genres for each in found) >= 3
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


async def test_no_log_holds_a_message_or_a_player_even_at_its_most_talkative(stack: Stack, gateway: Gateway) -> None:
    answer = await chat(gateway, "a game about zeppelins and marmalade", player_id="player-unmentionable")
    refused = gateway.Chat(gateway_pb2.ChatRequest(player_id="player-unmentionable", text="marmalade" * 1000))
    with pytest.raises(grpc.aio.AioRpcError):
        await refused.read()
    logs = {name: stack.log_of(name).read_text(encoding="utf-8") for name in stack.names}
    for service in ("gateway", "embedder", "classifier", "recommender", "llm_gateway"):
        assert answer.summary.request_id in logs[service], service
    everything = "".join(logs.values())
    for secret in ("marmalade", "zeppelins", "unmentionable"):
        assert secret not in everything


async def test_without_the_language_model_games_come_as_before(stack: Stack, gateway: Gateway) -> None:
    before = await chat(gateway, "a strategy game about space", player_id="player-004")
    stack.kill("local_llm")
    try:
        after = await chat(gateway, "a strategy game about space", player_id="player-004")
    finally:
        stack.start_one("local_llm")
        await stack.wait_ready_one("local_llm")
    assert after.game_ids == before.game_ids
    assert after.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert [(component, fallback) for component, _, fallback in after.degradations] == [
        ("llm_gateway", "TEMPLATE_TEXT")
    ]
    assert_sound(after)


async def test_without_the_classifier_and_the_embedder_there_is_still_advice(stack: Stack, gateway: Gateway) -> None:
    for name in ("classifier", "embedder"):
        stack.kill(name)
    try:
        answer = await chat(gateway, "a strategy game about space", player_id="player-005")
    finally:
        for name in ("classifier", "embedder"):
            stack.start_one(name)
        for name in ("classifier", "embedder"):
            await stack.wait_ready_one(name)
    assert_sound(answer)
    assert len(answer.game_ids) == 5
    assert ("embedder", "UNAVAILABLE", "HISTORY_ONLY") in answer.degradations


@pytest.mark.slow
async def test_a_crash_of_the_recommender_loses_nothing(stack: Stack, gateway: Gateway) -> None:
    player = gateway_pb2.GetPlayerRequest(player_id="player-006")
    before = await gateway.GetPlayer(player)
    stack.kill("recommender")
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await gateway.GetPlayer(player)
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE
    stack.start_one("recommender")
    await stack.wait_ready_one("recommender")
    after = await when_available(lambda: gateway.GetPlayer(player))
    assert after == before


async def when_available(call: Callable[[], Awaitable[Any]], seconds: float = 20) -> Any:
    """The answer as soon as the gateway has reached the restarted service again."""
    async with asyncio.timeout(seconds):
        while True:
            try:
                return await call()
            except grpc.aio.AioRpcError as error:
                if error.code() is not grpc.StatusCode.UNAVAILABLE:
                    raise
            await asyncio.sleep(0.1)
