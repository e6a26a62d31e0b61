"""An answer is recommendations, then text, then a summary, over real grpc."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel
from tests.unit.gateway.world import World, answer


async def test_recommendations_come_first_then_text_then_the_summary() -> None:
    got = await answer(World(), "something for the evening")
    assert got.kinds == ["recommendations", "text_delta", "text_delta", "summary"]
    assert [each.game.game_id for each in got.recommendations.games] == ["celeste", "portal"]
    assert got.recommendations.intent.label == classifier_pb2.INTENT_RECOMMEND
    assert got.text == "Play Celeste first. Then play Portal."
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM
    assert list(got.summary.named_game_ids) == ["celeste", "portal"]
    assert got.summary.language_model == "fake/fake-1"
    assert got.summary.usage.prompt_tokens == 10
    assert set(got.summary.models) == {"embedder", "classifier"}
    assert got.degradations == []
    stages = {timing.stage for timing in got.summary.timings}
    assert stages == {"embed", "embed_inference", "understand", "recommend", "recommendations", "first_text", "total"}
    assert len(got.summary.request_id) == 32


async def test_a_caller_that_leaves_ends_the_language_models_work() -> None:
    world = World(language_model=FakeLanguageModel(hangs=True))
    async with world.gateway() as stub:
        call = stub.Chat(gateway_pb2.ChatRequest(player_id="p", text="a hard platformer"))
        await call.read()
        while not world.language_model.conversations:
            await stub.DeletePlayer(gateway_pb2.DeletePlayerRequest(player_id="p"))
        call.cancel()
        while not world.language_model.closed:
            await stub.DeletePlayer(gateway_pb2.DeletePlayerRequest(player_id="p"))


async def test_a_short_message_is_answered_in_the_language_that_the_state_brings_back() -> None:
    world = World(language_model=FakeLanguageModel(["[[1]]!"]), style="per_game")
    first = await answer(world, "порадь мені щось цікаве")
    assert first.summary.state.language == "uk"
    then = await answer(world, "не шутери", state=first.summary.state)
    assert then.summary.language == then.summary.state.language == "uk"
    assert (await answer(world, "не шутери")).summary.language == "ru"


async def test_a_language_that_is_asked_for_is_that_of_the_answers_from_then_on() -> None:
    world = World(language_model=FakeLanguageModel(["[[1]]!"]), style="per_game")
    first = await answer(world, "empfiehl mir etwas Spannendes für heute Abend")
    assert first.summary.language == "de"
    told = await answer(world, "English please", state=first.summary.state)
    assert told.summary.language == told.summary.state.language == "en"
    # The games of the list are told again, and no others.
    assert told.game_ids == first.game_ids
    assert list(told.summary.state.shown_game_ids) == first.game_ids
    assert (await answer(world, "rpg", state=told.summary.state)).summary.language == "en"
    back = await answer(world, "das ist mir alles viel zu lang, etwas kürzeres bitte", state=told.summary.state)
    assert back.summary.language == "de"


async def test_a_language_that_was_asked_for_earlier_in_a_history_holds() -> None:
    world = World(language_model=FakeLanguageModel(["[[1]]!"]), style="per_game")
    said = ("empfiehl mir etwas Spannendes für heute Abend", "English please")
    history = [gateway_pb2.Turn(speaker=gateway_pb2.Turn.SPEAKER_PLAYER, text=each) for each in said]
    assert (await answer(world, "rpg", history=history)).summary.language == "en"


async def test_a_request_for_a_language_alone_gets_no_games_and_beside_a_wish_changes_nothing_of_it() -> None:
    world = World(language_model=FakeLanguageModel(["[[1]]!"]), style="per_game")
    alone = await answer(world, "auf Deutsch bitte")
    assert (alone.game_ids, alone.summary.language) == ([], "de")
    spans = dict.fromkeys(("platformer", "English"), (classifier_pb2.SPAN_TYPE_KIND, classifier_pb2.POLARITY_WANTED))
    wished = await answer(World(classifier=FakeClassifier(spans=spans)), "ein platformer, in English please")
    assert wished.game_ids
    assert wished.summary.language == "en"
    # The language is no wish that games might fall short of.
    assert [each.text for each in wished.recommendations.understood] == ["platformer"]


async def test_a_question_is_answered_again_in_the_language_that_is_asked_for() -> None:
    asks = FakeClassifier(intent=classifier_pb2.INTENT_GAME_QUESTION)
    asks.spans = {"Portal": (classifier_pb2.SPAN_TYPE_TITLE, classifier_pb2.POLARITY_WANTED)}
    asked = await answer(World(classifier=asks), "when did Portal come out?")
    told = await answer(World(), "auf Deutsch bitte", state=asked.summary.state)
    assert told.summary.language == "de"
    assert "2007" in told.text
    assert "Deutsch" not in told.text
