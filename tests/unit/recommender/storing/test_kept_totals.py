"""How the totals are counted: at each write, across restarts, and again after what was lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services.common.model_version import ModelVersion
from services.recommender.records import Game, Interaction
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import VectorStore
from services.recommender.storing.kept_totals import KeptTotals
from services.recommender.storing.players import Players
from services.recommender.storing.popularity import Popularity, Totals
from services.recommender.storing.schema import game_point

ENCODER = ModelVersion("test", "r1", 2)


@asynccontextmanager
async def opened(directory: Path, *, killed: bool = False) -> AsyncIterator[tuple[VectorStore, Players, KeptTotals]]:
    store = EdgeStore.open(directory)
    totals = KeptTotals(store)
    catalogue = Catalogue(store)
    players = Players(store, catalogue, totals)
    await catalogue.open(alone=True)
    await catalogue.upsert([(Game(f"g{n}", f"Game {n}"), [1.0, n]) for n in range(3)], ENCODER)
    await players.open()
    yield store, players, totals
    if not killed:
        await totals.close()
    await store.close()


def play(player: str, game: str, rating: float | None = None, *, days: float = 1) -> Interaction:
    return Interaction(player, game, rating, datetime.now(UTC) - timedelta(days=days))


@pytest.fixture
def plays() -> list[Interaction]:
    return [play("a", "g0"), play("a", "g1", 5, days=90), play("b", "g0", 4, days=900), play("b", "g2", 1)]


async def counted(store: VectorStore) -> Totals:
    """The same by asking the store."""
    return await Popularity(store, 0).totals()


def same(found: Totals, expected: Totals) -> bool:
    return (
        dict(found.likings) == dict(expected.likings)
        and dict(found.interactions) == dict(expected.interactions)
        and dict(found.popularity) == pytest.approx(dict(expected.popularity))
    )


async def test_writes_are_counted_as_they_are_made(directory: Path, plays: list[Interaction]) -> None:
    async with opened(directory) as (store, players, totals):
        await players.record(plays)
        assert same(await totals.totals(), await counted(store))
        await players.record([play("a", "g0", 1), play("b", "g2", 5)])
        assert same(await totals.totals(), await counted(store))
        assert (await totals.totals()).likings == {game_point("g0"): 1, game_point("g1"): 1, game_point("g2"): 1}
        await players.forget("b")
        assert same(await totals.totals(), await counted(store))
        assert (await totals.totals()).interactions == {"a": 2}


async def test_totals_outlast_a_restart_without_counting(
    directory: Path, plays: list[Interaction], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(directory) as (_, players, _):
        await players.record(plays)
    monkeypatch.setattr(KeptTotals, "recount", lambda self: pytest.fail("it was counted again"))
    async with opened(directory) as (store, _, totals):
        assert same(await totals.totals(), await counted(store))


async def test_what_a_kill_lost_is_counted_again(directory: Path, plays: list[Interaction]) -> None:
    async with opened(directory, killed=True) as (_, players, _):
        await players.record(plays)
    async with opened(directory) as (store, _, totals):
        await totals.recounted()
        assert same(await totals.totals(), await counted(store))


async def test_writes_during_a_recount_count_once(directory: Path) -> None:
    async with opened(directory) as (store, players, totals):
        await players.record([play(f"p{n}", "g0") for n in range(2500)])
        totals.recount()
        await players.record([play(f"p{n}", "g0", 1) for n in range(0, 2500, 5)])
        await players.record([play(f"q{n}", "g1") for n in range(500)])
        await totals.recounted()
        assert same(await totals.totals(), await counted(store))


async def test_what_is_forgotten_leaves_no_trace_in_the_totals(directory: Path) -> None:
    """A trace as small as that of adding .7 and taking it away would order games that are liked alike."""
    async with opened(directory) as (_, players, totals):
        await players.record([play("a", "g0", days=90), play("b", "g1", days=90), play("c", "g0", days=900)])
        before = dict((await totals.totals()).popularity)
        for _ in range(3):
            await players.record([play("d", "g0"), play("d", "g1", days=90), play("d", "g2", days=900)])
            await players.forget("d")
        assert dict((await totals.totals()).popularity) == before
