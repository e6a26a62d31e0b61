"""Calls are of a bearable size, a few at a time, and their results come in order."""

from __future__ import annotations

import asyncio

import pytest

from services.ingest.storing.batching import (
    EMBED_BATCH,
    EMBED_CHARACTERS,
    Described,
    batches,
    batches_of_texts,
    in_flight,
)


def test_batches_are_full_but_for_the_last() -> None:
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batches([], 2)) == []


def test_a_text_is_in_the_first_batch_that_needs_it_and_an_empty_one_in_none() -> None:
    described = [Described(number, f"text {number % 100}") for number in range(300)] + [Described(300, "")]
    found = list(batches_of_texts(described))
    assert [item.record for batch, _ in found for item in batch] == list(range(301))
    assert [text for _, texts in found for text in texts] == [f"text {number}" for number in range(100)]
    assert max(len(texts) for _, texts in found) == EMBED_BATCH


def test_a_text_that_is_too_long_for_a_batch_goes_alone() -> None:
    described = [Described(number, f"{number}" * EMBED_CHARACTERS) for number in range(3)]
    assert [len(texts) for _, texts in batches_of_texts(described)] == [1, 1, 1]


async def test_results_come_in_order_whichever_call_ends_first() -> None:
    second_is_done = asyncio.Event()

    async def first() -> str:
        await second_is_done.wait()
        return "first"

    async def second() -> str:
        second_is_done.set()
        return "second"

    found = [pair async for pair in in_flight([(1, first), (2, second)])]
    assert found == [(1, "first"), (2, "second")]


async def test_the_first_failure_ends_the_other_calls() -> None:
    cancelled = asyncio.Event()

    async def fails() -> None:
        raise ValueError("no")

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    with pytest.raises(ValueError, match="no"):
        async for _ in in_flight([(1, fails), (2, waits)]):
            pass
    assert cancelled.is_set()
