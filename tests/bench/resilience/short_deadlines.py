"""Counts the tracebacks in the logs after many calls whose deadlines are too short for an answer."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.stack import Stack
from services.common.channels import open_channel
from tests.bench.resilience.running import wish

_CALLS = 1500
_AT_ONCE = 8


async def measure(stack: Stack) -> list[str]:
    """The lines of the report."""
    before = {name: stack.log_of(name).stat().st_size for name in stack.names}
    numbers, outcomes = random.Random(7), Counter[str]()
    async with open_channel(stack.target, retries=False) as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        room = asyncio.Semaphore(_AT_ONCE)
        async with asyncio.TaskGroup() as asking:
            for number in range(_CALLS):
                await room.acquire()
                task = asking.create_task(_ask(stub, number, numbers.uniform(0.001, 0.15), outcomes))
                task.add_done_callback(lambda _: room.release())
    told = {}
    for name, start in before.items():
        with stack.log_of(name).open("rb") as log:
            log.seek(start)
            told[name] = log.read().decode(errors="replace").count("Traceback")
    found = ", ".join(f"{code} {count}" for code, count in sorted(outcomes.items()))
    return [
        f"{_CALLS} calls of 1 to 150 ms: {found}; tracebacks: {sum(told.values())} {told if any(told.values()) else ''}"
    ]


async def _ask(
    stub: gateway_pb2_grpc.GatewayServiceAsyncStub, number: int, deadline: float, outcomes: Counter[str]
) -> None:
    player, text = f"player-{number % 600 + 1:03}", wish(number)
    try:
        if number % 4 == 0:
            async for _ in stub.Chat(gateway_pb2.ChatRequest(player_id=player, text=text), timeout=deadline):
                pass
        elif number % 4 == 1:
            await stub.Recommend(gateway_pb2.RecommendRequest(player_id=player, text=text), timeout=deadline)
        elif number % 4 == 2:
            await stub.SearchGames(gateway_pb2.SearchGamesRequest(text=text), timeout=deadline)
        else:
            await stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id=player), timeout=deadline)
        outcomes["OK"] += 1
    except grpc.aio.AioRpcError as error:
        outcomes[error.code().name] += 1
