"""An answer is recommendations, then text, then a summary, over real grpc."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.gateway.v1 import gateway_pb2
from tests.fakes.gateway import FakeLanguageModel
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
