"""Measures how many idempotent calls fail when a process is killed under load, with and without retries."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.addresses import SPARE_GATEWAY
from services.cli.running.errors import StackError
from services.cli.running.stack import Stack
from services.cli.running.supervision import keep_running
from tests.bench.resilience.running import wish

_RATE = 10.0  # calls a second by each of the two callers
_BEFORE_SECONDS, _AFTER_SECONDS = 2.0, 8.0
# What is killed at once. A caller is connected to one of the two gateways: each of them is killed once.
_KILLED = (
    ("gateway",),
    (SPARE_GATEWAY,),
    ("gateway", SPARE_GATEWAY),
    ("embedder",),
    ("classifier",),
    ("recommender",),
    ("llm_gateway",),
)
# What callers are told to use.
_POLICY = Path("docs/retry-policy.json").read_text()
_RECONNECTS = [("grpc.initial_reconnect_backoff_ms", 100), ("grpc.max_reconnect_backoff_ms", 1000)]


async def measure(stack: Stack) -> AsyncIterator[str]:
    """The lines of the report, as they become known."""
    keeping = asyncio.create_task(keep_running(stack, lambda _: None))
    try:
        for names in _KILLED:
            yield await killed(stack, names)
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def killed(stack: Stack, names: Sequence[str]) -> str:
    """Kills these at once while two callers ask, and tells what failed."""
    advertised = [("grpc.service_config", _POLICY), *_RECONNECTS]
    plain = [("grpc.enable_retries", 0)]
    async with (
        grpc.aio.insecure_channel(stack.target, options=advertised) as retrying,
        grpc.aio.insecure_channel(stack.target, options=plain) as giving_up,
    ):
        loads = [
            asyncio.create_task(_load(gateway_pb2_grpc.GatewayServiceStub(each))) for each in (retrying, giving_up)
        ]
        await asyncio.sleep(_BEFORE_SECONDS)
        pids, began = {name: stack.pid_of(name) for name in names}, time.monotonic()
        for name in names:
            stack.kill(name)
        while any(stack.pid_of(name) == pid for name, pid in pids.items()):
            await asyncio.sleep(0.01)
        for name in names:
            await _ready(stack, name)
        seconds = time.monotonic() - began
        told = [_told(found) for found in await asyncio.gather(*loads)]
    return f"{' and '.join(names):22} back after {seconds:.1f} s: with retries {told[0]}, without {told[1]}"


async def _ready(stack: Stack, name: str) -> None:
    """Waits until a process serves, also one that ends once more while it starts."""
    while True:
        try:
            await stack.wait_ready_one(name)
        except StackError:
            await asyncio.sleep(0.1)
        else:
            return


def _told(outcomes: Counter[str]) -> str:
    """What failed, by code: RESOURCE_EXHAUSTED means that this machine was too busy for the load."""
    failed = {code: count for code, count in sorted(outcomes.items()) if code != "OK"}
    codes = ", ".join(f"{code} {count}" for code, count in failed.items())
    return f"{sum(failed.values())} of {outcomes.total()} failed{f' ({codes})' if codes else ''}"


async def _load(stub: gateway_pb2_grpc.GatewayServiceAsyncStub) -> Counter[str]:
    outcomes: Counter[str] = Counter()

    async def ask(number: int) -> None:
        player = f"player-{number % 600 + 1:03}"
        call = (
            stub.Recommend(gateway_pb2.RecommendRequest(player_id=player, text=wish(number)), timeout=20)
            if number % 2
            else stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id=player), timeout=20)
        )
        outcomes[(await call.code()).name] += 1

    async with asyncio.TaskGroup() as asking:
        for number in itertools.islice(itertools.count(), int(_RATE * (_BEFORE_SECONDS + _AFTER_SECONDS))):
            asking.create_task(ask(number))
            await asyncio.sleep(1 / _RATE)
    return outcomes
