"""Text between an upstream and a slower reader: passed at once, joined while the reader is busy, bounded."""

from __future__ import annotations

import asyncio

from services.llm_gateway.upstream.read_ahead import ReadAhead


async def test_a_reader_that_waits_gets_text_at_once() -> None:
    ahead = ReadAhead()
    taking = asyncio.create_task(ahead.take())
    await asyncio.sleep(0)
    await ahead.put("a")
    assert taking.done()
    assert taking.result() == "a"


async def test_what_waits_for_the_reader_is_joined() -> None:
    ahead = ReadAhead()
    for text in "abc":
        await ahead.put(text)
    ahead.close()
    assert [await ahead.take(), await ahead.take()] == ["abc", ""]


async def test_a_full_one_waits_until_the_reader_has_caught_up() -> None:
    ahead = ReadAhead()
    while not ahead.is_full:
        await ahead.put("x" * 1000)
    waiting = asyncio.create_task(ahead.room())
    await asyncio.sleep(0)
    assert not waiting.done()
    assert len(await ahead.take()) < 100_000
    await asyncio.wait_for(waiting, 5)


async def test_the_end_reaches_a_reader_that_waits() -> None:
    ahead = ReadAhead()
    taking = asyncio.create_task(ahead.take())
    await asyncio.sleep(0)
    ahead.close()
    assert await taking == ""
