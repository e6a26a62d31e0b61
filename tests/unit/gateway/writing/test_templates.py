"""What templates say, and in which language."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel, FakeRecommender
from tests.unit.gateway.world import CATALOGUE, GONE, World, answer


async def test_without_the_language_model_a_template_speaks_the_players_language() -> None:
    world = World(language_model=FakeLanguageModel(failure=GONE))
    english = await answer(world)
    assert english.degradations == [("llm_gateway", "GONE", "TEMPLATE_TEXT")]
    assert "Celeste (2018) is close to what you asked for." in english.text
    russian = await answer(world, "посоветуй сложный платформер")
    assert russian.summary.language == "ru"
    assert "Celeste (2018) — близко к тому, о чём вы просили." in russian.text
    chosen = await answer(world, language="ru-RU")
    assert chosen.summary.language == "ru"


async def test_a_language_without_a_template_falls_back_to_english_and_says_so() -> None:
    got = await answer(World(language_model=FakeLanguageModel(failure=GONE)), language="fi")
    assert got.summary.language == "en"
    assert ("gateway", "LANGUAGE_UNSUPPORTED", "ENGLISH_TEXT") in got.degradations


async def test_small_talk_of_any_kind_is_answered_by_what_this_is_and_does() -> None:
    world = World(
        classifier=FakeClassifier(classifier_pb2.INTENT_SMALL_TALK, classifier_pb2.TOPIC_NOT_GAME), style="per_game"
    )
    english = await answer(world, "I'm sad, my dog died")
    assert english.text.startswith("I am a game advisor: I suggest what to play")
    russian = await answer(world, "что ты умеешь?")
    assert russian.text.startswith("Я советую игры: подбираю, во что поиграть")


async def test_a_question_about_a_game_is_said_not_to_be_answered() -> None:
    world = World(classifier=FakeClassifier(classifier_pb2.INTENT_GAME_QUESTION), style="per_game")
    english = await answer(world, "is Celeste hard?")
    assert english.text.startswith("I recommend games, but I cannot answer questions about one. Here is what")
    russian = await answer(world, "моя игра вылетает при запуске")
    assert russian.text.startswith("Я советую игры, но не могу отвечать на вопросы о какой-то одной. Вот во что")


async def test_replays_are_said_to_be_replays() -> None:
    world = World(recommender=FakeRecommender(CATALOGUE, replays=True), language_model=FakeLanguageModel(failure=GONE))
    got = await answer(world)
    assert got.recommendations.replays
    assert "You have played every game that I could offer" in got.text
    assert "everything that fits" not in got.text
