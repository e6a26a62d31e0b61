"""Measures which answers arrive in time: deadlines x parts that hang or are gone x network delays."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.stack import Stack
from services.common.channels import open_channel
from tests.bench.resilience.running import wish
from tests.support.slow_network import SlowNetwork

PARTS = ("embedder", "classifier", "recommender", "llm_gateway")
_DEADLINES = (0.3, 1.0, 2.0, 5.0)
_DELAYS = (0.0, 0.025, 0.1)  # seconds, each way
_CALLS = 4  # of each kind in each cell
_HANG_SECONDS = 20.0


@dataclass(frozen=True)
class Cell:
    """One deadline over one network, in seconds."""

    deadline: float
    delay: float


async def measure(stack: Stack) -> list[str]:
    """The lines of the report."""
    lines = []
    async with AsyncExitStack() as exits:
        stubs = {}
        for delay in _DELAYS:
            network = await exits.enter_async_context(SlowNetwork(stack.target, delay=delay).open())
            channel = await exits.enter_async_context(open_channel(network.target, retries=False))
            stubs[delay] = gateway_pb2_grpc.GatewayServiceStub(channel)
            await _recommend(stubs[delay], 30.0)
        total: Counter[bool] = Counter()
        for part, wrong in itertools.product(("", *PARTS), ("hangs", "is gone")):
            if not part and wrong == "is gone":
                continue
            _begin(stack, part, wrong)
            cells: dict[Cell, Counter[bool]] = {}
            for delay, deadline in itertools.product(_DELAYS, _DEADLINES):
                outcomes = cells.setdefault(Cell(deadline, delay), Counter())
                for _ in range(_CALLS):
                    outcomes[await _recommend(stubs[delay], deadline)] += 1
                    outcomes[await _chat(stubs[delay], deadline)] += 1
            await _end(stack, part, wrong)
            found = sum(cells.values(), Counter[bool]())
            total += found
            late = ", ".join(
                f"{cell.deadline} s at {cell.delay * 1000:.0f} ms: {outcomes[False]}"
                for cell, outcomes in cells.items()
                if outcomes[False]
            )
            what = f"{part} {wrong}" if part else "all well"
            lines.append(f"{what:22} {found[True]:4} of {found.total():4} in time{'; late: ' if late else ''}{late}")
        lines.append(f"together {total[True]} of {total.total()} in time, {total[True] / total.total():.2%}")
        lines += [await _hang(stack, stubs[0.0], part) for part in PARTS]
    return lines


async def _hang(stack: Stack, stub: gateway_pb2_grpc.GatewayServiceAsyncStub, part: str) -> str:
    """How long each call takes while a part hangs, one call after the other."""
    _begin(stack, part, "hangs")
    began, took = time.monotonic(), list[float]()
    while time.monotonic() - began < _HANG_SECONDS:
        start = time.monotonic()
        await (_chat if part == "llm_gateway" else _recommend)(stub, 10.0)
        took.append(time.monotonic() - start)
    await _end(stack, part, "hangs")
    first = ", ".join(f"{each * 1000:.0f}" for each in took[:6])
    later = max(took[4:]) * 1000
    return f"{part} hangs {_HANG_SECONDS:.0f} s: calls take {first} ms, the slowest from the fifth on {later:.0f} ms"


def _begin(stack: Stack, part: str, wrong: str) -> None:
    if part and wrong == "hangs":
        stack.suspend(part)
    elif part:
        stack.kill(part)


async def _end(stack: Stack, part: str, wrong: str) -> None:
    """Makes the part well again, and waits until an answer is."""
    if not part:
        return
    if wrong == "hangs":
        stack.suspend(part, ends=True)
    else:
        stack.start_one(part)
    await stack.wait_ready_one(part)
    async with open_channel(stack.target, retries=False) as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        ends = time.monotonic() + 30
        while time.monotonic() < ends:
            request = gateway_pb2.RecommendRequest(player_id="player-001", text=wish(0), limit=5)
            if not (await stub.Recommend(request, timeout=10)).degradations:
                return


async def _recommend(stub: gateway_pb2_grpc.GatewayServiceAsyncStub, deadline: float) -> bool:
    request = gateway_pb2.RecommendRequest(player_id="player-001", text=wish(time.monotonic_ns()), limit=5)
    try:
        return bool((await stub.Recommend(request, timeout=deadline)).recommendations.games)
    except grpc.aio.AioRpcError:
        return False


async def _chat(stub: gateway_pb2_grpc.GatewayServiceAsyncStub, deadline: float) -> bool:
    request = gateway_pb2.ChatRequest(player_id="player-001", text=wish(time.monotonic_ns()), limit=5)
    try:
        events = [event async for event in stub.Chat(request, timeout=deadline)]
    except grpc.aio.AioRpcError:
        return False
    return events[-1].HasField("summary")
