"""What the LLM gateway costs: direct calls of a stub upstream and calls through the gateway, in turns.

The client and the stub share one core, the gateway has the other to itself; a bare grpc relay takes the gateway's
place for comparison. Run by `make bench-llm`, on a quiet machine with two cores or more; about seven minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import grpc
import uvloop
from rich.console import Console
from rich.table import Table

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceStub
from services.common.status import from_rpc_error
from tests.bench.llm_relay import Connection, request_bytes, texts
from tests.bench.llm_stub import CHUNKS

_HOST = "127.0.0.1"
_CONCURRENCIES = (1, 4, 16, 64)
_CLIENT_CORE, _GATEWAY_CORE = 0, 1
_OVERLOAD_SLOTS, _OVERLOAD_QUEUE = 16, 16
_PACED_CHUNKS = 10
_SHORT_CHUNKS = 5
_CONFIGURATION = """
aliases:
  default: {{pool: instant}}
  instant: {{pool: instant}}
  paced: {{pool: paced}}
  quick: {{pool: quick}}
  chaos: {{pool: chaos}}
  overload: {{pool: overload}}
pools:
  instant:
    targets: [{{name: instant, base_url: "{stub}/instant/v1", model: stub, max_concurrency: 128}}]
  paced:
    targets: [{{name: paced, base_url: "{stub}/paced/v1", model: stub, max_concurrency: 128}}]
  quick:
    targets: [{{name: quick, base_url: "{stub}/quick/v1", model: stub, max_concurrency: 128}}]
  chaos:
    targets: [{{name: chaos, base_url: "{stub}/chaos/v1", model: stub, max_concurrency: 48}}]
    timeouts: {{first_token: 1, between_tokens: 1, queue: 1}}
    breaker: {{failures: 1.0, window: 1000, minimum: 1000}}
  overload:
    targets:
      - {{name: overload, base_url: "{stub}/paced/v1", model: stub, max_concurrency: {slots}, queue: {queue}}}
"""

console = Console(width=110)


@dataclass
class Streams:
    """What came of many streams; times in seconds."""

    first: list[float] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    refused_after: list[float] = field(default_factory=list)


Ask = Callable[[str, int, Streams], Awaitable[None]]


class Process:
    """A process of ours, on its core, that prints its port."""

    def __init__(self, core: int, *argv: str, port: int | None = None, metrics_port: int = 0) -> None:
        self._metrics_port = metrics_port
        environment = {key: value for key, value in os.environ.items() if not key.startswith("LLM_GATEWAY_")}
        self._popen = subprocess.Popen(
            [sys.executable, "-m", *argv],
            stdout=subprocess.PIPE if port is None else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            preexec_fn=lambda: os.sched_setaffinity(0, {core}),  # noqa: PLW1509 - it makes one system call
            text=True,
        )
        self.port = int(self._popen.stdout.readline()) if port is None and self._popen.stdout else port or 0

    def cpu_seconds(self) -> float:
        """Processor time used so far, of all threads."""
        fields = Path(f"/proc/{self._popen.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Resident memory."""
        pages = int(Path(f"/proc/{self._popen.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def tasks(self) -> int:
        """Tasks of the gateway's event loop, by its metrics."""
        with urlopen(f"http://{_HOST}:{self._metrics_port}/metrics", timeout=5) as response:
            lines = response.read().decode().splitlines()
        return int(float(next(line for line in lines if line.startswith("gamesrec_llm_gateway_tasks ")).split()[1]))

    def stop(self) -> None:
        """Ends it."""
        self._popen.kill()
        self._popen.wait()
        if self._popen.stdout:
            self._popen.stdout.close()


class Direct:
    """Asks the stub itself, over plain HTTP."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: list[Connection] = []

    async def ask(self, kind: str, chunks: int, streams: Streams) -> None:
        began = time.monotonic()
        connection = self._idle.pop() if self._idle else await asyncio.open_connection(_HOST, self._port)
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
        self._channels = [grpc.aio.insecure_channel(f"{_HOST}:{port}", options=options) for _ in range(channels)]
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


class Bench:
    """The processes, and one method for each table."""

    def __init__(self, stub: Process, gateway: Process, relay: Process, *, scale: float) -> None:
        self._stub, self._gateway, self._relay = stub, gateway, relay
        self._scale = scale

    async def run(self) -> None:
        self.direct = Direct(self._stub.port)
        self.through, self.bare = (ThroughGrpc(process.port) for process in (self._gateway, self._relay))
        await self._wait_ready()
        for ask in (self.direct.ask, self.through.ask, self.bare.ask):
            await closed_loop(ask, "instant", CHUNKS, workers=4, seconds=2 * self._scale, streams=Streams())
        summary = Table("", "aim", "measured", title="Aims")
        await self.first_token(summary)
        await self.chunk_delay(summary)
        await self.processor_time(summary)
        await self.overload(summary)
        await self.leaks(summary)
        console.print(summary)
        for each in (self.direct, self.through):
            await each.close()

    async def _wait_ready(self) -> None:
        streams = Streams()
        deadline = time.monotonic() + 30
        while not streams.outcomes["OK"]:
            if time.monotonic() > deadline:
                raise SystemExit(f"the gateway does not answer: {dict(streams.outcomes)}")
            await self.through.ask("instant", CHUNKS, streams)
            await asyncio.sleep(0.1)

    async def _in_turns(
        self, asks: Sequence[Ask], kind: str, chunks: int, *, workers: int, seconds: float
    ) -> list[Streams]:
        """Each for `seconds`, in three turns."""
        found = [Streams() for _ in asks]
        for _ in range(3):
            for ask, streams in zip(asks, found, strict=True):
                await closed_loop(ask, kind, chunks, workers=workers, seconds=seconds / 3, streams=streams)
        return found

    async def first_token(self, summary: Table) -> None:
        table = Table("streams at once", "direct", "gateway", "bare relay", "added by the gateway")
        table.title = "Time to first token at 20 tokens/s, p50 / p99 in ms"
        for workers in _CONCURRENCIES:
            seconds = (12 if workers == 16 else 6) * self._scale
            asks = (self.direct.ask, self.through.ask, self.bare.ask)
            found = await self._in_turns(asks, "paced", _PACED_CHUNKS, workers=workers, seconds=seconds)
            rows = [percentiles(streams.first) for streams in found]
            added = rows[1][0] - rows[0][0], rows[1][1] - rows[0][1]
            table.add_row(str(workers), *map(_pair, rows), _pair(added))
            if workers == 16:
                summary.add_row("added time to first token, 16 streams, p50 / p99", "2 / 10 ms", f"{_pair(added)} ms")
        console.print(table)

    async def chunk_delay(self, summary: Table) -> None:
        table = Table("tokens/s", "streams at once", "direct", "gateway", "bare relay", "added by the gateway")
        table.title = "Delay of a chunk, p50 / p99 in ms"
        asks = (self.direct.ask, self.through.ask, self.bare.ask)
        runs = [("paced", 20, workers) for workers in _CONCURRENCIES] + [("quick", 100, workers) for workers in (1, 16)]
        for kind, tokens, workers in runs:
            seconds = (12 if workers == 64 else 4) * self._scale
            found = await self._in_turns(asks, kind, CHUNKS, workers=workers, seconds=seconds)
            rows = [percentiles(streams.delays) for streams in found]
            added = rows[1][0] - rows[0][0], rows[1][1] - rows[0][1]
            table.add_row(str(tokens), str(workers), *map(_pair, rows), _pair(added))
            if workers == 64:
                summary.add_row("added delay per chunk, 64 paced streams, p50 / p99", "1 / 8 ms", f"{_pair(added)} ms")
        console.print(table)

    async def processor_time(self, summary: Table) -> None:
        table = Table("streams at once", "gateway", "bare relay", "ratio")
        table.title = f"CPU seconds for 1,000 instant streams of {CHUNKS} chunks (streams/s)"
        table.caption = "The gateway joins texts that come while it sends others; the relay sends each by itself."
        sides = (self.through.ask, self._gateway), (self.bare.ask, self._relay)
        for workers in _CONCURRENCIES:
            used, spans, counts = [0.0] * 2, [0.0] * 2, [0] * 2
            for _ in range(3):
                for i, (ask, process) in enumerate(sides):
                    before, streams = process.cpu_seconds(), Streams()
                    spans[i] += await closed_loop(
                        ask, "instant", CHUNKS, workers=workers, seconds=2.5 * self._scale, streams=streams
                    )
                    used[i] += process.cpu_seconds() - before
                    counts[i] += streams.outcomes["OK"]
            cost = [seconds / max(count, 1) * 1000 for seconds, count in zip(used, counts, strict=True)]
            cells = [f"{cost[i]:.2f} ({counts[i] / spans[i]:.0f}/s)" for i in range(2)]
            ratio = cost[0] / cost[1]
            table.add_row(str(workers), *cells, f"{ratio:.2f}")
            if workers == 16:
                measured = f"{cost[0]:.1f}, relay {cost[1]:.1f}, ratio {ratio:.2f}"
                summary.add_row("CPU seconds per 1,000 streams", "9, 1.5 x the relay", measured)
        console.print(table)

    async def overload(self, summary: Table) -> None:
        table = Table("offered", "served/s", "of peak", "refused", "refused after p50 / p99 ms", "memory MB")
        table.title = (
            f"Overload of an upstream that writes {_OVERLOAD_SLOTS} streams at once, {_SHORT_CHUNKS} tokens each; "
            f"{_OVERLOAD_QUEUE} wait"
        )
        streams, seconds = Streams(), 6 * self._scale
        span = await closed_loop(
            self.through.ask, "overload", _SHORT_CHUNKS, workers=_OVERLOAD_SLOTS, seconds=seconds, streams=streams
        )
        peak = streams.outcomes["OK"] / span
        table.add_row(f"peak {peak:.0f}/s", f"{peak:.0f}", "100 %", "0", "", f"{self._gateway.memory_mb():.0f}")
        for factor in (2, 5):
            streams = Streams()
            offer = peak * factor
            took = await open_loop(
                self.through.ask, "overload", _SHORT_CHUNKS, rate=offer, seconds=seconds, streams=streams
            )
            goodput, refused = streams.outcomes["OK in time"] / took, percentiles(streams.refused_after)
            memory = f"{self._gateway.memory_mb():.0f}"
            share = f"{goodput / peak:.0%}"
            table.add_row(
                f"{offer * seconds / took:.0f}/s ({factor} x)",
                f"{goodput:.0f}",
                share,
                str(len(streams.refused_after)),
                _pair(refused),
                memory,
            )
            others = {k: n for k, n in streams.outcomes.items() if k not in ("OK", "OK in time")}
            table.caption = f"{table.caption or ''}{factor} x: {others}  "
            summary.add_row(
                f"{factor} x overload: goodput, refusals p99", "90 % of peak, 20 ms", f"{share}, {refused[1]:.0f} ms"
            )
        console.print(table)

    async def leaks(self, summary: Table) -> None:
        await self.bare.close()
        self._relay.stop()
        total = int(10_000 * min(1.0, self._scale))
        tasks = self._gateway.tasks()
        left, outcomes, memory = total, Counter[str](), [self._gateway.memory_mb()]

        async def work() -> None:
            nonlocal left
            while left > 0:
                left -= 1
                if left % (total // 4 or 1) == 0:
                    memory.append(self._gateway.memory_mb())
                outcomes[await self._capricious()] += 1

        await asyncio.gather(*(work() for _ in range(64)))
        in_flight, queued, stub = await self._settled()
        tasks = self._gateway.tasks() - tasks
        memory.append(self._gateway.memory_mb())
        console.print(f"{total} streams with disconnects, cuts and errors: {dict(outcomes.most_common())}")
        said = f"{stub['connections']} connections, {stub['answering']} answers, {in_flight} slots, {queued} queued"
        said += f", {tasks} tasks"
        growth = ", ".join(f"{value:.0f}" for value in memory)
        console.print(f"left afterwards: {said}; memory in MB at each quarter: {growth}")
        summary.add_row(f"{total} streams that go wrong: left over", "0; memory flat", f"{said}; {growth} MB")

    async def _capricious(self) -> str:
        """One stream, of a caller that may leave at any moment."""
        call = self.through.call("chaos", CHUNKS)
        patience = random.choice((None, random.random() * 0.02, random.random() * 0.2))
        try:
            async with asyncio.timeout(patience):
                async for _ in call:
                    pass
            return "OK"
        except TimeoutError:
            return "left"
        except grpc.aio.AioRpcError as error:
            return from_rpc_error(error).reason
        finally:
            call.cancel()

    async def _settled(self) -> tuple[int, int, dict[str, int]]:
        """What is left when nothing more changes, idle connections included."""
        deadline = time.monotonic() + 10
        while True:
            models = await self.through.stub.ListModels(pb.ListModelsRequest(), timeout=5)
            targets = [target for model in models.models for target in model.targets]
            found = sum(target.in_flight for target in targets), sum(target.queued for target in targets)
            stub = await asyncio.to_thread(_counts, self._stub.port)
            await self.direct.close()
            if not any((*found, *stub.values())) or time.monotonic() > deadline:
                return *found, stub
            await asyncio.sleep(0.2)


def _counts(port: int) -> dict[str, int]:
    with urlopen(f"http://{_HOST}:{port}/counts", timeout=5) as response:
        counts: dict[str, int] = json.load(response)
        return counts


def _pair(values: tuple[float, float]) -> str:
    return f"{values[0]:.1f} / {values[1]:.1f}"


@contextmanager
def processes() -> Iterator[tuple[Process, Process, Process]]:
    """The stub, the gateway and the relay, each on its core."""
    started: list[Process] = []
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "llm.yaml"

        try:
            started.append(Process(_CLIENT_CORE, "tests.bench.llm_stub"))
            stub = started[0].port
            path.write_text(
                _CONFIGURATION.format(stub=f"http://{_HOST}:{stub}", slots=_OVERLOAD_SLOTS, queue=_OVERLOAD_QUEUE)
            )
            port, metrics_port = _free_port(), _free_port()
            ports = ("--port", str(port), "--metrics-port", str(metrics_port))
            argv = ("services.llm_gateway", *ports, "--config", str(path), "--log-level", "error")
            started.append(Process(_GATEWAY_CORE, *argv, port=port, metrics_port=metrics_port))
            started.append(Process(_GATEWAY_CORE, "tests.bench.llm_relay", str(stub)))
            yield started[0], started[1], started[2]
        finally:
            for process in started:
                process.stop()


def _free_port() -> int:

    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="shorter (0.1) for trying it out")
    arguments = parser.parse_args()
    if len(os.sched_getaffinity(0)) < 2:
        raise SystemExit("two cores are needed: one for the gateway alone")
    with processes() as started:
        os.sched_setaffinity(0, {_CLIENT_CORE})
        uvloop.run(Bench(*started, scale=arguments.scale).run())


if __name__ == "__main__":
    main()
