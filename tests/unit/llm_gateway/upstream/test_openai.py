"""An upstream and a reader at different pace: nothing is delayed or lost, and nobody is held up for long."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from services.llm_gateway.completion import CompletionRequest, Delta, Finished, Message
from services.llm_gateway.configuration.schema import Target, Timeouts
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from services.llm_gateway.upstream.openai import OpenAIUpstream
from tests.support.stub_upstream import CUT, ENDING, HANG, HEAD, Script, StubUpstream, delta, stub_upstream

REQUEST = CompletionRequest(messages=(Message("user", "Which game?"),))


@pytest.fixture
async def stub() -> AsyncIterator[StubUpstream]:
    async with stub_upstream() as server:
        yield server


class Seen:
    """The texts of a stream, and how it ended."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.end: Finished | UpstreamFailure | None = None


async def read(stub: StubUpstream, script: Script, *, until: str = "", busy: float = 0.0) -> Seen:
    """`busy`: seconds that the reader takes for each text."""
    stub.default = script
    seen = Seen()
    upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts())
    events = upstream.stream(REQUEST)
    try:
        async for event in events:
            if isinstance(event, Delta):
                seen.texts.append(event.text)
                await asyncio.sleep(busy)
            else:
                seen.end = event
            if until and until in "".join(seen.texts):
                break
    except UpstreamFailure as failure:
        seen.end = failure
    finally:
        await events.aclose()
        await upstream.aclose()
    return seen


async def test_texts_that_come_apart_are_not_held(stub: StubUpstream) -> None:
    seen = await read(stub, [HEAD, delta("a"), 0.02, delta("b"), 0.02, delta("c"), HANG], until="c")
    assert seen.texts == ["a", "b", "c"]


async def test_a_burst_becomes_few_messages_for_a_busy_reader(stub: StubUpstream) -> None:
    pieces = [delta(f"{n} ") for n in range(200)]
    seen = await read(stub, [HEAD + b"".join(pieces), *ENDING], busy=0.01)
    assert "".join(seen.texts) == "".join(f"{n} " for n in range(200))
    assert len(seen.texts) < 20
    assert isinstance(seen.end, Finished)


async def test_a_failure_comes_after_all_text_before_it(stub: StubUpstream) -> None:
    seen = await read(stub, [HEAD, delta("a"), 0.02, delta("b"), delta("c"), 0.02, CUT])
    assert "".join(seen.texts) == "abc"
    assert isinstance(seen.end, UpstreamFailure)


async def test_much_text_is_not_gathered_for_long(stub: StubUpstream) -> None:
    seen = await read(stub, [HEAD, delta("a"), *[delta("x" * 20_000)] * 20, *ENDING])
    assert len("".join(seen.texts)) == 400_001
    assert max(map(len, seen.texts)) < 100_000


async def test_a_caller_that_stops_reading_gives_slot_and_connection_back(stub: StubUpstream) -> None:
    stub.default = [HEAD, *[delta("x" * 50_000)] * 200, *ENDING]
    upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts(between_tokens=0.1))
    events = upstream.stream(REQUEST)
    await anext(events)
    await stub.until(lambda: stub.connections_open == 0)
    assert upstream.in_flight == 0
    with pytest.raises(UpstreamFailure) as raised:
        async for _ in events:
            pass
    assert raised.value.kind is FailureKind.READER_STALLED
    await upstream.aclose()


async def test_a_slow_reader_of_a_short_completion_holds_neither_slot_nor_connection(stub: StubUpstream) -> None:
    stub.default = [HEAD, delta("a"), 0.01, delta("b"), *ENDING]
    upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts())
    events = upstream.stream(REQUEST)
    await anext(events)
    await stub.until(lambda: stub.answering == 0)
    async with asyncio.timeout(5):
        while upstream.in_flight:
            await asyncio.sleep(0.01)
    assert [event.text for event in [event async for event in events] if isinstance(event, Delta)] == ["b"]
    await upstream.aclose()


async def test_a_slow_caller_holds_the_upstream_back_and_loses_nothing(stub: StubUpstream) -> None:
    pieces = 200
    stub.default = [HEAD, *[delta("x" * 50_000)] * pieces, *ENDING]
    upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts())
    events = upstream.stream(REQUEST)
    first = await anext(events)
    for _ in range(50):
        await asyncio.sleep(0.002)
    # What the kernel and the client hold is far less than the 10 MB of the stream.
    assert stub.answering == 1
    texts = [event.text async for event in events if isinstance(event, Delta)]
    assert isinstance(first, Delta)
    assert len(first.text) + sum(map(len, texts)) == pieces * 50_000
    await upstream.aclose()
