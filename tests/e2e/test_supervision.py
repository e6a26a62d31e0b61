"""Parts of a running stack that end by themselves or hang come back."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from services.cli.running.addresses import HOST
from services.cli.running.liveness import LivenessRules
from services.cli.running.stack import Stack
from services.cli.running.supervision import keep_running
from services.common.overload.backoff import Backoff
from tests.support.answers import Answer, chat

Said = list[str]


@asynccontextmanager
async def kept_running(
    stack: Stack, backoff: Backoff | None = None, liveness: LivenessRules | None = None
) -> AsyncIterator[Said]:
    """Yields the lines that are said."""
    said = Said()
    keeping = asyncio.ensure_future(keep_running(stack, said.append, backoff, liveness))
    try:
        yield said
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def until(condition: Callable[[], bool], seconds: float = 90) -> None:
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.02)


def calls_failed(answer: Answer) -> bool:
    """Whether a part could not be reached; that a sentence of the model was withheld is no fault of the stack."""
    return any(each.reason == gateway_pb2.Degradation.REASON_CALL_FAILED for each in answer.summary.degradations)


@pytest.mark.parametrize("name", ["embedder", pytest.param("local_llm", marks=pytest.mark.slow)])
async def test_a_part_that_is_killed_serves_again(
    stack: Stack, gateway: gateway_pb2_grpc.GatewayServiceStub, name: str
) -> None:
    async with kept_running(stack) as said:
        stack.kill(name)
        await until(lambda: f"{name} serves again" in said)
    # At once where it has served for a while.
    assert said[0] in [
        f"{name} ended with status -9; it starts again {when}. Its log is {stack.log_of(name)}"
        for when in ("at once", "in 0.25 s")
    ]
    assert len(said) == 2
    async with asyncio.timeout(30):  # until the callers have connected again
        while calls_failed(answer := await chat(gateway, "a cozy farming game", player_id="player-001")):
            await asyncio.sleep(0.1)
    assert len(answer.game_ids) == 5


async def test_a_part_that_hangs_is_killed_and_serves_again(
    stack: Stack, gateway: gateway_pb2_grpc.GatewayServiceStub
) -> None:
    async with kept_running(stack, liveness=LivenessRules(interval=0.5, timeout=2.0, checks=2)) as said:
        stack.suspend("llm_gateway")
        await until(lambda: "llm_gateway serves again" in said)
    assert said[0] == "llm_gateway does not answer any more; it is killed"
    async with asyncio.timeout(30):  # until the breaker has found out
        while calls_failed(answer := await chat(gateway, "a cozy farming game", player_id="player-001")):
            await asyncio.sleep(0.1)
    assert len(answer.game_ids) == 5


async def test_a_part_that_keeps_ending_is_started_with_growing_pauses(stack: Stack) -> None:
    async with kept_running(stack, Backoff(first=0.01, longest=0.02)) as said:
        for times in range(1, 4):
            stack.kill("llm_gateway")
            await until(lambda times=times: said.count("llm_gateway serves again") == times)  # type: ignore[misc]
    # Others may be late on a busy machine and be told of, too.
    told = [line for line in said if line.startswith("llm_gateway ended")]
    pauses = [line.split(" again in ")[1].split()[0] for line in told]
    assert pauses == ["0.01", "0.02", "0.02"]


async def test_a_part_that_cannot_start_for_a_while_says_why_and_comes_back(stack: Stack) -> None:
    port = stack.addresses.by_name["classifier"]
    async with kept_running(stack, Backoff(first=0.5)) as said:
        with socket.socket() as taken:
            stack.kill("classifier")
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind((HOST, port))
            taken.listen()
            await until(lambda: len(said) == 2)
        await until(lambda: said[-1] == "classifier serves again")
    assert said[1].startswith(f"classifier cannot start (classifier: port {port} on {HOST}")
