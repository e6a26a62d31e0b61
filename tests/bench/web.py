"""What the HTTP door costs: added to gRPC's first event, many paced streams at once, and the page's first load.

1. Chats with the running stack, by gRPC and by `/v1/chat` in turns, one at a time: the time to the first event. What
   reads the door's is a bare socket, as gRPC's client is compiled; httpx, whose own work is as much as the door's, is
   measured beside it.
2. An edge that streams at a fixed pace (`tests/bench/web_edge.py`) behind the door: how late each event arrives by the
   door, how long the edge's calls outlast their callers, and what memory the door takes.
3. The page in Chromium, if there is one: bytes on the wire and time until it can be used.

Run by `make bench-web`; on a quiet machine with two cores.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import shutil
import statistics
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from rich.console import Console
from rich.table import Table

from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceStub
from services.cli.running.addresses import WEB
from services.common.channels import open_channel
from tests.bench.demo_stack import demo_processes
from tests.bench.web_streams import KeptConnection, Readings, read_stream
from tests.support.free_port import free_port

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub

GRPC, DOOR, HTTPX = "gRPC", "the door", "the door, by httpx"
MESSAGES = (
    "Посоветуй что-нибудь уютное на двоих",
    "хочу гонки",
    "сложный платформер",
    "что-нибудь короткое и страшное",
)


async def first_event_grpc(stub: GatewayServiceAsyncStub, text: str) -> float:
    """Seconds from the request to `recommendations`; the rest of the answer is read too."""
    started = time.perf_counter()
    first = 0.0
    async for _ in stub.Chat(gateway_pb2.ChatRequest(player_id="player-001", text=text), timeout=60):
        first = first or time.perf_counter() - started
    return first


async def first_event_http(client: httpx.AsyncClient, text: str) -> float:
    """The same by the door, until the event's empty line."""
    started = time.perf_counter()
    first = 0.0
    async with client.stream("POST", "/v1/chat", json={"playerId": "player-001", "text": text}) as response:
        async for piece in response.aiter_raw():
            if not first and b"\n\n" in piece:
                first = time.perf_counter() - started
    return first


async def measure_added(chats: int, models_dir: Path) -> dict[str, list[float]]:
    """Seconds to the first event by each way, of the same messages in turns."""
    async with demo_processes(models_dir) as stack, open_channel(stack.target) as channel:
        stub: GatewayServiceAsyncStub = GatewayServiceStub(channel)
        bare = await KeptConnection.open(stack.addresses.target(WEB))
        async with httpx.AsyncClient(base_url=stack.addresses.page, trust_env=False, timeout=60) as client:
            ways: dict[str, Callable[[str], Awaitable[float]]] = {
                GRPC: lambda text: first_event_grpc(stub, text),
                DOOR: lambda text: bare.first_event(text, player_id="player-001"),
                HTTPX: lambda text: first_event_http(client, text),
            }
            for text, way in itertools.product(MESSAGES, ways.values()):
                await way(text)
            taken: dict[str, list[float]] = {name: [] for name in ways}
            for number, text in zip(range(chats), itertools.cycle(MESSAGES), strict=False):
                # Who goes first takes turns, too.
                for turn in range(len(ways)):
                    name = list(ways)[(number + turn) % len(ways)]
                    taken[name].append(await ways[name](text))
        bare.close()
    return taken


@asynccontextmanager
async def process(*command: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A process of this interpreter, killed in the end."""
    running = await asyncio.create_subprocess_exec(sys.executable, "-m", *command)
    try:
        yield running
    finally:
        running.kill()
        await running.wait()


@asynccontextmanager
async def door(target: str) -> AsyncIterator[int]:
    """A door of its own before the edge at `target`; yields its port."""
    port = free_port()
    async with process("services.web", "--port", str(port), "--gateway-target", target, "--log-level", "warning"):
        await answers(port)
        yield port


async def answers(port: int) -> None:
    """Waits until something listens there."""
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return


async def measure_streams(console: Console, *, streams: int, events: int, pause: float) -> None:
    """Reads `streams` chats at once, of `events` texts `pause` seconds apart; then leaves as many in the middle."""
    port = free_port()
    paced = ("tests.bench.web_edge", "--port", str(port), "--events", str(events), "--pause", str(pause))
    target = f"127.0.0.1:{port}"
    async with process(*paced), open_channel(target) as channel:
        await answers(port)
        stub: GatewayServiceAsyncStub = GatewayServiceStub(channel)
        async with process("services.web", "--port", str(http := free_port()), "--gateway-target", target) as running:
            await answers(http)
            before, worked = memory(running.pid), processor_seconds(running.pid)
            whole = Readings(streams)
            await asyncio.gather(*(read_stream(http, whole) for _ in range(streams)))
            during, worked = memory(running.pid), processor_seconds(running.pid) - worked
            left = Readings(streams)
            reading = [asyncio.create_task(read_stream(http, left)) for _ in range(streams)]
            while left.begun < streams or await under_way(stub) < streams:
                await asyncio.sleep(0.05)
            for task in reading:
                task.cancel()
            gone = time.perf_counter()
            while await under_way(stub):
                await asyncio.sleep(0.01)
            closed = time.perf_counter() - gone
            await asyncio.gather(*reading, return_exceptions=True)
    table = Table(title=f"{streams} streams at once, an event every {pause * 1000:.0f} ms each", title_justify="left")
    for heading in ("figure", "aim", "measured"):
        table.add_column(heading)
    delays = sorted(whole.delays)
    table.add_row("streams that reached their summary", str(streams), str(whole.ended))
    table.add_row("all have their first event after all asked at once", "", f"{whole.opening:.2f} s")
    table.add_row("event behind its sending, p50", "", f"{percentile(delays, 0.5) * 1000:.1f} ms")
    table.add_row("event behind its sending, p99", "100 ms", f"{percentile(delays, 0.99) * 1000:.1f} ms")
    table.add_row("event behind its sending, latest", "", f"{delays[-1] * 1000:.1f} ms")
    table.add_row("work of the door for an event", "", f"{worked / (streams * events) * 1000:.2f} ms of a core")
    table.add_row("all calls of the edge over after all callers left", "1 s", f"{closed:.2f} s")
    table.add_row("memory of the door, at rest and at most", "bounded", f"{before:.0f} and {during:.0f} MiB")
    console.print(table)


async def under_way(stub: GatewayServiceAsyncStub) -> int:
    """How many chats the paced edge is serving."""
    told = await stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id="p"))
    return int(told.interaction_count)


def memory(pid: int) -> float:
    """The most memory that a process has had, in MiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def processor_seconds(pid: int) -> float:
    """The time that a process has kept a core busy."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` of the ordered values lie."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def measure_page(console: Console) -> None:
    """Loads the page in Chromium with an empty cache, five times; the edge need not be there for it."""
    chromium = shutil.which("chromium")
    if chromium is None:
        console.print("the page: not measured, Chromium is not installed (make test-browser installs it)")
        return
    from playwright.async_api import async_playwright  # noqa: PLC0415  (only this measurement needs it)

    loads: list[tuple[float, float]] = []
    async with door(f"127.0.0.1:{free_port()}") as port, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(5):
            context = await browser.new_context(locale="ru-RU")
            page = await context.new_page()
            started = time.perf_counter()
            await page.goto(f"http://127.0.0.1:{port}/")
            await page.wait_for_selector("html[data-ready]", state="attached")
            seconds = time.perf_counter() - started
            entries = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
            sizes = await page.evaluate(f"{entries}.map((each) => each.transferSize)")
            loads.append((seconds, sum(sizes)))
            await context.close()
        await browser.close()
    seconds = statistics.median(load[0] for load in loads)
    console.print(f"the page: {max(load[1] for load in loads) / 1000:.1f} KB on the wire (aim: under 150)")
    console.print(f"the page: can be used after {seconds * 1000:.0f} ms, median of {len(loads)} (aim: under 1,000)")


def report_added(taken: Mapping[str, Sequence[float]], console: Console) -> None:
    """Prints what the door adds, also by pairs, so that a slow moment of the machine counts for both."""
    table = Table(title=f"{len(taken[GRPC])} chats by each way, to the first event", title_justify="left")
    for heading in ("by", "p50 ms", "p95 ms", "added to p50, ms", "median of what pairs differ by, ms"):
        table.add_column(heading)
    for name, values in taken.items():
        ordered = sorted(values)
        added = statistics.median(values) - statistics.median(taken[GRPC])
        pairs = statistics.median(after - before for before, after in zip(taken[GRPC], values, strict=True))
        figures = (percentile(ordered, 0.5), percentile(ordered, 0.95), added, pairs)
        table.add_row(name, *(f"{figure * 1000:.2f}" for figure in figures))
    console.print(table)
    console.print(f"aim: {DOOR} adds less than 3 ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=200, help="chats by each way (default: 200; 0 leaves them out)")
    parser.add_argument("--streams", type=int, default=500, help="streams at once (default: 500; 0 leaves them out)")
    parser.add_argument("--events", type=int, default=60, help="events of a stream (default: 60)")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between events of a stream (default: 0.5)")
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    arguments = parser.parse_args()
    console = Console()
    asyncio.run(measure_page(console))
    if arguments.streams:
        streams = measure_streams(console, streams=arguments.streams, events=arguments.events, pause=arguments.pause)
        asyncio.run(streams)
    if arguments.chats:
        report_added(asyncio.run(measure_added(arguments.chats, arguments.models_dir)), console)


if __name__ == "__main__":
    main()
