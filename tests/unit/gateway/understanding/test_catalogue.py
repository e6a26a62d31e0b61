"""The cached catalogue follows the recommender's, without reading it all the time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from gamesrec.common.v1 import common_pb2
from tests.fakes.gateway import FakeLanguageModel
from tests.support.answers import Answer, chat
from tests.unit.gateway.world import CATALOGUE, World


async def test_the_catalogue_is_read_once_while_it_keeps_changing() -> None:
    world = World()
    async with world.gateway() as stub:
        for revision in range(5):
            world.recommender.revision = f"changing-{revision}"
            await chat(stub, "hi", limit=2)
    assert world.recommender.pages_read == 1


async def test_a_new_catalogue_is_checked_by_its_new_titles() -> None:
    world = World(language_model=FakeLanguageModel(["Play [[1]] first. Quake is better."]))
    async with world.gateway() as stub:
        first = await chat(stub, "Quake", limit=2)
        world.recommender.catalogue = [*CATALOGUE, common_pb2.Game(game_id="quake", title="Quake")]
        world.recommender.revision = "2"
        second = await when(lambda: chat(stub, "Quake", limit=2), lambda got: "Quake" not in got.text)
    assert "Quake" in first.text
    assert "Quake" not in second.text


async def when(ask: Callable[[], Awaitable[Answer]], fulfilled: Callable[[Answer], bool]) -> Answer:
    """The first answer that fulfils a condition, asked for again until it does."""
    async with asyncio.timeout(10):
        while not fulfilled(got := await ask()):
            await asyncio.sleep(0.2)
    return got
