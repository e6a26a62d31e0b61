"""Of processes over one store, writers wait while one lets something else serve, and write into what serves then."""

from __future__ import annotations

import asyncio
import contextvars
import time
from collections.abc import AsyncIterator, Awaitable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from services.common.errors import FailedPrecondition, Unavailable
from services.common.model_version import ModelVersion
from services.recommender.records import Game
from services.recommender.storing.catalogue import Catalogue
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import Point
from services.recommender.storing.engines.versioned_store import VersionedStore
from services.recommender.storing.schema import GAMES, METADATA, SWAP_POINT, VERSIONED
from services.recommender.storing.swapping import swap_marker
from services.recommender.storing.swapping.reembedding import Reembedding
from services.recommender.storing.swapping.replacement import Replacement
from services.recommender.storing.word_index import WordIndex

OLD, NEW = ModelVersion("old", "1", 2), ModelVersion("new", "1", 2)
CONTENT = [1.0, 0.0]
T = TypeVar("T")


async def _nothing() -> None:
    pass


class Replica:
    """A process of its own, on a store that it shares; its writes of games can be held up."""

    def __init__(self, plain: EdgeStore) -> None:
        self.store = VersionedStore(plain, VERSIONED)
        self.catalogue = Catalogue(self, use=self.store.use)
        words = WordIndex(self.store)
        self.reembedding = Reembedding(self.store, self.catalogue)
        self.replacement = Replacement(self.store, self.catalogue, words, _nothing)
        self.writes, self.may_write = asyncio.Event(), asyncio.Event()
        self.may_write.set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        if collection == GAMES:
            self.writes.set()
            await self.may_write.wait()
        await self.store.upsert(collection, points)

    async def add(self, title: str, encoder: ModelVersion = OLD) -> int:
        return await self.catalogue.upsert([(Game(title, title), CONTENT)], encoder)

    async def titles(self) -> set[str]:
        return {game.title for game in (await self.catalogue.list_page(10, ""))[0]}

    async def embedded(self, *titles: str) -> str:
        """A version of `NEW` that is begun and has these games."""
        version = (await self.reembedding.begin(NEW)).version
        await self.reembedding.write(version, [(Game(title, title), CONTENT) for title in titles], [])
        return version

    async def replaced(self, *titles: str) -> str:
        """A catalogue of these games that is begun."""
        (version,) = {begun.version async for begun in self.replacement.begin(OLD, "tables", len(titles))}
        await self.replacement.write(version, [(Game(title, title), CONTENT) for title in titles])
        return version


def apart(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """As a request of its own, which sees no versions of others."""
    return asyncio.create_task(work, context=contextvars.Context())


async def hangs(task: asyncio.Task[Any]) -> bool:
    """Whether it waits for something that does not come by itself."""
    return not (await asyncio.wait([task], timeout=0.3))[0]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.recommender.storing.catalogue.SECONDS_BETWEEN_LOOKS", 0.01)
    monkeypatch.setattr(swap_marker, "SECONDS_BETWEEN_LOOKS", 0.01)


@pytest.fixture
async def store(directory: Path) -> AsyncIterator[EdgeStore]:
    opened = EdgeStore.open(directory)
    yield opened
    await opened.close()


@pytest.fixture
async def replicas(store: EdgeStore) -> tuple[Replica, Replica]:
    one, other = Replica(store), Replica(store)
    for each in (one, other):
        await apart(each.catalogue.open(alone=False))
    await apart(one.add("hades"))
    return one, other


async def leave_behind(one: Replica) -> None:
    """The point, as a process that is killed leaves it."""
    await one.store.upsert(METADATA, [Point(SWAP_POINT, {"holder": "who was killed", "beats": 7})])


def is_there(one: Replica) -> Awaitable[Any]:
    return one.store.retrieve(METADATA, [SWAP_POINT], payload=False)


async def test_a_write_that_began_before_a_swap_of_catalogues_goes_into_the_one_that_serves(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    version = await apart(one.replaced("celeste"))
    other.may_write.clear()
    write = apart(other.add("braid"))
    await other.writes.wait()
    await apart(one.replacement.serve(version, 1))
    other.may_write.set()
    assert await write == 1
    assert await apart(one.titles()) == {"celeste", "braid"}


async def test_a_write_that_began_before_a_swap_of_vectors_is_not_acknowledged_as_its_own_are_of_no_use(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    version = await apart(one.embedded("hades"))
    other.may_write.clear()
    write = apart(other.add("braid"))
    await other.writes.wait()
    assert await apart(one.reembedding.serve(version))
    other.may_write.set()
    with pytest.raises(FailedPrecondition) as refused:
        await write
    assert refused.value.reason == "MODEL_MISMATCH"
    assert await apart(other.add("braid", NEW)) == 1
    assert await apart(one.titles()) == {"hades", "braid"}


async def test_a_write_that_ends_while_another_process_compares_waits_and_counts_if_nothing_was_swapped(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    other.may_write.clear()
    write = apart(other.add("braid"))
    await other.writes.wait()
    async with one.catalogue.swapping():
        other.may_write.set()
        assert await hangs(write)
        assert await hangs(later := apart(other.add("celeste")))
        assert await apart(one.titles()) == {"hades", "braid"}
    assert await write == await later == 1
    assert await apart(one.titles()) == {"hades", "braid", "celeste"}


async def test_two_processes_let_something_else_serve_one_after_the_other(
    replicas: tuple[Replica, Replica],
) -> None:
    one, other = replicas
    embedded, replaced = await apart(one.embedded("hades")), await apart(other.replaced("celeste"))
    async with one.catalogue.swapping():
        swap = apart(other.replacement.serve(replaced, 1))
        assert await hangs(swap)
    assert await swap == 1
    assert not await apart(one.reembedding.serve(embedded)), "it lacks the game of the other catalogue"
    assert await apart(one.titles()) == {"celeste"}


async def test_what_a_killed_process_left_behind_holds_writes_up_for_a_minute_and_is_removed(
    replicas: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = replicas
    await leave_behind(one)
    write = apart(other.add("braid"))
    assert await hangs(write)
    now = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: now() + 61)
    assert await write == 1
    assert not await is_there(one)


async def test_what_a_killed_process_left_behind_keeps_nobody_from_swapping_either(
    replicas: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = replicas
    version = await apart(one.embedded("hades"))
    await leave_behind(other)
    monkeypatch.setattr(swap_marker, "_SECONDS_UNTIL_DEAD", 0.1)
    assert await apart(one.reembedding.serve(version))
    assert not await is_there(one)


async def test_a_process_that_is_alone_waits_for_nobody_who_was_killed(
    replicas: tuple[Replica, Replica], store: EdgeStore
) -> None:
    await leave_behind(replicas[0])
    alone = Replica(store)
    await apart(alone.catalogue.open(alone=True))
    assert await apart(alone.add("braid")) == 1


async def test_a_living_process_may_compare_for_as_long_as_it_takes(
    replicas: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = replicas
    monkeypatch.setattr(swap_marker, "_SECONDS_BETWEEN_BEATS", 0.01)
    monkeypatch.setattr(swap_marker, "_SECONDS_UNTIL_DEAD", 0.2)
    async with one.catalogue.swapping() as hold:
        write = apart(other.add("braid"))
        assert await hangs(write)
        await hold.confirm()
    assert await write == 1


async def test_a_store_that_is_away_for_a_moment_interrupts_nothing(
    replicas: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = replicas
    version = await apart(one.embedded("hades"))
    monkeypatch.setattr(swap_marker, "_SECONDS_BETWEEN_BEATS", 0.01)
    flush, was_away = one.store.flush, asyncio.Event()

    async def away(*_: object, **__: object) -> None:
        was_away.set()
        raise Unavailable("the store is away")

    async def meanwhile() -> None:
        with monkeypatch.context() as now:
            now.setattr(one.store, "retrieve", away)
            await was_away.wait()
        await flush()

    monkeypatch.setattr(one.store, "flush", meanwhile)
    assert await apart(one.reembedding.serve(version))


async def test_a_process_that_could_not_show_that_it_lives_swaps_nothing(
    replicas: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = replicas
    version = await apart(one.embedded("hades"))
    flush = one.store.flush
    now = time.monotonic

    async def last_for_half_a_minute() -> None:
        monkeypatch.setattr(time, "monotonic", lambda: now() + 31)
        await flush()

    monkeypatch.setattr(one.store, "flush", last_for_half_a_minute)
    with pytest.raises(Unavailable) as interrupted:
        await apart(one.reembedding.serve(version))
    assert interrupted.value.reason == "SWAP_INTERRUPTED"
    assert (await apart(other.catalogue.state())).encoder == OLD
    assert not await is_there(one), "others need not wait for it"
    assert await apart(one.reembedding.serve(version)), "it can be told to serve again"


async def test_a_process_whose_place_another_has_taken_swaps_nothing_and_leaves_it_to_that_one(
    replicas: tuple[Replica, Replica],
) -> None:
    one, _ = replicas
    async with one.catalogue.swapping() as hold:
        await leave_behind(one)
        with pytest.raises(Unavailable):
            await hold.confirm()
    assert await is_there(one)
