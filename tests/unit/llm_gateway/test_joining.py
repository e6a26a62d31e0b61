"""Texts that follow each other closely become one message; nothing is delayed that need not be, nothing is lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from services.llm_gateway.completion import CompletionRequest, Delta, Finished, Message
from services.llm_gateway.configuration import Target, Timeouts
from services.llm_gateway.failures import UpstreamFailure
from services.llm_gateway.openai_upstream import OpenAIUpstream
from tests.support.stub_upstream import CUT, ENDING, HANG, HEAD, Script, StubUpstream, delta, stub_upstream

REQUEST = CompletionRequest(messages=(Message("user", "Which game?"),))
NEVER = 3600.0


@pytest.fixture
async def stub() -> AsyncIterator[StubUpstream]:
    async with stub_upstream() as server:
        yield server


class Seen:
    """The texts of a stream with the seconds after which they came, and how it ended."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.times: list[float] = []
        self.end: Finished | UpstreamFailure | None = None


async def read(stub: StubUpstream, script: Script, joining: float, *, until: str = "") -> Seen:
    stub.default = script
    seen, began = Seen(), time.monotonic()
    upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts(), joining=joining)
    events = upstream.stream(REQUEST)
    try:
        async for event in events:
            if isinstance(event, Delta):
                seen.texts.append(event.text)
                seen.times.append(time.monotonic() - began)
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


async def test_the_first_text_passes_at_once_and_those_that_follow_closely_are_joined(stub: StubUpstream) -> None:
    script: Script = [HEAD, delta("a"), 0.03, delta("b"), 0.03, delta("c"), *ENDING]
    async with asyncio.timeout(5):
        assert (await read(stub, script, NEVER)).texts == ["a", "bc"]


async def test_a_text_after_the_interval_passes_at_once(stub: StubUpstream) -> None:
    script: Script = [HEAD, delta("a"), 0.06, delta("b"), 0.06, delta("c"), HANG]
    async with asyncio.timeout(5):
        assert (await read(stub, script, 0.005, until="c")).texts == ["a", "b", "c"]


async def test_a_text_is_held_no_longer_than_the_interval(stub: StubUpstream) -> None:
    seen = await read(stub, [HEAD, delta("a"), 0.02, delta("b"), 0.02, delta("c"), HANG], 0.2, until="c")
    assert seen.texts == ["a", "bc"]
    assert 0.15 < seen.times[1] - seen.times[0] < 0.5


async def test_a_failure_comes_after_all_text_before_it(stub: StubUpstream) -> None:
    seen = await read(stub, [HEAD, delta("a"), 0.02, delta("b"), 0.02, delta("c"), 0.02, CUT], NEVER)
    assert seen.texts == ["a", "bc"]
    assert isinstance(seen.end, UpstreamFailure)


async def test_the_end_is_not_held(stub: StubUpstream) -> None:
    seen = await read(stub, [HEAD, delta("a"), 0.02, delta("b"), *ENDING], NEVER)
    assert (seen.texts, type(seen.end)) == (["a", "b"], Finished)
    assert seen.times[1] < 2


async def test_much_text_is_not_gathered_for_long(stub: StubUpstream) -> None:
    seen = await read(stub, [HEAD, delta("a"), *[0.01, delta("x" * 20_000)] * 10, *ENDING], NEVER)
    assert len("".join(seen.texts)) == 200_001
    assert max(map(len, seen.texts)) < 100_000


async def test_a_slow_caller_holds_the_upstream_back_and_loses_nothing(stub: StubUpstream) -> None:
    pieces = 200
    stub.default = [HEAD, *[delta("x" * 50_000)] * pieces, *ENDING]
    upstream = OpenAIUpstream(Target(name="a", base_url=stub.base_url, model="m"), Timeouts(), joining=0.0)
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
