"""Watches what each gateway holds under steady load, with a hang or a kill every half minute."""

from __future__ import annotations

import asyncio
import random
import re
import time
import urllib.request
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.addresses import HOST
from services.cli.running.stack import Stack
from services.cli.running.supervision import keep_running
from services.common.channels import open_channel
from tests.bench.resilience.running import wish

_RATE = 10.0
_BETWEEN_FAULTS_SECONDS = 30.0
_HANG_SECONDS = 5.0
_LOOK_SECONDS = 10.0
# Memory settles: what is loaded late, caches and pools of threads. What a process of an hour holds is compared with
# what it held after the first tenth of the time.
_WARM_SHARE = 0.1
_FAULTY = ("embedder", "classifier", "recommender", "llm_gateway")


@dataclass(frozen=True)
class Usage:
    """What one process holds."""

    megabytes: float
    threads: int
    files: int
    connections: int
    tasks: int

    @classmethod
    def of(cls, pid: int, metrics_port: int) -> Usage:
        """As the kernel and its metrics tell it."""
        status = dict(
            line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line
        )
        opened = [_target(path) for path in Path(f"/proc/{pid}/fd").iterdir()]
        with urllib.request.urlopen(f"http://{HOST}:{metrics_port}/metrics", timeout=5) as response:
            tasks = re.search(r"^gamesrec_event_loop_tasks (\S+)", response.read().decode(), re.MULTILINE)
        return cls(
            int(status["VmRSS"].split()[0]) / 1024,
            int(status["Threads"]),
            len(opened),
            sum(each.startswith("socket:") for each in opened),
            int(float(tasks[1])) if tasks else 0,
        )


def _target(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""  # it was closed meanwhile


async def measure(stack: Stack, minutes: float) -> list[str]:
    """The lines of the report. The gateways are never killed, so that what they leak would add up."""
    said: list[str] = []
    keeping = asyncio.create_task(keep_running(stack, said.append))
    outcomes: Counter[str] = Counter()
    faults = asyncio.create_task(_faults(stack))
    began = time.monotonic()
    usages: dict[str, list[Usage]] = {name: [] for name in stack.addresses.metrics if name.startswith("gateway")}
    try:
        async with open_channel(stack.target) as channel, asyncio.TaskGroup() as asking:
            stub = gateway_pb2_grpc.GatewayServiceStub(channel)
            number, next_look = 0, began + minutes * 60 * _WARM_SHARE
            while time.monotonic() < began + minutes * 60:
                number += 1
                asking.create_task(_ask(stub, number, outcomes))
                if time.monotonic() >= next_look:
                    for name, held in usages.items():
                        held.append(
                            await asyncio.to_thread(Usage.of, stack.pid_of(name), stack.addresses.metrics[name])
                        )
                    next_look = time.monotonic() + _LOOK_SECONDS
                await asyncio.sleep(1 / _RATE)
    finally:
        faults.cancel()
        keeping.cancel()
        await asyncio.gather(faults, keeping, return_exceptions=True)
    found = ", ".join(f"{code} {count}" for code, count in sorted(outcomes.items()))
    restarts = sum("it starts again" in line for line in said)
    return [
        f"{minutes:g} minutes at {_RATE:g}/s with a fault every {_BETWEEN_FAULTS_SECONDS:g} s ({restarts} restarts): "
        f"{found}",
        *(f"{name}: {_told(held)}" for name, held in usages.items() if held),
    ]


def _told(held: list[Usage]) -> str:
    """How each amount went from the first third of the looks to the last one, by their medians."""
    third = max(1, len(held) // 3)
    parts = []
    for amount in fields(Usage):
        early, late = (_median([getattr(each, amount.name) for each in some]) for some in (held[:third], held[-third:]))
        change = f" ({late / early - 1:+.1%})" if amount.name == "megabytes" else ""
        parts.append(f"{amount.name} {early:.0f} -> {late:.0f}{change}")
    return ", ".join(parts)


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


async def _faults(stack: Stack) -> None:
    numbers = random.Random(3)
    while True:
        await asyncio.sleep(_BETWEEN_FAULTS_SECONDS)
        name = numbers.choice(_FAULTY)
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
