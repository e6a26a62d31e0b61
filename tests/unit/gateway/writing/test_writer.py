"""Who writes the text of an answer, and what is said where no language model is asked."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.backends.ports import LateVector
from tests.fakes.gateway import FakeRecommender
from tests.unit.gateway.world import GONE, World, answer


async def test_titles_that_cannot_be_read_are_the_recommenders_failure_and_leave_the_template() -> None:
    world = World()

    async def fail(request: recommender_pb2.ListGamesRequest) -> recommender_pb2.ListGamesResponse:
        raise GONE

    world.recommender.list_games = fail  # type: ignore[method-assign]
    got = await answer(world)
    assert got.degradations == [("recommender", "GONE", "TEMPLATE_TEXT")]
    assert not world.language_model.conversations


async def test_nothing_found_is_said() -> None:
    world = World()

    async def find_nothing(request: Any, query: LateVector | None = None) -> recommender_pb2.RecommendResponse:
        return recommender_pb2.RecommendResponse(catalogue_revision="1")

    world.recommender.recommend = find_nothing  # type: ignore[method-assign]
    got = await answer(world)
    assert "no game that meets these conditions" in got.text
    assert got.degradations == []


async def test_an_empty_catalogue_is_told_players_without_a_command_and_the_operator_with_one(
    caplog: pytest.LogCaptureFixture,
) -> None:
    world = World(recommender=FakeRecommender([]))
    english = await answer(world)
    assert english.text == "There are no games in my catalogue yet; as soon as there are, I can recommend some."
    assert "gamesrec ingest" in caplog.text
    assert english.degradations == [("recommender", "CATALOGUE_EMPTY", "NO_GAMES")]
    russian = await answer(world, "посоветуй сложный платформер")
    assert russian.text.startswith("В моём каталоге пока нет игр")
    assert "gamesrec" not in russian.text
