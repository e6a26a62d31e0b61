"""Measures how many idempotent calls fail when a process is killed under load, with and without retries."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from pathlib import Path

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.stack import Stack
from services.cli.running.supervision import keep_running
from tests.bench.resilience.running import wish

_RATE = 10.0  # calls a second by each of the two callers
_BEFORE_SECONDS, _AFTER_SECONDS = 2.0, 8.0
# What callers are told to use.
_POLICY = Path("docs/retry-policy.json").read_text()


async def measure(stack: Stack) -> list[str]:
    """The lines of the report."""
    keeping = asyncio.create_task(keep_running(stack, lambda _: None))
    lines = []
    try:
        for name in ("gateway", "embedder", "classifier", "recommender", "llm_gateway"):
            lines.append(await _killed(stack, name))
            for each in ("gateway", "embedder", "classifier", "recommender", "llm_gateway"):
                await stack.wait_ready_one(each)
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
    return lines


async def _killed(stack: Stack, name: str) -> str:
    advertised = [("grpc.service_config", _POLICY), *_RECONNECTS]
    plain = [("grpc.enable_retries", 0), *_RECONNECTS]
    async with (
        grpc.aio.insecure_channel(stack.target, options=advertised) as retrying,
        grpc.aio.insecure_channel(stack.target, options=plain) as giving_up,
    ):
        loads = [
            asyncio.create_task(_load(gateway_pb2_grpc.GatewayServiceStub(each))) for each in (retrying, giving_up)
        ]
        await asyncio.sleep(_BEFORE_SECONDS)
        stack.kill(name)
        told = [_told(found) for found in await asyncio.gather(*loads)]
    return f"{name:12} killed: with retries {told[0]}, without {told[1]}"


_RECONNECTS = [("grpc.initial_reconnect_backoff_ms", 100), ("grpc.max_reconnect_backoff_ms", 1000)]


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
