"""An empty catalogue is filled unseen, and all of it serves at once when the last part is stored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.common.errors import FailedPrecondition, InvalidArgument, NotFound
from services.common.model_version import ModelVersion
from services.recommender.records import Game, Interaction, Player
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.versioned_store import VersionedStore
from services.recommender.storing.kept_totals import KeptTotals
from services.recommender.storing.players import Players
from services.recommender.storing.schema import VERSIONED
from services.recommender.storing.swapping.hidden_load import HiddenLoad, LoadState

ENCODER = ModelVersion("one", "1", 2)
CONTENT = [1.0, 0.0]
HADES, BRAID = Game("hades", "Hades"), Game("braid", "Braid")


@dataclass
class World:
    """A store that is empty at first."""

    store: VersionedStore
    catalogue: Catalogue
    players: Players
    load: HiddenLoad

    async def fill(self) -> None:
        """Two games, a player, a play."""
        await self.catalogue.upsert([(HADES, CONTENT), (BRAID, CONTENT)], ENCODER)
        await self.players.upsert([(Player("ann", {"country": "FR"}), CONTENT)], ENCODER)
        await self.players.record([Interaction("ann", "hades", 5.0, datetime(2024, 1, 1, tzinfo=UTC))])

    async def seen(self) -> tuple[int, int, int, int]:
        """Games listed and counted, players and plays counted."""
        games, _, _ = await self.catalogue.list_page(10, "")
        return len(games), await self.catalogue.count(), *await self.players.count()


async def opened(directory: Path) -> World:
    store = VersionedStore(EdgeStore.open(directory), VERSIONED)
    catalogue = Catalogue(store, use=store.use)
    await catalogue.open(alone=True)
    players = Players(store, catalogue, KeptTotals(store))
    await players.open()
    return World(store, catalogue, players, HiddenLoad(store, catalogue))


@pytest.fixture
async def world(directory: Path) -> AsyncIterator[World]:
    made = await opened(directory)
    yield made
    await made.store.close()


async def test_nothing_is_seen_before_the_last_part_and_then_all_of_it_at_once(world: World) -> None:
    assert await world.load.begin(2, 1)
    await world.fill()
    assert await world.load.end(2, 1) == LoadState(1, serves=False)
    assert await world.seen() == (0, 0, 0, 0)
    with pytest.raises(NotFound):
        await world.players.profile("ann", 5)
    assert await world.load.begin(2, 2)
    assert await world.load.end(2, 2) == LoadState(2, serves=True)
    assert await world.seen() == (2, 2, 1, 1)
    _, history, _ = await world.players.profile("ann", 5)
    assert [entry.game.title for entry in history] == ["Hades"]


async def test_an_ingest_sees_the_titles_that_others_do_not(world: World) -> None:
    await world.load.begin(1, 1)
    await world.fill()
    games, _, _ = await world.catalogue.list_page(10, "", include_hidden=True)
    assert [game.title for game in games] == ["Braid", "Hades"]


async def test_lists_may_be_stored_before_anybody_knows_how_many_parts_follow(world: World) -> None:
    assert await world.load.begin(0, 0)
    await world.fill()
    with pytest.raises(FailedPrecondition) as missing:
        await world.load.end(2, 1)
    assert missing.value.reason == "LOAD_NOT_BEGUN"
    await world.load.begin(1, 1)
    await world.load.begin(0, 0)
    assert (await world.load.end(1, 1)).serves


async def test_a_part_that_is_stored_again_is_not_stored_meanwhile(world: World) -> None:
    for part in (1, 2):
        await world.load.begin(2, part)
    await world.fill()
    await world.load.end(2, 1)
    await world.load.begin(2, 1)
    assert await world.load.end(2, 2) == LoadState(1, serves=False)
    assert await world.load.end(2, 1) == LoadState(2, serves=True)


async def test_parts_of_another_number_begin_anew(world: World) -> None:
    await world.load.begin(8, 1)
    await world.load.begin(2, 1)
    await world.fill()
    with pytest.raises(FailedPrecondition, match="2 parts"):
        await world.load.end(8, 1)
    await world.load.end(2, 1)
    assert (await world.load.end(2, 2)).serves


async def test_a_catalogue_that_serves_is_never_hidden(world: World) -> None:
    await world.fill()
    assert not await world.load.begin(8, 1)
    assert await world.seen() == (2, 2, 1, 1)
    assert await world.load.end(8, 1) == LoadState(8, serves=True)


async def test_a_load_outlives_the_process(directory: Path) -> None:
    first = await opened(directory)
    await first.load.begin(2, 1)
    await first.fill()
    await first.load.end(2, 1)
    await first.store.close()
    second = await opened(directory)
    assert await second.seen() == (0, 0, 0, 0)
    await second.catalogue.upsert([(Game("myst", "Myst"), CONTENT)], ENCODER)
    assert await second.seen() == (0, 0, 0, 0)
    assert (await second.load.end(2, 2)).serves
    assert await second.seen() == (3, 3, 1, 1)
    await second.store.close()


async def test_vectors_of_another_encoder_do_not_enter_a_hidden_catalogue(world: World) -> None:
    await world.load.begin(1, 1)
    await world.fill()
    with pytest.raises(FailedPrecondition, match="another encoder"):
        await world.catalogue.upsert([(HADES, CONTENT)], ModelVersion("two", "1", 2))


async def test_who_is_forgotten_while_hidden_does_not_come_to_light(world: World) -> None:
    await world.load.begin(1, 1)
    await world.fill()
    assert await world.players.forget("ann") == (1, True)
    await world.load.end(1, 1)
    assert await world.seen() == (2, 2, 0, 0)


async def test_a_load_of_nothing_ends_without_serving(world: World) -> None:
    await world.load.begin(1, 1)
    assert await world.load.end(1, 1) == LoadState(1, serves=False)


async def test_a_part_beyond_the_parts_is_refused(world: World) -> None:
    for wrong in (world.load.begin(2, 3), world.load.end(2, 3)):
        with pytest.raises(InvalidArgument, match="2 parts"):
            await wrong
