"""What is left when a process dies in the middle of a change, and what replicas see of each other's changes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest

from services.common.errors import FailedPrecondition
from services.common.model_version import ModelVersion
from services.recommender.records import Game
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import Point, StoredPoint, VectorStore
from services.recommender.storing.engines.versioned_store import VersionedStore
from services.recommender.storing.schema import GAMES, VERSIONED, game_point, point_id, write_game

ENCODER = ModelVersion("encoder", "r1", 2)


class DiesWhile:
    """A store whose process dies before it writes to a collection."""

    def __init__(self, store: VectorStore, collection: str) -> None:
        self._store = store
        self._collection = collection

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def upsert(self, collection: str, points: list[Point]) -> None:
        if collection == self._collection:
            raise KeyboardInterrupt
        await self._store.upsert(collection, points)


class Waits:
    """A store whose reads of one game wait, as those of a server do, while others go on."""

    def __init__(self, store: VectorStore, point: str) -> None:
        self._store = store
        self._point = point
        self.waiting, self.goes_on = asyncio.Event(), asyncio.Event()

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def retrieve(self, collection: str, ids: Sequence[str], **asked: Any) -> dict[str, StoredPoint]:
        found = await self._store.retrieve(collection, ids, **asked)
        if self._point in ids and not self.waiting.is_set():
            self.waiting.set()
            await self.goes_on.wait()
        return found


@pytest.fixture
async def store(directory: Path) -> AsyncIterator[EdgeStore]:
    opened = EdgeStore.open(directory)
    await Catalogue(opened).open(alone=True)
    yield opened
    await opened.close()


async def test_after_a_change_that_was_cut_short_no_two_revisions_are_equal(store: EdgeStore) -> None:
    catalogue = Catalogue(store)
    await catalogue.upsert([(Game("a", "A"), [1, 0])], ENCODER)
    before = (await catalogue.state()).revision
    dying = Catalogue(DiesWhile(store, GAMES))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        await dying.upsert([(Game("b", "B"), [1, 0])], ENCODER)
    seen = [(await catalogue.state()).revision for _ in range(3)]
    assert len({before, *seen}) == 4
    await Catalogue(store).open(alone=False)
    assert (await catalogue.state()).revision != (await catalogue.state()).revision
    await Catalogue(store).open(alone=True)
    assert before != (await catalogue.state()).revision == (await catalogue.state()).revision
    await catalogue.upsert([(Game("b", "B"), [1, 0])], ENCODER)
    assert (await catalogue.state()).revision == (await Catalogue(store).state()).revision


async def test_the_first_encoder_is_the_one_also_if_two_replicas_begin_at_once(store: EdgeStore) -> None:
    one, other = Catalogue(store), Catalogue(store)
    await one.claim(ENCODER)
    with pytest.raises(FailedPrecondition) as raised:
        await other.claim(ModelVersion("encoder", "r2", 2))
    assert raised.value.reason == "MODEL_MISMATCH"
    assert (await other.state()).encoder == ENCODER


async def test_a_change_by_another_replica_is_seen_at_once(store: EdgeStore) -> None:
    one, other = Catalogue(store), Catalogue(store)
    await one.upsert([(Game("a", "Old"), [1, 0])], ENCODER)
    assert (await one.records([game_point("a")], await one.state()))[game_point("a")].game.title == "Old"
    await other.upsert([(Game("a", "New"), [1, 0])], ENCODER)
    assert (await one.records([game_point("a")], await one.state()))[game_point("a")].game.title == "New"
    games, _, _ = await one.list_page(10, "")
    assert [game.title for game in games] == ["New"]


async def test_a_game_that_others_crowd_out_of_the_cache_meanwhile_is_answered_all_the_same(
    store: EdgeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.recommender.storing.catalogue._MOST_RECORDS", 3)
    slow = Waits(store, game_point("slow"))
    catalogue = Catalogue(slow)  # type: ignore[arg-type]
    names = ["popular", "slow", "a", "b", "c"]
    await catalogue.upsert([(Game(name, name), [1, 0]) for name in names], ENCODER)
    popular, late, *others = map(game_point, names)
    state = await catalogue.state()
    await catalogue.records([popular], state)
    asked = asyncio.create_task(catalogue.records([popular, late], state))
    await slow.waiting.wait()
    await catalogue.records(others, state)
    slow.goes_on.set()
    assert list(await asked) == [popular, late]


async def test_a_game_that_is_stored_while_somebody_asks_for_it_is_there_from_then_on(store: EdgeStore) -> None:
    point = game_point("new")
    slow = Waits(store, point)
    asking, writing = Catalogue(slow), Catalogue(store)  # type: ignore[arg-type]
    await writing.upsert([(Game("old", "Old"), [1, 0])], ENCODER)
    asked = asyncio.create_task(asking.existing([point]))
    await slow.waiting.wait()
    await writing.upsert([(Game("new", "New"), [1, 0])], ENCODER)
    assert await asking.existing([game_point("other")]) == set()
    slow.goes_on.set()
    assert await asked == set()
    assert await asking.existing([point]) == {point}


async def test_a_game_that_goes_while_somebody_asks_for_it_is_not_there_from_then_on(store: EdgeStore) -> None:
    """It goes with the version of the collection that was in force."""
    versions = VersionedStore(store, VERSIONED)
    point = game_point("going")
    slow = Waits(versions, point)
    catalogue = Catalogue(slow, use=versions.use)  # type: ignore[arg-type]
    await catalogue.upsert([(Game("going", "Going"), [1, 0])], ENCODER)
    asked = asyncio.create_task(catalogue.existing([point]))
    await slow.waiting.wait()
    await catalogue.serve(ENCODER, {GAMES: "r0123456789ab"})
    slow.goes_on.set()
    assert await asked == {point}
    assert await catalogue.existing([point]) == set()


def test_a_game_of_unknown_year_has_none_to_match() -> None:
    assert "year" not in write_game(Game("a", "A"), [1, 0]).payload


@pytest.mark.parametrize("key", ["", "a", "game\0x", "ゼルダ"])
def test_ids_of_points_are_the_uuids_that_stores_already_hold(key: str) -> None:
    assert point_id(key) == str(uuid5(UUID("5f0c5c0e-6d0b-5b1c-9a57-2b7f8a1f3c11"), key))


async def test_a_change_that_was_cut_short_ends_a_minute_later(
    store: EdgeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a Qdrant server no process is alone, and may end the change of another at its own start."""
    catalogue = Catalogue(store)
    dying = Catalogue(DiesWhile(store, GAMES))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        await dying.upsert([(Game("b", "B"), [1, 0])], ENCODER)
    now = time.time()
    monkeypatch.setattr("services.recommender.storing.catalogue.time.time", lambda: now + 59)
    assert (await catalogue.state()).revision != (await catalogue.state()).revision
    monkeypatch.setattr("services.recommender.storing.catalogue.time.time", lambda: now + 61)
    assert (await catalogue.state()).revision == (await catalogue.state()).revision != ""
