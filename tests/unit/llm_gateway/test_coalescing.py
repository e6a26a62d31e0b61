"""Deltas that follow each other closely become one message; nothing is delayed that need not be."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from services.llm_gateway.coalescing import coalesced
from services.llm_gateway.completion import CompletionEvent, Delta, Started
from services.llm_gateway.fakes import FINISHED

STARTED = Started("a", "a-model", 1)
NEVER = 3600.0


class Source:
    """Events that a test hands out one by one."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[CompletionEvent | Exception | None] = asyncio.Queue()
        self.closed = False
        self.passed = 0

    def put(self, *events: CompletionEvent | Exception | None) -> None:
        for event in events:
            self.queue.put_nowait(event)

    async def events(self) -> AsyncGenerator[CompletionEvent, None]:
        try:
            while (event := await self.queue.get()) is not None:
                if isinstance(event, Exception):
                    raise event
                self.passed += 1
                yield event
        finally:
            self.closed = True


async def test_the_first_delta_passes_at_once_and_close_ones_are_joined() -> None:
    source = Source()
    async with aclosing(coalesced(source.events(), interval=NEVER)) as events:
        source.put(STARTED, Delta("a"))
        async with asyncio.timeout(1):
            assert [await anext(events), await anext(events)] == [STARTED, Delta("a")]
            source.put(Delta("b"), Delta("c"), FINISHED, None)
            assert [event async for event in events] == [Delta("bc"), FINISHED]


async def test_a_delta_after_the_interval_passes_at_once() -> None:
    source = Source()
    async with aclosing(coalesced(source.events(), interval=0.0)) as events, asyncio.timeout(1):
        for text in ("a", "b", "c"):
            source.put(Delta(text))
            assert await anext(events) == Delta(text)


async def test_a_delta_is_held_no_longer_than_the_interval() -> None:
    source = Source()
    async with aclosing(coalesced(source.events(), interval=0.05)) as events, asyncio.timeout(2):
        source.put(Delta("a"))
        await anext(events)
        began = asyncio.get_running_loop().time()
        source.put(Delta("b"))
        assert await anext(events) == Delta("b")
        assert asyncio.get_running_loop().time() - began >= 0.03


async def test_an_error_comes_after_the_text_before_it() -> None:
    source = Source()
    source.put(STARTED, Delta("a"), Delta("b"), ValueError("broken"))
    seen: list[CompletionEvent] = []

    async def read() -> None:
        async for event in coalesced(source.events(), interval=NEVER):
            seen.append(event)

    with pytest.raises(ValueError, match="broken"):
        await read()
    assert "".join(event.text for event in seen if isinstance(event, Delta)) == "ab"


async def test_a_stream_without_events_ends() -> None:
    source = Source()
    source.put(None)
    async with asyncio.timeout(1):
        assert [event async for event in coalesced(source.events(), interval=NEVER)] == []


async def test_closing_closes_the_source() -> None:
    source = Source()
    source.put(Delta("a"))
    async with aclosing(coalesced(source.events(), interval=0)) as events:
        await anext(events)
        assert not source.closed
    assert source.closed


async def test_a_slow_caller_holds_the_source_back_and_loses_nothing() -> None:
    source = Source()
    big = "x" * 50_000
    async with aclosing(coalesced(source.events(), interval=0)) as events, asyncio.timeout(5):
        source.put(Delta("a"))
        await anext(events)
        source.put(*(Delta(big) for _ in range(20)), FINISHED, None)
        for _ in range(100):
            await asyncio.sleep(0)
        assert source.passed < 5
        texts = [event.text async for event in events if isinstance(event, Delta)]
    assert len("".join(texts)) == 20 * len(big)


async def test_closing_while_the_source_is_held_back_closes_it() -> None:
    source = Source()
    async with aclosing(coalesced(source.events(), interval=0)) as events, asyncio.timeout(5):
        source.put(Delta("a"))
        await anext(events)
        source.put(*(Delta("x" * 70_000) for _ in range(3)))
        for _ in range(50):
            await asyncio.sleep(0)
    assert source.closed
