"""The cached catalogue follows the recommender's, without reading it all the time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from types import SimpleNamespace

import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.understanding import catalogue
from services.gateway.understanding.catalogue import CatalogueCache
from tests.fakes.gateway import FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer, chat
from tests.support.clock import Clock
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


async def test_a_game_that_was_stored_a_moment_ago_is_known_when_it_is_asked_about(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache = CatalogueCache(recommender := FakeRecommender(CATALOGUE), refresh_seconds=300)
    monkeypatch.setattr(catalogue, "_LEAST_SECONDS_BETWEEN_READS", 0.0)
    monkeypatch.setattr(catalogue, "_MOST_OF_THE_TIME_FOR_A_NAME", 1e9)
    await cache.vocabulary()
    recommender.catalogue = [*CATALOGUE, common_pb2.Game(game_id="quake", title="Quake", genres=["Arena"])]
    recommender.revision = "2"
    assert (await cache.latest()).names.titles.find("Quake")
    read = recommender.pages_read
    await cache.latest()
    # That it is the same is seen on one page.
    assert recommender.pages_read == read + 1
    await cache.close()


async def test_names_that_are_old_but_the_same_are_not_read_anew() -> None:
    cache = CatalogueCache(recommender := FakeRecommender(CATALOGUE), refresh_seconds=0)
    names = await cache.vocabulary()
    read = recommender.pages_read
    await cache.vocabulary()
    async with asyncio.timeout(10):
        while recommender.pages_read == read:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        assert await cache.vocabulary() is names
        recommender.revision = "2"
        while await cache.vocabulary() is names:
            await asyncio.sleep(0.01)
    await cache.close()


async def when(ask: Callable[[], Awaitable[Answer]], fulfilled: Callable[[Answer], bool]) -> Answer:
    """The first answer that fulfils a condition, asked for again until it does."""
    async with asyncio.timeout(10):
        while not fulfilled(got := await ask()):
            await asyncio.sleep(0.2)
    return got


async def test_the_event_loop_goes_on_while_a_large_catalogue_is_read() -> None:
    """Readiness is answered by the same loop, within two seconds."""
    games = [
        common_pb2.Game(
            game_id=f"game-{number}", title=f"Saga of {number:o}: The {number:x}th Crown", summary="old " * 20
        )
        for number in range(5000)
    ]
    cache = CatalogueCache(_Catalogue(games), refresh_seconds=300)  # type: ignore[arg-type]
    lags = []

    async def watch() -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.01)
            lags.append(time.monotonic() - before)

    watching = asyncio.ensure_future(watch())
    began = time.monotonic()
    vocabulary = await cache.vocabulary("1")
    took = time.monotonic() - began
    watching.cancel()
    assert len(vocabulary.names.games) == 5000
    assert max(lags) < max(0.1, took / 2)
    assert len(lags) > 5
    await cache.close()


async def test_a_catalogue_that_is_slow_to_read_is_not_read_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """An ingest changes the revision with every batch."""
    clock = Clock()

    def pass_time(seconds: float) -> None:
        clock.now += seconds

    monkeypatch.setattr(catalogue, "time", SimpleNamespace(monotonic=clock))
    recommender = _Catalogue([common_pb2.Game(game_id="a", title="Abzu")], before_page=lambda: pass_time(3))
    cache = CatalogueCache(recommender, refresh_seconds=300)  # type: ignore[arg-type]
    await cache.vocabulary("1")
    for revision in range(20):
        pass_time(1)
        await cache.vocabulary(f"changing-{revision}")
    assert recommender.reads == 1
    pass_time(20)
    await cache.vocabulary("later")
    assert recommender.reads == 2
    await cache.close()


class _Catalogue:
    """A recommender as far as its catalogue goes: one page."""

    def __init__(self, games: list[common_pb2.Game], before_page: Callable[[], None] = lambda: None) -> None:
        self._games = games
        self._before_page = before_page
        self.reads = 0

    async def list_games(self, _: recommender_pb2.ListGamesRequest) -> recommender_pb2.ListGamesResponse:
        self._before_page()
        self.reads += 1
        return recommender_pb2.ListGamesResponse(games=self._games, catalogue_revision="1")

    async def recommend(self, _: recommender_pb2.RecommendRequest) -> recommender_pb2.RecommendResponse:
        return recommender_pb2.RecommendResponse()


async def test_a_catalogue_that_changed_is_read_before_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_LEAST_SECONDS_BETWEEN_READS", 0.01)
    source = World().recommender
    full, source.catalogue = source.catalogue, []
    cache = CatalogueCache(source, refresh_seconds=300)
    cache.follow()
    try:
        assert (await cache.vocabulary()).titles.is_empty
        source.catalogue, source.revision = full, "after the ingest"
        async with asyncio.timeout(10):
            while (await cache.vocabulary()).titles.is_empty:
                await asyncio.sleep(0.01)
    finally:
        await cache.close()
