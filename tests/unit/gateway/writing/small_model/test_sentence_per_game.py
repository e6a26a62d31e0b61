"""A text in which a small model writes a sentence about each game, and the template the rest."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from tests.fakes.gateway import FakeLanguageModel, FakeRecommender
from tests.unit.gateway.world import CATALOGUE, GONE, World, answer


async def test_one_sentence_a_game_is_asked_for_where_the_model_is_small() -> None:
    world = World(
        style="per_game",
        language_model=FakeLanguageModel(
            ["Celeste lets you climb a mountain. Ignored as it is.", "Think with portals."]
        ),
    )
    got = await answer(world)
    assert "Celeste lets you climb a mountain. Portal: Think with portals." in got.text
    assert "Ignored" not in got.text
    assert list(got.summary.named_game_ids) == ["celeste", "portal"]
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_LLM
    assert got.degradations == []
    assert world.language_model.closed == 2
    assert got.summary.usage.estimated
    assert got.summary.usage.completion_tokens > 5


async def test_a_game_that_a_small_model_fails_on_gets_the_templates_sentence() -> None:
    world = World(style="per_game", language_model=FakeLanguageModel(["Doom is better.", "Think with portals."]))
    got = await answer(world)
    assert "Celeste (2018): platformer. Portal: Think with portals." in got.text
    assert got.degradations == [("llm_gateway", "UNGROUNDED", "TEMPLATE_SENTENCES")]


@pytest.mark.parametrize(
    ("model", "reason"),
    [
        (FakeLanguageModel(["Doom is better."]), "UNGROUNDED"),
        (FakeLanguageModel(failure=GONE), "GONE"),
        (FakeLanguageModel(hangs=True), "FIRST_TEXT_TIMEOUT"),
    ],
)
async def test_a_small_model_that_fails_on_every_game_leaves_a_template(model: FakeLanguageModel, reason: str) -> None:
    got = await answer(World(style="per_game", language_model=model, first_text_seconds=0.1))
    assert got.summary.text_source == gateway_pb2.TEXT_SOURCE_TEMPLATE
    assert list(got.summary.named_game_ids) == ["celeste", "portal"]
    assert got.degradations == [("llm_gateway", reason, "TEMPLATE_TEXT")]


async def test_a_small_model_is_not_asked_about_a_game_without_a_summary() -> None:
    game = common_pb2.Game(game_id="game_4", title="game_4", genres=["Shooter"])
    world = World(
        style="per_game",
        recommender=FakeRecommender([game, CATALOGUE[1]]),
        language_model=FakeLanguageModel(["Portal lets you think with portals."]),
    )
    got = await answer(world)
    assert "game_4: shooter. Portal lets you think with portals." in got.text
    assert len(world.language_model.conversations) == 1
    assert got.degradations == [("gateway", "NO_SUMMARY", "TEMPLATE_SENTENCES")]


@pytest.mark.parametrize(
    "text",
    [
        "Celeste is about three friends who race through a city of robots to catch the last tram.",
        "Celeste lets you play as a giant squid.",
        "Celeste is a climb, climb, climb up a mountain.",
        "Climb on and Celeste is a mountain.",
    ],
)
async def test_what_a_small_model_invents_or_copies_about_a_game_is_withheld(text: str) -> None:
    got = await answer(World(style="per_game", language_model=FakeLanguageModel([text])), limit=1)
    assert got.degradations == [("llm_gateway", "UNGROUNDED", "TEMPLATE_TEXT")]
    assert "Celeste (2018): platformer." in got.text
