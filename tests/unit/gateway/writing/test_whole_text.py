"""A whole text of a capable model: what of it is passed on, and what completes or replaces it."""

from __future__ import annotations

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from tests.fakes.gateway import FakeLanguageModel, FakeRecommender
from tests.unit.gateway.world import GONE, World, answer


async def test_a_game_that_was_not_recommended_never_reaches_the_player() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["Play [[1]] first. Doom is better."])))
    assert got.text == "Play Celeste first."


async def test_a_text_without_one_grounded_sentence_becomes_a_template() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["Doom is better."])))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert got.degradations == [("llm_gateway", "UNGROUNDED", "TEMPLATE_TEXT")]
    assert "Celeste" in got.text
    assert "Doom" not in got.text


async def test_a_text_that_names_no_game_is_completed_by_a_template() -> None:
    got = await answer(World(language_model=FakeLanguageModel(["What a fine evening for a game."])))
    assert got.text.startswith("What a fine evening for a game. Celeste (2018): platformer.")
    assert got.degradations == [("llm_gateway", "NAMED_NO_GAME", "TEMPLATE_SENTENCES")]


async def test_a_language_model_that_does_not_begin_in_time_is_given_up() -> None:
    world = World(language_model=FakeLanguageModel(hangs=True), first_text_seconds=0.05)
    got = await answer(world)
    assert got.degradations == [("llm_gateway", "FIRST_TEXT_TIMEOUT", "TEMPLATE_TEXT")]
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert world.language_model.closed == 1


async def test_a_language_model_that_breaks_off_leaves_whole_sentences() -> None:
    world = World(language_model=FakeLanguageModel(["Play [[1]] first. Then play"], failure=GONE, fails_after=24))
    got = await answer(world)
    assert got.text == "Play Celeste first."
    assert got.summary.finish_reason == gateway_pb2.TEXT_FINISH_REASON_INTERRUPTED
    assert got.degradations == [("llm_gateway", "GONE", "SHORTER_TEXT")]


async def test_a_text_cut_by_its_limit_ends_at_a_whole_sentence() -> None:
    world = World(
        language_model=FakeLanguageModel(
            ["Play [[1]] first. Then play the"], finish_reason=llm_gateway_pb2.FINISH_REASON_LENGTH
        )
    )
    got = await answer(world)
    assert got.text == "Play Celeste first."
    assert got.summary.finish_reason == gateway_pb2.TEXT_FINISH_REASON_LENGTH


async def test_of_a_game_without_a_description_a_capable_model_is_told_to_say_no_more_than_its_kind() -> None:
    world = World(recommender=FakeRecommender([common_pb2.Game(game_id="g", title="game_4", genres=["Shooter"])]))
    await answer(world)
    system, message = (each.content for each in world.language_model.conversations[0])
    assert "[[1]] game_4 (Shooter): no description" in message
    assert "without a description no more than its kind" in system
