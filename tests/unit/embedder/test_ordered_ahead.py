"""Results in order, reading no further ahead than allowed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from services.embedder.ordered_ahead import ordered_ahead


class Source:
    """Counts upwards; `read` items were taken from it."""

    def __init__(self, count: int, fails_at: int = -1) -> None:
        self.read = 0
        self._count = count
        self._fails_at = fails_at

    async def items(self) -> AsyncIterator[int]:
        for number in range(self._count):
            if number == self._fails_at:
                raise ConnectionError
            self.read += 1
            yield number


async def test_results_come_in_order_though_later_work_ends_first() -> None:
    async def work(number: int) -> int:
        for _ in range(20 - number):
            await asyncio.sleep(0)
        return number

    assert [result async for result in ordered_ahead(Source(20).items(), work, 4)] == list(range(20))


async def test_nothing_is_read_ahead_of_a_reader_that_stops() -> None:
    source = Source(100)

    async def work(number: int) -> int:
        return number

    results = ordered_ahead(source.items(), work, 4)
    assert await anext(results) == 0
    for _ in range(50):
        await asyncio.sleep(0)

    assert source.read == 4
    await results.aclose()  # type: ignore[attr-defined]


async def test_an_error_comes_after_the_results_before_it() -> None:
    async def work(number: int) -> int:
        return number

    results = ordered_ahead(Source(10, fails_at=3).items(), work, 2)

    assert [await anext(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ConnectionError):
        await anext(results)


async def test_closing_cancels_the_work_under_way() -> None:
    ended: list[int] = []

    async def work(number: int) -> int:
        try:
            if number:
                await asyncio.Event().wait()
        finally:
            ended.append(number)
        return number

    results = ordered_ahead(Source(10).items(), work, 3)
    assert await anext(results) == 0
    for _ in range(10):
        await asyncio.sleep(0)
    await results.aclose()  # type: ignore[attr-defined]

    assert sorted(ended) == [0, 1, 2]
