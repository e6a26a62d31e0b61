"""Load for the bench of the LLM gateway: clients that ask the stub itself or a gRPC server, in closed or open loops."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import grpc

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceStub
from services.common.status import from_rpc_error
from tests.bench.llm_processes import HOST
from tests.bench.llm_relay import Connection, request_bytes, texts


@dataclass
class Streams:
    """What came of many streams; times in seconds."""

    first: list[float] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    refused_after: list[float] = field(default_factory=list)


Ask = Callable[[str, int, Streams], Awaitable[None]]


class Direct:
    """Asks the stub itself, over plain HTTP."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: list[Connection] = []

    async def ask(self, kind: str, chunks: int, streams: Streams) -> None:
        began = time.monotonic()
        connection = self._idle.pop() if self._idle else await asyncio.open_connection(HOST, self._port)
        first = True
        async for text in texts(connection, request_bytes(f"/{kind}", chunks)):
            first = _took(text, kind, first, began, streams)
        self._idle.append(connection)
        streams.outcomes["OK"] += 1

    async def close(self) -> None:
        for _, writer in self._idle:
            writer.close()
        self._idle.clear()


class ThroughGrpc:
    """Asks a server of our contract."""

    def __init__(self, port: int, channels: int = 4) -> None:
        options = [("grpc.use_local_subchannel_pool", 1)]
        self._channels = [grpc.aio.insecure_channel(f"{HOST}:{port}", options=options) for _ in range(channels)]
        self._stubs = [LlmGatewayServiceStub(channel) for channel in self._channels]
        self._turn = 0

    @property
    def stub(self) -> Any:
        """One after the other, as many connections as a few clients would have."""
        self._turn += 1
        return self._stubs[self._turn % len(self._stubs)]

    def call(self, kind: str, chunks: int) -> Any:
        """A call under way."""
        message = pb.ChatMessage(role=pb.ChatMessage.ROLE_USER, content="Which game?")
        request = pb.ChatRequest(messages=[message], model=kind, max_tokens=chunks)
        return self.stub.StreamChat(request, timeout=30, wait_for_ready=True)

    async def ask(self, kind: str, chunks: int, streams: Streams) -> None:
        began = time.monotonic()
        first = True
        try:
            async for response in self.call(kind, chunks):
                if response.delta.text:
                    first = _took(response.delta.text, kind, first, began, streams)
            streams.outcomes["OK"] += 1
        except grpc.aio.AioRpcError as error:
            streams.outcomes[from_rpc_error(error).reason] += 1
            if error.code() is grpc.StatusCode.RESOURCE_EXHAUSTED:
                streams.refused_after.append(time.monotonic() - began)

    async def close(self) -> None:
        for channel in self._channels:
            await channel.close()


def _took(text: str, kind: str, first: bool, began: float, streams: Streams) -> bool:
    now = time.monotonic()
    if first:
        streams.first.append(now - began)
    if kind in ("paced", "quick"):
        streams.delays += (now - int(stamp) / 1e9 for stamp in text.split())
    return False


async def closed_loop(ask: Ask, kind: str, chunks: int, *, workers: int, seconds: float, streams: Streams) -> float:
    """`workers` streams at all times, each followed by the next; returns the time that it took."""
    began = time.monotonic()

    async def work() -> None:
        if kind in ("paced", "quick"):
            # Not in step with each other, as people are not.
            await asyncio.sleep(random.random() * 0.5)
        while time.monotonic() < began + seconds:
            await ask(kind, chunks, streams)

    await asyncio.gather(*(work() for _ in range(workers)))
    return time.monotonic() - began


async def open_loop(ask: Ask, kind: str, chunks: int, *, rate: float, seconds: float, streams: Streams) -> float:
    """New streams at a fixed rate, whatever becomes of the others; returns the time in which they were begun."""
    began = time.monotonic()
    tasks = set[asyncio.Task[None]]()
    for n in range(int(rate * seconds)):
        delay = began + n / rate - time.monotonic()
        if delay > 0 or n % 16 == 0:
            await asyncio.sleep(max(0.0, delay))
        task = asyncio.ensure_future(ask(kind, chunks, streams))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    streams.outcomes["OK in time"] = streams.outcomes["OK"]
    took = time.monotonic() - began
    if tasks:
        await asyncio.wait(tasks)
    return took


def percentiles(values: Sequence[float]) -> tuple[float, float]:
    """The 50th and 99th, in milliseconds."""
    if len(values) < 2:
        return float("nan"), float("nan")
    cut = statistics.quantiles(values, n=100)
    return cut[49] * 1000, cut[98] * 1000
