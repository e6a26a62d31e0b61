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
import time
from collections import Counter
from collections.abc import Sequence
from urllib.request import urlopen

import grpc
import uvloop
from rich.console import Console
from rich.table import Table

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from services.common.status import from_rpc_error
from tests.bench.llm_load import Ask, Direct, Streams, ThroughGrpc, closed_loop, open_loop, percentiles
from tests.bench.llm_processes import CLIENT_CORE, HOST, OVERLOAD_QUEUE, OVERLOAD_SLOTS, Process, processes
from tests.bench.llm_stub import CHUNKS

_CONCURRENCIES = (1, 4, 16, 64)
_PACED_CHUNKS = 10
_SHORT_CHUNKS = 5
console = Console(width=110)


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
            f"Overload of an upstream that writes {OVERLOAD_SLOTS} streams at once, {_SHORT_CHUNKS} tokens each; "
            f"{OVERLOAD_QUEUE} wait"
        )
        streams, seconds = Streams(), 6 * self._scale
        span = await closed_loop(
            self.through.ask, "overload", _SHORT_CHUNKS, workers=OVERLOAD_SLOTS, seconds=seconds, streams=streams
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
    with urlopen(f"http://{HOST}:{port}/counts", timeout=5) as response:
        counts: dict[str, int] = json.load(response)
        return counts


def _pair(values: tuple[float, float]) -> str:
    return f"{values[0]:.1f} / {values[1]:.1f}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="shorter (0.1) for trying it out")
    arguments = parser.parse_args()
    if len(os.sched_getaffinity(0)) < 2:
        raise SystemExit("two cores are needed: one for the gateway alone")
    with processes() as started:
        os.sched_setaffinity(0, {CLIENT_CORE})
        uvloop.run(Bench(*started, scale=arguments.scale).run())


if __name__ == "__main__":
    main()
