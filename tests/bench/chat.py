"""How long a chat takes, measured by a gRPC client against the running stack, one chat at a time.

Prints the time from the request to `recommendations`, to the first `text_delta` and to the end, and how the first
compares with its floor: the encoder's forward pass of the same messages. Run by `make bench`; on a quiet machine.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table

from gamesrec.gateway.v1 import gateway_pb2
from tests.bench.demo_stack import demo_stack

if TYPE_CHECKING:
    from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceAsyncStub

_MESSAGES = (
    "I want a story-rich RPG with a big open world",
    "something short and scary",
    "Посоветуй что-нибудь уютное на двоих",
    "a strategy game about space that I can pause",
    "rpg",
    "We are three friends, one has never played a shooter, and we only have one evening: what should we play?",
    "хочу гонки",
    "a puzzle game that makes me think but does not stress me after a long day at work",
    "what is a good platformer for a child of seven",
    "no violence please, maybe farming or building",
)


@dataclass(frozen=True)
class Sample:
    """Seconds of one chat, as the client saw them; `inference` is the encoder's forward pass as the server saw it."""

    recommendations: float
    first_text: float
    total: float
    inference: float
    source: str


async def measure_one(stub: GatewayServiceAsyncStub, text: str, player_id: str) -> Sample:
    """One chat."""
    request = gateway_pb2.ChatRequest(player_id=player_id, text=text)
    started = time.perf_counter()
    times: dict[str, float] = {}
    summary = gateway_pb2.ChatSummary()
    async for event in stub.Chat(request, timeout=120):
        times.setdefault(event.WhichOneof("event") or "", time.perf_counter() - started)
        summary = event.summary
    inference = sum(t.duration.ToNanoseconds() / 1e9 for t in summary.timings if t.stage == "embed_inference")
    source = gateway_pb2.TextSource.Name(summary.text_source).removeprefix("TEXT_SOURCE_")
    return Sample(times["recommendations"], times["text_delta"], times["summary"], inference, source)


async def run(chats: int, models_dir: Path, console: Console) -> list[Sample]:
    """Starts a stack with the demo data and chats with it."""
    # Without the cache every chat pays for its forward pass, as chats of real players do.
    async with demo_stack(models_dir, {"EMBEDDER_CACHE_MB": "0"}) as stub:
        for text in _MESSAGES:
            await measure_one(stub, text, "player-001")
        pairs = zip(itertools.cycle(_MESSAGES), itertools.count(1), strict=False)
        work = track(itertools.islice(pairs, chats), "chatting", total=chats, console=console)
        return [await measure_one(stub, text, f"player-{number % 600 + 1:03}") for text, number in work]


def report(samples: list[Sample], console: Console) -> None:
    """Prints the table."""
    table = Table(title=f"{len(samples)} chats, one at a time", title_justify="left")
    for heading in ("from the request to", "p50 ms", "p95 ms"):
        table.add_column(heading, justify="left" if not table.columns else "right")
    for name, values in (
        ("recommendations", [sample.recommendations for sample in samples]),
        ("  of which the encoder's forward pass", [sample.inference for sample in samples]),
        ("  of which everything else", [sample.recommendations - sample.inference for sample in samples]),
        ("first text_delta", [sample.first_text for sample in samples]),
        ("end", [sample.total for sample in samples]),
    ):
        if len(values) > 1:
            percentiles = statistics.quantiles(values, n=20)
            table.add_row(name, f"{statistics.median(values) * 1000:.1f}", f"{percentiles[18] * 1000:.1f}")
    console.print(table)
    share = statistics.median(sample.inference / sample.recommendations for sample in samples)
    rest = statistics.median((sample.recommendations - sample.inference) / sample.inference for sample in samples)
    console.print(f"share of the forward pass in the time to recommendations: {share:.0%} (median)")
    console.print(f"everything else / forward pass: {rest:.2f} (median; aim: 1 or less)")
    console.print("texts: " + ", ".join(f"{n} {source}" for source, n in Counter(s.source for s in samples).items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=200, help="how many chats (default: 200)")
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    arguments = parser.parse_args()
    console = Console()
    report(asyncio.run(run(arguments.chats, arguments.models_dir, console)), console)


if __name__ == "__main__":
    main()
