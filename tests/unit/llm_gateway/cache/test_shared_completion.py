"""Several calls read one completion: what that holds in memory, and how long it may take."""

from __future__ import annotations

import asyncio
import gc
import time
import weakref
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager, suppress

import pytest

from services.common import request as requests
from services.common.errors import Unavailable
from services.llm_gateway.cache.shared_completion import SharedCompletion
from services.llm_gateway.completion import CompletionEvent, Delta, Started
from tests.fakes.llm_gateway import FINISHED

STARTED = Started("a", "a-model", 1)
PIECE = 10_000
AHEAD = 64 * 1024
PLENTY = 2**40


class Text(str):
    """A text that can be asked whether it is still there."""


class Source:
    """Writes `pieces` texts of PIECE letters, then ends or fails; keeps none of them."""

    def __init__(self, pieces: int, *, fails: bool = False) -> None:
        self._pieces = pieces
        self._fails = fails
        self._texts: list[weakref.ref[Text]] = []

    async def __call__(self) -> AsyncGenerator[CompletionEvent, None]:
        yield STARTED
        for _ in range(self._pieces):
            text = Text("x" * PIECE)
            self._texts.append(weakref.ref(text))
            event = Delta(text)
            del text
            yield event
            del event
        if self._fails:
            raise Unavailable("gone")
        yield FINISHED

    @property
    def written(self) -> int:
        """Letters."""
        return len(self._texts) * PIECE

    @property
    def held(self) -> int:
        """Letters of texts that are still in memory."""
        return sum(text() is not None for text in self._texts) * PIECE


def shared(source: Source, most_bytes: int = PLENTY) -> SharedCompletion:
    return SharedCompletion(source(), most_bytes, lambda _: None)


async def read(completion: SharedCompletion) -> int:
    """The number of events."""
    count = 0
    async with aclosing(completion.events()) as events:
        async for _ in events:
            count += 1
    return count


async def settle() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Nothing is freed but what nothing refers to."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def test_the_source_is_held_back_until_the_fastest_reader_goes_on() -> None:
    source = Source(1000)
    completion = shared(source)
    slow = completion.events()
    assert await anext(slow) == STARTED
    await settle()
    assert source.written <= AHEAD + PIECE
    async with aclosing(completion.events()) as fast:
        for _ in range(50):
            await anext(fast)
        await settle()
        assert 49 * PIECE < source.written <= 49 * PIECE + AHEAD + PIECE
    await settle()
    assert source.written <= 49 * PIECE + AHEAD + PIECE
    assert len([event async for event in slow]) == 1001


@pytest.mark.usefixtures("uncollected")
async def test_what_can_no_longer_be_kept_is_held_for_its_readers_only() -> None:
    source = Source(1000)
    completion = shared(source, 20 * PIECE)
    most = 0
    async with aclosing(completion.events()) as events:
        async for _ in events:
            most = max(most, source.held)
    assert source.written == 1000 * PIECE
    assert most <= 20 * PIECE + AHEAD + 2 * PIECE


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("fails", [False, True])
async def test_no_text_outlives_those_who_read_it(fails: bool) -> None:
    source = Source(20, fails=fails)
    completion = shared(source)
    first, second = completion.events(), completion.events()
    for events in (first, second):
        assert await anext(events) == STARTED
    for events in (first, second):
        with suppress(Unavailable):
            assert len([event async for event in events]) == 21
        assert source.written == 20 * PIECE
    del completion, events, first, second
    await settle()
    assert source.held == 0


@pytest.mark.usefixtures("uncollected")
async def test_no_text_outlives_a_completion_that_is_given_up() -> None:
    source = Source(1000)
    completion = shared(source)
    events = completion.events()
    await anext(events)
    await settle()
    assert source.held > 0
    await events.aclose()
    del completion, events
    await settle()
    assert source.held == 0


async def test_a_long_completion_that_nobody_went_on_reading_is_freed_without_harm() -> None:
    async def letters() -> AsyncGenerator[CompletionEvent, None]:
        for _ in range(100_000):
            yield Delta("x")

    completion = SharedCompletion(letters(), PLENTY, lambda _: None)
    async with aclosing(completion.events()) as slow:
        await anext(slow)
        assert await read(completion) == 100_000


@contextmanager
def seconds_left(seconds: float) -> Iterator[float]:
    """The calls in the body have so many; yields their deadline."""
    deadline = time.monotonic() + seconds
    requests.set_current(requests.RequestContext("id", deadline))
    try:
        yield deadline
    finally:
        requests.set_current(None)


async def test_the_latest_deadline_of_those_who_read_is_that_of_the_work() -> None:
    gate = asyncio.Event()

    async def deadlines() -> AsyncGenerator[CompletionEvent, None]:
        while True:
            current = requests.current()
            assert current is not None
            yield Delta(str(current.deadline))
            await gate.wait()
            gate.clear()

    async def deadline_of_the_work() -> float:
        gate.set()
        event = await anext(leading)
        assert isinstance(event, Delta)
        return float(event.text)

    with seconds_left(10) as early:
        completion = SharedCompletion(deadlines(), PLENTY, lambda _: None)
        leading = completion.events()
        await anext(leading)
    with seconds_left(15) as late:
        joining = completion.events()
        await anext(joining)
    with seconds_left(5):
        hasty = completion.events()
        await anext(hasty)
    assert await deadline_of_the_work() == late
    await joining.aclose()
    assert await deadline_of_the_work() == early
    await leading.aclose()
    await hasty.aclose()


async def test_who_has_far_more_time_joins_only_when_there_is_text() -> None:
    source = Source(20)
    with seconds_left(1):
        completion = shared(source)
        leading = completion.events()
        first = asyncio.ensure_future(anext(leading))
    for seconds, suits in ((0.5, True), (1.5, True), (15, False)):
        with seconds_left(seconds):
            assert completion.can_be_joined() is suits
    await first
    with seconds_left(15):
        assert completion.can_be_joined()
    await leading.aclose()
