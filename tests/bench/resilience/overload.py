"""Measures what is served whole when more is asked for than can be, by an open loop: calls do not wait for others.

The stack has one half of the cores and this process the other: callers of a server are other machines, and asking five
times as often would else take from the stack what it is measured by. How soon the gateways refuse then depends on how
soon they get a core that encoders and the store keep busy; so all is measured again with the gateways on the callers'
half, as an edge whose processor is its own. The calls come over several connections, as an edge has many callers; the
kernel gives each connection to one of the two gateways of the stack.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.common.channels import open_channel
from tests.bench.resilience.running import WITHOUT_MODEL, running_stack, wish

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub

_DEADLINE = 5.0
_CONNECTIONS = 16


@dataclass(frozen=True)
class Load:
    """What became of the calls at one rate; times in seconds."""

    offered: float
    seconds: float
    outcomes: Counter[str]
    whole_seconds: list[float]
    refused_seconds: list[float]
    own_lag: list[float]

    @property
    def whole(self) -> float:
        """Whole answers a second."""
        return self.outcomes["whole"] / self.seconds

    def row(self) -> str:
        """As a line of a table."""
        others = ", ".join(f"{name} {count}" for name, count in sorted(self.outcomes.items()) if name != "whole")
        return (
            f"offered {self.offered:6.1f}/s  whole {self.whole:5.1f}/s  p50 {_percentile(self.whole_seconds, 50):5.0f} "
            f"p99 {_percentile(self.whole_seconds, 99):5.0f} ms  refused p50/p99 "
            f"{_percentile(self.refused_seconds, 50):4.0f}/{_percentile(self.refused_seconds, 99):4.0f} ms  "
            f"(its own lag {_percentile(self.own_lag, 50):.0f}/{_percentile(self.own_lag, 99):.0f} ms)  {others}"
        )


async def offer(stubs: Sequence[GatewayServiceAsyncStub], rate: float, seconds: float) -> Load:
    """Asks `rate` times a second, at random moments, for `seconds`."""
    outcomes: Counter[str] = Counter()
    whole: list[float] = []
    refused: list[float] = []

    async def ask(number: int) -> None:
        request = gateway_pb2.RecommendRequest(player_id=f"player-{number % 600 + 1:03}", text=wish(number), limit=5)
        began = time.monotonic()
        try:
            answer = await stubs[number % len(stubs)].Recommend(request, timeout=_DEADLINE)
        except grpc.aio.AioRpcError as error:
            outcomes[error.code().name] += 1
            if error.code() is grpc.StatusCode.RESOURCE_EXHAUSTED:
                refused.append(time.monotonic() - began)
            return
        if answer.degradations or not answer.recommendations.games:
            outcomes["poorer"] += 1
        else:
            outcomes["whole"] += 1
            whole.append(time.monotonic() - began)

    lag: list[float] = []

    async def watch() -> None:
        while True:
            woken = time.monotonic()
            await asyncio.sleep(0.005)
            lag.append(time.monotonic() - woken - 0.005)

    watching = asyncio.create_task(watch())
    began, number, asked = time.monotonic(), random.randrange(1_000_000), set[asyncio.Task[None]]()
    due = began
    while due < began + seconds:
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        number += 1
        task = asyncio.create_task(ask(number))
        asked.add(task)
        task.add_done_callback(asked.discard)
        due += random.expovariate(rate)
    took = time.monotonic() - began
    await asyncio.gather(*asked)
    watching.cancel()
    return Load(rate, took, outcomes, whole, refused, lag)


async def peak(stubs: Sequence[GatewayServiceAsyncStub], seconds: float) -> float:
    """The most whole answers a second that a closed loop gets, over several numbers of callers."""
    best = 0.0
    for callers in (4, 8, 12):
        ends = time.monotonic() + seconds

        async def call(first: int, ends: float = ends) -> int:
            whole, number = 0, first
            while time.monotonic() < ends:
                number += 1
                request = gateway_pb2.RecommendRequest(player_id=f"player-{number % 600 + 1:03}", text=wish(number))
                try:
                    answer = await stubs[first % len(stubs)].Recommend(request, timeout=_DEADLINE)
                    whole += not answer.degradations
                except grpc.aio.AioRpcError:
                    await asyncio.sleep(0.05)
            return whole

        counts = await asyncio.gather(*(call(random.randrange(1_000_000_000)) for _ in range(callers)))
        best = max(best, sum(counts) / seconds)
    return best


async def measure(models_dir: Path, seconds: float) -> list[str]:
    """The lines of the report: of a stack on one half of the cores, and of one whose gateways have the other half."""
    together = await _of_a_stack(models_dir, seconds, edge_apart=False)
    apart = await _of_a_stack(models_dir, seconds, edge_apart=True)
    return ["the whole stack on one half of the cores", *together, "the gateways on the other half", *apart]


async def _of_a_stack(models_dir: Path, seconds: float, *, edge_apart: bool) -> list[str]:
    """Callers, and gateways that are apart, have one half of the cores, everything else the other one."""
    cores = sorted(os.sched_getaffinity(0))
    of_stack, own = set(cores[: len(cores) // 2]) or set(cores), set(cores[len(cores) // 2 :])
    async with running_stack(models_dir, WITHOUT_MODEL, cores=of_stack) as stack:
        os.sched_setaffinity(0, own)
        try:
            if edge_apart:
                for name in stack.addresses.metrics:
                    _move(stack.pid_of(name), own)
            return await _measure(stack.target, seconds)
        finally:
            os.sched_setaffinity(0, cores)


def _move(pid: int, cores: set[int]) -> None:
    """Lets every thread of a process run on these cores alone; threads to come inherit it."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        os.sched_setaffinity(int(task.name), cores)


async def _measure(target: str, seconds: float) -> list[str]:
    async with AsyncExitStack() as open_channels:
        stubs = [
            gateway_pb2_grpc.GatewayServiceStub(
                await open_channels.enter_async_context(open_channel(target, retries=False))
            )
            for _ in range(_CONNECTIONS)
        ]
        await peak(stubs, 1.0)
        most = await peak(stubs, seconds)
        lines = [f"peak {most:.1f} whole answers/s, closed loop"]
        for times in (0.7, 1.5, 2.0, 5.0):
            load = await offer(stubs, most * times, seconds)
            lines.append(f"{times:3.1f}x  {load.whole / most:4.0%} of peak  {load.row()}")
        began = time.monotonic()
        after = await offer(stubs, most * 0.5, 1.0)
        lines.append(f"within {time.monotonic() - began:.1f} s afterwards: {after.row()}")
    return lines


def _percentile(values: list[float], percent: int) -> float:
    """In milliseconds; 0 without values."""
    return quantiles(values, n=100)[percent - 1] * 1000 if len(values) > 1 else 0.0
