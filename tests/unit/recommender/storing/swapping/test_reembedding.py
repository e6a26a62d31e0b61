"""Beginning, filling and serving vectors of another encoder do not spoil each other when they overlap."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from services.common.errors import FailedPrecondition
from services.common.model_version import ModelVersion
from services.recommender.records import Game
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.versioned_store import VersionedStore
from services.recommender.storing.schema import GAMES, VERSIONED
from services.recommender.storing.swapping.reembedding import Reembedding

OLD, NEW, NEWER = (ModelVersion(name, "1", 2) for name in ("old", "new", "newer"))
CONTENT = [1.0, 0.0]
HADES, BRAID = Game("hades", "Hades"), Game("braid", "Braid")


@dataclass
class World:
    """A catalogue of two games with vectors of `OLD`."""

    store: VersionedStore
    catalogue: Catalogue
    reembedding: Reembedding

    async def filled(self, encoder: ModelVersion) -> str:
        """A version that lacks nothing."""
        version = (await self.reembedding.begin(encoder)).version
        await self.reembedding.write(version, [(HADES, CONTENT), (BRAID, CONTENT)], [])
        return version

    async def titles(self) -> set[str]:
        await self.catalogue.state()
        return {point.payload["title"] for point in await self.store.scan(GAMES)}


@pytest.fixture
async def world(directory: Path) -> AsyncIterator[World]:
    store = VersionedStore(EdgeStore.open(directory), VERSIONED)
    catalogue = Catalogue(store, use=store.use)
    await catalogue.open(alone=True)
    await catalogue.upsert([(HADES, CONTENT), (BRAID, CONTENT)], OLD)
    made = World(store, catalogue, Reembedding(store, catalogue))
    await made.reembedding.open(alone=True)
    yield made
    await store.close()


async def test_a_second_swap_of_the_same_version_deletes_nothing_that_was_written_after_the_first(
    world: World,
) -> None:
    version = await world.filled(NEW)
    celeste = Game("celeste", "Celeste")
    async with world.catalogue.gate.passing():
        first = asyncio.create_task(world.reembedding.serve(version))
        await asyncio.sleep(0)
        written = asyncio.create_task(world.catalogue.upsert([(celeste, CONTENT)], NEW))
        second = asyncio.create_task(world.reembedding.serve(version))
        # All that need nobody else get as far as they can.
        await asyncio.wait([first, written, second], timeout=0.05)
    assert await first
    assert await written == 1
    assert await second
    assert await world.titles() == {"Hades", "Braid", "Celeste"}


async def test_what_is_begun_while_another_version_takes_over_leaves_that_one_whole(world: World) -> None:
    version = await world.filled(NEW)
    async with world.catalogue.gate.passing():
        serving = asyncio.create_task(world.reembedding.serve(version))
        await asyncio.sleep(0)
        beginning = asyncio.create_task(world.reembedding.begin(NEWER))
        await asyncio.wait([serving, beginning], timeout=0.05)
        assert not beginning.done()
    assert await serving
    assert (await beginning).games == 2
    assert await world.titles() == {"Hades", "Braid"}


async def test_a_late_batch_does_not_overwrite_what_serves(world: World) -> None:
    version = await world.filled(NEW)
    assert await world.reembedding.serve(version)
    await world.catalogue.upsert([(Game("hades", "Hades II"), CONTENT)], NEW)
    with pytest.raises(FailedPrecondition) as refused:
        await world.reembedding.write(version, [(HADES, CONTENT)], [])
    assert refused.value.reason == "ALREADY_SERVING"
    assert await world.titles() == {"Hades II", "Braid"}
    assert await world.reembedding.serve(version), "repeating it does no harm"


async def test_going_on_needs_room_only_for_what_is_missing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world.store, "free_bytes", lambda: 256 * 2**20 + 3 * (4096 + 4 * NEW.dimension))
    with pytest.raises(FailedPrecondition) as refused:
        await world.reembedding.begin(NEW)
    assert refused.value.reason == "DISK_FULL"
    with monkeypatch.context() as more:
        more.setattr(world.store, "free_bytes", lambda: None)
        version = (await world.reembedding.begin(NEW)).version
    await world.reembedding.write(version, [(HADES, CONTENT)], [])
    assert (await world.reembedding.begin(NEW)).games_written == 1
