"""Measures how fast an ingest stores, from the file to the store, beside the bare parts: `make bench-ingest`.

    python -m tests.bench.ingest_stored [--interactions 300000] [--games 600]

Interactions stand beside the bare engine, which gets the same points ready made in this process. Games stand beside the
encoder in this process, without gRPC and store. Two shards at once, each with an embedder of its own that has one
thread, stand beside one, and beside one with all threads; beside each stands how much of that is the embedders alone,
without ingest and store, and how many cores every process had. Parts take turns; rates are a second's.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grpc_health.v1 import health

from services.cli.modelling.measured_services import own_embedder, recommender_process
from services.common.channels import open_channel
from services.common.readiness import Readiness
from services.embedder.encoder import Encoder
from services.embedder.service import DEFINITION as EMBEDDER
from services.embedder.service import open_service
from services.embedder.settings import EmbedderSettings
from services.encoders.models.profile import PASSAGE
from services.ingest.ingestion import planned
from services.ingest.options import IngestOptions
from services.ingest.service_targets import ServiceTargets
from services.ingest.storing.batching import EMBED_BATCH, batches, in_flight
from services.ingest.storing.clients import GrpcEncoder
from services.ingest.storing.descriptions import describe_game
from tests.bench.core_use import core_use
from tests.bench.resilience.running import WISHES
from tests.bench.storing import bare
from tests.fakes.ingest import SilentProgress


@dataclass(frozen=True, slots=True)
class Sharded:
    """Seconds of whole ingests, and of their embedders alone for the same texts."""

    whole: float
    embedding: float


PARTS = ("interactions", "games", "shards")
_PLAYED_GAMES = 2_000


def made_plays(folder: Path, rows: int) -> Path:
    """Plays with ratings and times, no pair twice."""
    draw = random.Random(3)
    each = 25
    path = folder / "plays.csv"
    path.write_text(
        "user_id,game_id,rating,timestamp\n"
        + "".join(
            f"u{player},g{game},{draw.randint(1, 10)},{1_600_000_000 + draw.randrange(10**8)}\n"
            for player in range(-(-rows // each))
            for game in draw.sample(range(_PLAYED_GAMES), each)
        )
    )
    return path


def made_games(folder: Path, count: int, files: int = 2) -> list[Path]:
    """Lists of games with a sentence or two about each."""
    draw = random.Random(5)
    words = sorted({word.strip("?,.:") for wish in WISHES for word in wish.split()})
    paths = []
    for number in range(files):
        path = folder / f"games-{number}.csv"
        path.write_text(
            "game_id,title,genre,summary\n"
            + "".join(
                f"{number}-{game},The {draw.choice(words)} {game},{draw.choice(('RPG', 'Puzzle', 'Racing'))},"
                f"{' '.join(draw.choices(words, k=draw.randint(15, 60)))}\n"
                for game in range(count // files)
            )
        )
        paths.append(path)
    return paths


@asynccontextmanager
async def embedders(models_dir: Path, count: int, threads: int) -> AsyncIterator[list[str]]:
    """The addresses of so many embedders of so many threads (0: all), which keep no vectors."""
    told = {"EMBEDDER_THREADS": str(threads), "EMBEDDER_CACHE_MB": "0"}
    before = {name: os.environ.get(name) for name in told}
    os.environ.update(told)
    try:
        async with AsyncExitStack() as stack:
            yield [await stack.enter_async_context(own_embedder(models_dir)) for _ in range(count)]
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


async def stored(paths: Sequence[Path], embedder: str, recommender: str) -> float:
    """Seconds that an ingest in this process takes; prints how many of them it reads and understands."""
    with tempfile.TemporaryDirectory() as rejects:
        began = time.monotonic()
        options = IngestOptions(ServiceTargets(embedder, recommender), Path(rejects))
        async with planned(paths, options, SilentProgress()) as plan:
            understood = time.monotonic() - began
            await plan.store(SilentProgress())
        seconds = time.monotonic() - began
    print(f"  {seconds:.1f} s, {understood:.1f} of them to read and understand", flush=True)
    return seconds


async def sharded(paths: Sequence[Path], targets: Sequence[str], recommender: str) -> float:
    """Seconds that as many shards at once take as there are embedders, each in a process of its own."""
    with tempfile.TemporaryDirectory() as rejects:
        began = time.monotonic()
        running = [
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "services.cli.app", "ingest", "--no-fit", *map(str, paths)),
                *("--shard", f"{number}/{len(targets)}", "--reject-dir", rejects),
                *("--embedder-target", target, "--recommender-target", recommender),
                stdout=asyncio.subprocess.DEVNULL,
            )
            for number, target in enumerate(targets, start=1)
        ]
        if any([await process.wait() for process in running]):
            raise RuntimeError("a shard failed")
        return time.monotonic() - began


async def plays(path: Path, models_dir: Path) -> tuple[float, float]:
    """Interactions a second from the file to the store, and of the bare engine."""
    silent = IngestOptions(ServiceTargets("", ""), path.parent, dry_run=True)
    async with planned([path], silent, SilentProgress()) as plan:
        interactions = list(plan.found.dataset.interactions)
        games = plan.found.dataset.games
    async with embedders(models_dir, 1, 0) as (embedder,), recommender_process() as (recommender, _):
        names = path.with_name("names.csv")
        names.write_text("game_id,title\n" + "".join(f"{game.game_id},Game\n" for game in games))
        # Of one title, so that they take no time to embed.
        await stored([names], embedder, recommender)
        seconds = await stored([path], embedder, recommender)
    return len(interactions) / seconds, await bare(interactions)


async def games(paths: Sequence[Path], count: int, models_dir: Path) -> tuple[float, float]:
    """Games a second from the files to the store, and texts a second of the encoder alone."""
    silent = IngestOptions(ServiceTargets("", ""), paths[0].parent, dry_run=True)
    async with planned(paths, silent, SilentProgress()) as plan:
        texts = [describe_game(game) for game in plan.found.dataset.games]
    async with embedders(models_dir, 1, 0) as (embedder,), recommender_process() as (recommender, _):
        seconds = await stored(paths, embedder, recommender)
    settings = EmbedderSettings(models_dir=models_dir, cache_mb=0)
    readiness = Readiness(health.aio.HealthServicer(), EMBEDDER.grpc_name)
    async with open_service(settings, readiness) as service:
        alone = await encoded(service._encoder, texts)
    return count / seconds, count / alone


async def encoded(encoder: Encoder, texts: Sequence[str]) -> float:
    """Seconds of the encoder without gRPC, in the batches of an ingest."""

    async def encode(batch: list[str]) -> None:
        await encoder.encode(batch, prompt_name=PASSAGE, may_wait=True)

    began = time.monotonic()
    async for _ in in_flight((None, partial(encode, batch)) for batch in batches(texts, EMBED_BATCH)):
        pass
    return time.monotonic() - began


async def embedded(texts: Sequence[str], targets: Sequence[str]) -> float:
    """Seconds that embedders take for the texts, each for its part of them, in the calls of an ingest."""

    async def embed(target: str, part: Sequence[str]) -> None:
        async with open_channel(target) as channel:
            encoder = GrpcEncoder(channel)
            async for _ in in_flight((None, partial(encoder.embed, batch)) for batch in batches(part, EMBED_BATCH)):
                pass

    began = time.monotonic()
    await asyncio.gather(*(embed(target, texts[number :: len(targets)]) for number, target in enumerate(targets)))
    return time.monotonic() - began


async def shards(paths: Sequence[Path], models_dir: Path) -> dict[str, Sharded]:
    """The same games by one command line and by two at once."""
    silent = IngestOptions(ServiceTargets("", ""), paths[0].parent, dry_run=True)
    async with planned(paths, silent, SilentProgress()) as plan:
        texts = [describe_game(game) for game in plan.found.dataset.games]
    found = {}
    for name, count, threads in (
        ("one shard, embedder of one thread", 1, 1),
        ("two shards, two embedders of one thread", 2, 1),
        ("one shard, embedder of all threads", 1, 0),
    ):
        async with embedders(models_dir, count, threads) as targets, recommender_process() as (recommender, _):
            with core_use() as alone:
                await embedded(texts, targets)
            with core_use() as used:
                await sharded(paths, targets, recommender)
            print(f"  {name}: embedders alone {alone.seconds:.1f} s, {alone}", flush=True)
            print(f"  {name}: whole ingests {used.seconds:.1f} s, {used}", flush=True)
            found[name] = Sharded(used.seconds, alone.seconds)
    return found


async def run(parts: Sequence[str], interactions: int, count: int, models_dir: Path, rounds: int) -> None:
    """Prints a line for each figure, with its rounds."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores before", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-ingest-stored-") as name:
        folder = Path(name)
        lists = made_games(folder, count)
        if "interactions" in parts:
            table = made_plays(folder, interactions)
            told = [await plays(table, models_dir) for _ in range(rounds)]
            _beside("interactions, from the file to the store", "the bare engine", told)
        if "games" in parts:
            told = [await games(lists, count, models_dir) for _ in range(rounds)]
            _beside("games with embedding, from the file to the store", "the encoder alone", told)
        if "shards" in parts:
            _of_shards([await shards(lists, models_dir) for _ in range(rounds)], count)
    print(f"load {os.getloadavg()[0]:.1f} after")


def _of_shards(rounds: Sequence[dict[str, Sharded]], count: int) -> None:
    first = next(iter(rounds[0]))
    for what in rounds[0]:
        seconds = statistics.median(found[what].whole for found in rounds)
        times = statistics.median(found[first].whole / found[what].whole for found in rounds)
        alone = statistics.median(found[first].embedding / found[what].embedding for found in rounds)
        print(
            f"{what}: {seconds:.1f} s for {count:,} games, {times:.2f}x; the embedders alone {alone:.2f}x", flush=True
        )


def _beside(what: str, part: str, told: Sequence[tuple[float, float]]) -> None:
    ours, theirs = ([pair[side] for pair in told] for side in (0, 1))
    share = statistics.median(one / other for one, other in told)
    ours_told, theirs_told = (
        f"{statistics.median(rates):,.0f}/s ({', '.join(f'{rate:,.0f}' for rate in rates)})" for rates in (ours, theirs)
    )
    print(f"{what}: {ours_told}, {share:.0%} of {part}: {theirs_told}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; default: all")
    parser.add_argument("--interactions", type=int, default=300_000)
    parser.add_argument("--games", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    arguments = parser.parse_args()
    parts = arguments.parts or PARTS
    asyncio.run(run(parts, arguments.interactions, arguments.games, arguments.models_dir, arguments.rounds))


if __name__ == "__main__":
    main()
