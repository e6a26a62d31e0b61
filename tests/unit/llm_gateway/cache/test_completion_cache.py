"""Identical requests of one caller are answered once, and nothing crosses from one caller to another."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace
from typing import Any

import pytest

from services.common.errors import Unavailable
from services.llm_gateway.cache.completion_cache import CacheKey, CompletionCache
from services.llm_gateway.completion import (
    CompletionEvent,
    CompletionRequest,
    Delta,
    Finished,
    FinishReason,
    JsonSchema,
    Message,
    Started,
    Usage,
)
from services.llm_gateway.configuration.schema import CacheRules
from tests.fakes.llm_gateway import FINISHED

STARTED = Started("a", "a-model", 1)
WHOLE: list[CompletionEvent] = [STARTED, Delta("Hel"), Delta("lo"), FINISHED]
RULES = CacheRules(enabled=True, entries=3, bytes=100_000, seconds=10)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


class Source:
    """Counts how often it is asked; goes on when `gate` is set."""

    def __init__(self) -> None:
        self.asked = 0
        self.closed = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.error: Exception | None = None

    async def __call__(self) -> AsyncGenerator[CompletionEvent, None]:
        self.asked += 1
        try:
            yield STARTED
            yield Delta("Hel")
            await self.gate.wait()
            if self.error:
                raise self.error
            yield Delta("lo")
            yield FINISHED
        finally:
            self.closed += 1


def key(text: str = "Which game?", caller: str = "me") -> CacheKey:
    request = CompletionRequest(messages=(Message("user", text),), temperature=0.0)
    return CacheKey(caller, "default", "", request)


@pytest.fixture
def source() -> Source:
    return Source()


async def read(
    cache: CompletionCache, of: CacheKey, source: Source, rules: CacheRules = RULES
) -> list[CompletionEvent]:
    async with aclosing(cache.stream(of, rules, source)) as events:
        return [event async for event in events]


async def test_a_kept_completion_is_replayed_as_a_stream_and_says_so(source: Source) -> None:
    cache = CompletionCache()
    assert await read(cache, key(), source) == WHOLE
    assert await read(cache, key(), source) == [replace(STARTED, cached=True, attempt=0), *WHOLE[1:]]
    assert source.asked == 1


async def test_anything_different_is_another_request(source: Source) -> None:
    cache, base = CompletionCache(), key()
    others = [
        key("Which film?"),
        key(caller="you"),
        replace(base, alias="big"),
        replace(base, language="ru"),
        replace(base, request=replace(base.request, max_tokens=5)),
        replace(base, request=replace(base.request, seed=1)),
        replace(base, request=replace(base.request, stop=("x",))),
    ]
    rules = RULES.model_copy(update={"entries": 100})
    for each in (base, *others):
        await read(cache, each, source, rules)
    assert source.asked == 1 + len(others)


async def test_what_is_too_old_is_asked_for_anew(source: Source) -> None:
    clock = Clock()
    cache = CompletionCache(clock)
    await read(cache, key(), source)
    clock.now += 10
    await read(cache, key(), source)
    assert source.asked == 2
    assert len(cache) == 1


async def test_number_and_size_are_bounded_and_the_least_used_goes(source: Source) -> None:
    cache = CompletionCache()
    for n in range(3):
        await read(cache, key(str(n)), source)
    await read(cache, key("0"), source)
    await read(cache, key("3"), source)
    await read(cache, key("0"), source)
    assert (source.asked, len(cache)) == (4, 3)
    await read(cache, key("1"), source)
    assert source.asked == 5
    small, cache = RULES.model_copy(update={"bytes": 5000}), CompletionCache()
    for n in range(50):
        await read(cache, key(f"more {n}"), source, small)
        assert cache.size <= 5000
    assert len(cache) == 2
    await read(cache, key("x" * 10_000), source, small)
    assert len(cache) == 2


SHAPES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "small": ({"messages": 1}, ["yes"]),
    "many deltas": ({"messages": 1}, ["word"] * 500),
    "many messages": ({"messages": 256}, ["yes"]),
    "another script": ({"messages": 1}, ["слово" * 50] * 20),
    "a schema": ({"messages": 1, "schema": 60_000}, ["yes"]),
    "stops": ({"messages": 1, "stops": 16}, ["yes"]),
}


def shaped(n: int, *, messages: int, schema: int = 0, stops: int = 0) -> CacheKey:
    """A key of texts that nothing else holds."""
    request = CompletionRequest(
        messages=tuple(Message("user", f"question {n} {m}") for m in range(messages)),
        temperature=0.0,
        stop=tuple(f"{n} {m}" * 20 for m in range(stops)),
        json_schema=JsonSchema(f"name-{n}", f"{n:{schema}}", True) if schema else None,
    )
    return CacheKey(f"caller-{n}", "default", "", request)


@pytest.mark.parametrize("shape", SHAPES)
async def test_the_size_is_about_that_of_the_memory(shape: str) -> None:
    fields, texts = SHAPES[shape]
    rules = CacheRules(enabled=True, bytes=10**9)
    cache = CompletionCache()

    async def produce() -> AsyncGenerator[CompletionEvent, None]:
        yield Started("a", "a-model", 1)
        for n, text in enumerate(texts):
            yield Delta(f"{text} {n}")
        yield Finished(FinishReason.STOP, Usage(1000, 1000))

    async def fill(numbers: range) -> None:
        for n in numbers:
            async with aclosing(cache.stream(shaped(n, **fields), rules, produce)) as events:
                async for _ in events:
                    pass

    await fill(range(1))
    gc.collect()
    tracemalloc.start()
    try:
        accounted, before = cache.size, tracemalloc.get_traced_memory()[0]
        await fill(range(1, 21))
        gc.collect()
        held, accounted = tracemalloc.get_traced_memory()[0] - before, cache.size - accounted
    finally:
        tracemalloc.stop()
    assert 0.8 * held < accounted < 4 * held


async def test_what_is_too_large_to_be_kept_is_not_joined_either() -> None:
    asked = 0

    async def large() -> AsyncGenerator[CompletionEvent, None]:
        nonlocal asked
        asked += 1
        for _ in range(200):
            yield Delta("x" * 1000)
        yield FINISHED

    cache = CompletionCache()
    async with aclosing(cache.stream(key(), RULES, large)) as first:
        async with aclosing(cache.stream(key(), RULES, large)) as second:
            for events in (first, second):
                await anext(events)
            assert asked == 1
            for _ in range(150):
                await anext(first)
            async with aclosing(cache.stream(key(), RULES, large)) as third:
                await anext(third)
            assert asked == 2
            assert len([event async for event in second]) == 200
    assert len(cache) == 0


async def test_identical_requests_in_flight_share_one_stream(source: Source) -> None:
    cache = CompletionCache()
    source.gate.clear()
    readers = [asyncio.ensure_future(read(cache, key(), source)) for _ in range(5)]
    for _ in range(10):
        await asyncio.sleep(0)
    source.gate.set()
    assert await asyncio.gather(*readers) == [WHOLE] * 5
    assert (source.asked, source.closed) == (1, 1)


async def test_those_who_stay_are_served_when_the_first_leaves(source: Source) -> None:
    cache = CompletionCache()
    source.gate.clear()
    first, second = (asyncio.ensure_future(read(cache, key(), source)) for _ in range(2))
    for _ in range(10):
        await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait((first,))
    source.gate.set()
    assert await second == WHOLE


async def test_when_the_last_leaves_the_stream_is_closed_and_nobody_joins_it(source: Source) -> None:
    cache = CompletionCache()
    source.gate.clear()
    async with aclosing(cache.stream(key(), RULES, source)) as events:
        assert await anext(events) == STARTED
    assert source.closed == 1
    source.gate.set()
    assert await read(cache, key(), source) == WHOLE
    assert source.asked == 2


async def test_a_failure_reaches_all_and_is_not_kept(source: Source) -> None:
    cache = CompletionCache()
    source.gate.clear()
    source.error = Unavailable("gone")
    readers = [asyncio.ensure_future(read(cache, key(), source)) for _ in range(3)]
    for _ in range(10):
        await asyncio.sleep(0)
    source.gate.set()
    found = await asyncio.gather(*readers, return_exceptions=True)
    assert found == [source.error] * 3
    source.error = None
    assert await read(cache, key(), source) == WHOLE
