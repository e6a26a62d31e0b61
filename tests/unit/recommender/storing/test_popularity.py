"""Totals that a server counts: beside the requests, which are answered by the count before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, cast

import pytest

from services.common.errors import Unavailable
from services.recommender.storing import popularity
from services.recommender.storing.engines.vector_store import VectorStore
from services.recommender.storing.popularity import Popularity


class SlowStore:
    """Counts when it is allowed to; `plays` of one game by one player."""

    def __init__(self, plays: int) -> None:
        self.plays = plays
        self.allowed = asyncio.Event()
        self.allowed.set()
        self.broken = False
        self.asked = 0

    async def facet(self, collection: str, field: str, **_: Any) -> dict[str, int]:
        self.asked += 1
        await self.allowed.wait()
        if self.broken:
            raise Unavailable("the store is gone")
        return {"ann" if field == "player_id" else "tetris": self.plays} if self.plays else {}


@pytest.fixture
def store() -> SlowStore:
    return SlowStore(plays=1)


@pytest.fixture
async def totals(store: SlowStore, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Popularity]:
    """Totals that are too old at once."""
    monkeypatch.setattr(popularity, "_REST", 0)
    opened = Popularity(cast(VectorStore, store), 1e-9)
    await opened.open()
    yield opened
    await opened.close()


async def _counted(totals: Popularity) -> int:
    async with asyncio.timeout(5):
        return (await totals.totals()).likings.get("tetris", 0)


async def test_requests_do_not_wait_while_it_is_counted_again(store: SlowStore, totals: Popularity) -> None:
    assert await _counted(totals) == 1
    store.plays = 2
    store.allowed.clear()
    before = store.asked
    assert await asyncio.gather(*(_counted(totals) for _ in range(5))) == [1] * 5
    store.allowed.set()
    async with asyncio.timeout(5):
        while await _counted(totals) == 1:
            await asyncio.sleep(0)
    assert await _counted(totals) == 2
    assert store.asked > before


async def test_one_count_at_a_time_is_enough(store: SlowStore, totals: Popularity) -> None:
    assert await _counted(totals) == 1
    store.allowed.clear()
    await asyncio.gather(*(_counted(totals) for _ in range(5)))
    before = store.asked
    await asyncio.sleep(0)
    await asyncio.gather(*(_counted(totals) for _ in range(5)))
    assert store.asked - before <= 4


async def test_a_store_that_has_just_been_filled_is_not_taken_for_empty(
    store: SlowStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(popularity, "_REST", 0)
    store.plays = 0
    totals = Popularity(cast(VectorStore, store), 1e-9)
    assert await _counted(totals) == 0
    store.plays = 3
    assert await _counted(totals) == 3
    await totals.close()


async def test_what_was_counted_serves_on_while_the_store_cannot_count(store: SlowStore, totals: Popularity) -> None:
    assert await _counted(totals) == 1
    store.broken = True
    for _ in range(10):
        assert await _counted(totals) == 1
        await asyncio.sleep(0)
    store.broken, store.plays = False, 4
    async with asyncio.timeout(5):
        while await _counted(totals) == 1:
            await asyncio.sleep(0)


async def test_a_count_that_failed_is_not_tried_again_by_each_request(store: SlowStore) -> None:
    totals = Popularity(cast(VectorStore, store), 60)
    assert await _counted(totals) == 1
    store.broken = True
    totals._expires = 0.0  # as after a minute
    asked = []
    for _ in range(20):
        assert await _counted(totals) == 1
        await asyncio.sleep(0)
        asked.append(store.asked)
    assert asked[-1] == asked[5]
    await totals.close()


async def test_before_anything_was_counted_a_request_hears_of_the_failure(store: SlowStore) -> None:
    store.broken = True
    totals = Popularity(cast(VectorStore, store), 5)
    with pytest.raises(Unavailable):
        await totals.totals()
    store.broken = False
    assert await _counted(totals) == 1
    await totals.close()
