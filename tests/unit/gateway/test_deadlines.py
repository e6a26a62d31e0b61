"""Answers arrive by the caller's deadline, whichever part hangs or is gone and however far away the caller is.

A table: deadlines x parts x what is wrong with them x network delays, over real grpc and sockets.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

import grpc
import pytest

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.common.channels import open_channel
from services.common.enum_names import short_name
from services.common.server import ServiceServer
from services.gateway.service import DEFINITION, open_service
from tests.fakes.gateway import FakeLanguageModel, FakeRecommender
from tests.fakes.parts import PARTS, Parts
from tests.support.slow_network import SlowNetwork
from tests.unit.gateway.world import CATALOGUE

DEADLINES = (0.3, 0.5, 1.0, 2.0, 5.0)
DELAYS = (0.0, 0.025, 0.1)  # seconds, each way
_TRIES = 5
_STALL_SECONDS = 0.03


@dataclass(frozen=True)
class Case:
    deadline: float
    delay: float

    def __str__(self) -> str:
        return f"deadline {self.deadline} s, {self.delay * 1000:.0f} ms each way"


# With 0.3 s only what is near: more delay leaves little to this process, which plays all sides. That, and shorter ones,
# are measured by `make bench-resilience`.
CASES = [
    Case(*values)
    for values in itertools.product(DEADLINES, DELAYS)
    if 4 * values[1] <= values[0] and not (values[0] == 0.3 and values[1] > 0)
]


@asynccontextmanager
async def a_gateway(parts: Parts, delay: float) -> AsyncIterator[gateway_pb2_grpc.GatewayServiceAsyncStub]:
    """A gateway of its own that has read the catalogue and been called once, through a network with this delay."""
    async with AsyncExitStack() as stack:
        server = ServiceServer(DEFINITION, parts.settings(text_style="whole"), open_service)
        port = await server.start()
        stack.push_async_callback(server.close)
        await server.open()
        network = await stack.enter_async_context(SlowNetwork(f"127.0.0.1:{port}", delay=delay).open())
        channel = await stack.enter_async_context(open_channel(network.target, retries=False))
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        await stub.Recommend(gateway_pb2.RecommendRequest(player_id="ann", text="a puzzle", limit=2), timeout=20)
        yield stub


async def in_time(stub: gateway_pb2_grpc.GatewayServiceAsyncStub, case: Case) -> list[str]:
    """What was missing of a recommendation and of a chat that were asked for at once; raises if one came too late."""
    recommend = gateway_pb2.RecommendRequest(player_id="ann", text="a puzzle", limit=2)
    chat = gateway_pb2.ChatRequest(player_id="ann", text="a puzzle", limit=2)

    async def whole() -> gateway_pb2.ChatSummary:
        events = [event async for event in stub.Chat(chat, timeout=case.deadline)]
        assert events[0].recommendations.games, case
        assert any(event.text_delta.text for event in events), case
        return events[-1].summary

    answer, summary = await asyncio.gather(stub.Recommend(recommend, timeout=case.deadline), whole())
    assert len(answer.recommendations.games) == 2, case
    return [short_name(each, "fallback") for each in (*answer.degradations, *summary.degradations)]


async def each_in_time(cases: Sequence[Case], stubs: Mapping[Case, gateway_pb2_grpc.GatewayServiceAsyncStub]) -> None:
    for case in cases:
        assert await in_time_mostly(stubs[case], case), f"{case}: nothing was missing"


async def in_time_mostly(stub: gateway_pb2_grpc.GatewayServiceAsyncStub, case: Case) -> list[str]:
    """As `in_time`, tried again only where this process, which plays all sides, was kept from running meanwhile."""
    for _ in range(_TRIES - 1):
        stall = Stall()
        try:
            return await in_time(stub, case)
        except grpc.aio.AioRpcError:
            if stall.longest < _STALL_SECONDS:
                raise
        finally:
            stall.end()
    return await in_time(stub, case)


class Stall:
    """The longest time by which the event loop has come late, since this was made."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._watching = asyncio.create_task(self._watch())

    def end(self) -> None:
        self._watching.cancel()

    async def _watch(self) -> None:
        while True:
            due = time.monotonic() + 0.005
            await asyncio.sleep(0.005)
            self.longest = max(self.longest, time.monotonic() - due)


@pytest.mark.parametrize("wrong", ["hangs", "is gone"])
@pytest.mark.parametrize("part", PARTS)
async def test_an_answer_arrives_in_time_whatever_part_is_missing(part: str, wrong: str) -> None:
    parts = Parts(FakeRecommender(CATALOGUE), language_model=FakeLanguageModel(["Play [[1]] first. Then [[2]]."]))
    async with parts.open(), AsyncExitStack() as stack:
        stubs = {case: await stack.enter_async_context(a_gateway(parts, case.delay)) for case in CASES}
        network = parts.networks[part]
        network.hangs, network.gone = wrong == "hangs", wrong == "is gone"
        if network.gone:
            network.drop()
        await asyncio.gather(
            *(each_in_time([case for case in CASES if case.delay == delay], stubs) for delay in DELAYS)
        )


async def test_with_all_parts_well_nothing_is_missing_of_an_answer() -> None:
    parts = Parts(FakeRecommender(CATALOGUE), language_model=FakeLanguageModel(["Play [[1]] first. Then [[2]]."]))
    async with parts.open():
        for case in (Case(1.0, 0.0), Case(1.0, 0.1), Case(2.0, 0.025)):
            async with a_gateway(parts, case.delay) as stub:
                # One of several: this machine may be busy for a moment.
                assert [] in [await in_time(stub, case) for _ in range(3)], case


async def test_history_never_waits_for_the_embedder() -> None:
    parts = Parts(FakeRecommender(CATALOGUE))
    async with parts.open(), a_gateway(parts, 0.0) as stub:
        parts.networks["embedder"].hangs = True
        began = time.monotonic()
        without_text = await stub.Recommend(gateway_pb2.RecommendRequest(player_id="ann", limit=2), timeout=5)
        assert time.monotonic() - began < 0.5
        assert not without_text.degradations
        with_text = await stub.Recommend(
            gateway_pb2.RecommendRequest(player_id="ann", text="a puzzle", limit=2), timeout=1
        )
    assert len(with_text.recommendations.games) == 2
    # On a busy machine the classifier may be late besides.
    assert gateway_pb2.Degradation.FALLBACK_HISTORY_ONLY in [each.fallback for each in with_text.degradations]
