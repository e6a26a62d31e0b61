"""Watches memory, threads and files of the gateway under steady load, with a hang or a kill every half minute."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.stack import Stack
from services.cli.running.supervision import keep_running
from services.common.channels import open_channel
from tests.bench.resilience.running import wish

_RATE = 10.0
_BETWEEN_FAULTS_SECONDS = 30.0
_HANG_SECONDS = 5.0
_WARM_SECONDS = 30.0


@dataclass(frozen=True)
class Usage:
    """What one process holds."""

    pid: int
    megabytes: float
    threads: int
    files: int

    @classmethod
    def of(cls, pid: int) -> Usage:
        """As the kernel tells it."""
        status = dict(
            line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line
        )
        return cls(
            pid,
            int(status["VmRSS"].split()[0]) / 1024,
            int(status["Threads"]),
            len(list(Path(f"/proc/{pid}/fd").iterdir())),
        )


async def measure(stack: Stack, minutes: float) -> list[str]:
    """The lines of the report. The gateway is never killed, so that what it leaks would add up."""
    keeping = asyncio.create_task(keep_running(stack, lambda _: None))
    outcomes: Counter[str] = Counter()
    faults = asyncio.create_task(_faults(stack))
    ends = time.monotonic() + minutes * 60
    usages: list[Usage] = []
    try:
        async with open_channel(stack.target) as channel, asyncio.TaskGroup() as asking:
            stub = gateway_pb2_grpc.GatewayServiceStub(channel)
            number, next_look = 0, time.monotonic() + _WARM_SECONDS
            while time.monotonic() < ends:
                number += 1
                asking.create_task(_ask(stub, number, outcomes))
                if time.monotonic() >= next_look:
                    usages.append(Usage.of(stack.pid_of("gateway")))
                    next_look = time.monotonic() + 10
                await asyncio.sleep(1 / _RATE)
    finally:
        faults.cancel()
        keeping.cancel()
        await asyncio.gather(faults, keeping, return_exceptions=True)
    found = ", ".join(f"{code} {count}" for code, count in sorted(outcomes.items()))
    first, last = usages[0], usages[-1]
    return [
        f"{minutes:g} minutes at {_RATE:g}/s with a fault every {_BETWEEN_FAULTS_SECONDS:g} s: {found}",
        f"gateway, warm -> end: {first.megabytes:.0f} -> {last.megabytes:.0f} MB "
        f"({last.megabytes / first.megabytes - 1:+.1%}), threads {first.threads} -> {last.threads}, "
        f"files {first.files} -> {last.files}",
    ]


async def _faults(stack: Stack) -> None:
    numbers = random.Random(3)
    while True:
        await asyncio.sleep(_BETWEEN_FAULTS_SECONDS)
        name = numbers.choice(("embedder", "classifier", "recommender", "llm_gateway"))
        if numbers.random() < 0.5:
            stack.kill(name)
            continue
        stack.suspend(name)
        await asyncio.sleep(_HANG_SECONDS)
        stack.suspend(name, ends=True)


async def _ask(stub: gateway_pb2_grpc.GatewayServiceAsyncStub, number: int, outcomes: Counter[str]) -> None:
    request = gateway_pb2.RecommendRequest(player_id=f"player-{number % 600 + 1:03}", text=wish(number))
    try:
        answer = await stub.Recommend(request, timeout=10)
    except grpc.aio.AioRpcError as error:
        outcomes[error.code().name] += 1
    else:
        outcomes["poorer" if answer.degradations else "whole"] += 1
