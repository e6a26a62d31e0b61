"""A swap of catalogues that a crash cuts short is ended at the next start, and does not meet one of encoders."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.common.errors import FailedPrecondition
from services.common.model_version import ModelVersion
from services.recommender.records import Game
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import EVERYTHING
from services.recommender.storing.engines.versioned_store import VersionedStore
from services.recommender.storing.schema import GAMES, VERSIONED
from services.recommender.storing.swapping.reembedding import Reembedding
from services.recommender.storing.swapping.replacement import Replacement
from services.recommender.storing.word_index import WordIndex

ENCODER, OTHER = ModelVersion("one", "1", 2), ModelVersion("two", "1", 3)
CONTENT = [1.0, 0.0]


class World:
    """A catalogue, and what may replace it or its vectors."""

    def __init__(self, directory: Path) -> None:
        self.store = VersionedStore(EdgeStore.open(directory), VERSIONED)
        self.words = WordIndex(self.store)
        self.catalogue = Catalogue(self.store, self.words.follow, self.store.use)
        self.replacement = Replacement(self.store, self.catalogue, self.words, self._follow)
        self.reembedding = Reembedding(self.store, self.catalogue)
        self.followed = 0
        self.dies = False

    async def _follow(self) -> None:
        if self.dies:
            raise ConnectionAbortedError
        self.followed += 1

    async def open(self) -> World:
        await self.catalogue.open(alone=True)
        await self.reembedding.open(alone=True)
        await self.replacement.open(alone=True)
        return self

    async def filled(self, *titles: str) -> str:
        """A catalogue of these games that is begun."""
        version = ""
        async for begun in self.replacement.begin(ENCODER, " ".join(titles), len(titles)):
            version = begun.version
        await self.replacement.write(version, [(Game(title, title), CONTENT) for title in titles])
        return version

    async def titles(self) -> set[str]:
        await self.catalogue.state()
        return {point.payload["title"] for point in await self.store.scan(GAMES)}


async def test_what_a_crash_left_undone_after_the_swap_is_done_at_the_next_start(directory: Path) -> None:
    world = await World(directory).open()
    await world.catalogue.upsert([(Game("old", "old"), CONTENT)], ENCODER)
    version = await world.filled("new")
    world.dies = True
    with pytest.raises(ConnectionAbortedError):
        await world.replacement.serve(version, 1)
    await world.store.close()

    again = await World(directory).open()
    assert (await again.titles(), again.followed) == ({"new"}, 1)
    await again.store.close()
    third = await World(directory).open()
    assert third.followed == 0
    assert {name for name in await third.store.collections() if name.startswith("games")} == {f"games_{version}"}
    await third.store.close()


async def test_catalogues_that_take_turns_have_no_games_of_each_other(directory: Path) -> None:
    world = await World(directory).open()
    await world.catalogue.upsert([(Game("a", "a"), CONTENT)], ENCODER)
    for titles in (("b",), ("a",), ("b",), ("b",)):
        version = await world.filled(*titles)
        await world.replacement.serve(version, 1)
        assert await world.titles() == set(titles)
        await world.catalogue.upsert([(Game("later", "later"), CONTENT)], ENCODER)
    await world.store.close()


async def test_another_encoder_and_another_catalogue_do_not_spoil_each_other(directory: Path) -> None:
    world = await World(directory).open()
    await world.catalogue.upsert([(Game("old", "old"), CONTENT)], ENCODER)
    embedded = (await world.reembedding.begin(OTHER)).version
    await world.reembedding.write(embedded, [(Game("old", "old"), [1.0, 0.0, 0.0])], [])
    await world.replacement.serve(await world.filled("new"), 1)
    assert not await world.reembedding.serve(embedded), "it lacks the new game"
    await world.reembedding.write(embedded, [(Game("new", "new"), [1.0, 0.0, 0.0])], [])
    coming = await world.filled("newer")
    assert await world.reembedding.serve(embedded)
    assert (await world.titles(), (await world.catalogue.state()).encoder) == ({"new"}, OTHER)
    assert await world.words.by_words("new", EVERYTHING, limit=5)
    with pytest.raises(FailedPrecondition) as refused:
        await world.replacement.serve(coming, 1)
    assert refused.value.reason == "MODEL_MISMATCH", "its vectors are of the encoder before"
    await world.store.close()
