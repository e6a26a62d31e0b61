"""Writes in bulk wait for the reads under way, and not for ever."""

from __future__ import annotations

import asyncio

from services.recommender.precedence import Precedence


async def test_a_write_waits_until_the_last_read_is_over() -> None:
    precedence = Precedence(longest_wait=30)
    with precedence.reading():
        with precedence.reading():
            writing = asyncio.create_task(precedence.give_way())
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not writing.done()
    async with asyncio.timeout(5):
        await writing


async def test_reads_that_never_end_do_not_keep_an_ingest_from_going_on() -> None:
    precedence = Precedence(longest_wait=0.01)
    with precedence.reading():
        async with asyncio.timeout(5):
            assert await precedence.give_way() >= 0.01


async def test_without_a_read_a_write_waits_for_nothing() -> None:
    async with asyncio.timeout(0.5):
        await Precedence(longest_wait=30).give_way()
