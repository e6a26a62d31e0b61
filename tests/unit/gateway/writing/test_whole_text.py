"""A whole text of a capable model: what of it is passed on, and what completes or replaces it."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from services.gateway.answer_report import AnswerReport
from services.gateway.answering.answers import answered
from services.gateway.answering.game_question import GameQuestion
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.writing.whole_text import WholeText
from tests.fakes.gateway import FakeLanguageModel, FakeRecommender
from tests.unit.gateway.world import CATALOGUE, GONE, World, answer


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


PORTAL = CATALOGUE[1]
OWN = answered("en", GameQuestion("when did Portal come out?", "", [PORTAL]))


async def told(language_model: FakeLanguageModel) -> tuple[str, AnswerReport]:
    report = AnswerReport(language="en")
    titles = TitleIndex([(game.game_id, game.title) for game in CATALOGUE])
    strategy = WholeText(language_model, first_text_seconds=5)
    question = GameQuestion("when did Portal come out?", "", [PORTAL])
    answer = strategy.answer(question, OWN, titles, report)
    return " ".join([sentence.text async for sentence in answer]), report


async def test_a_capable_model_answers_a_question_from_the_facts_that_it_is_given() -> None:
    model = FakeLanguageModel(["[[1]] was released back in 2007."])
    text, report = await told(model)
    assert text == "Portal was released back in 2007."
    assert report.source == gateway_pb2.TEXT_SOURCE_LLM
    (_, message) = (each.content for each in model.conversations[0])
    assert "Portal came out in 2007." in message


@pytest.mark.parametrize(
    "written", ["[[1]] was released back in 1999.", "[[1]] came out in 2007. Doom is older.", "<think>hm", ""]
)
async def test_an_answer_that_is_not_held_by_the_facts_is_replaced_by_ours(written: str) -> None:
    text, report = await told(FakeLanguageModel([written]))
    assert text == "Portal came out in 2007."
    assert report.source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert report.degradations
