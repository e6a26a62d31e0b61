"""Measures what a call to the recommender costs as the catalogue and the interactions grow.

    python -m tests.bench.growth [--games 10000] [--interactions 200000 1000000] [--data-dir DIR] [--no-fit]

One recommender is filled step by step. After each step `gamesrec fit` runs, in a process of its own, and CPU of the
recommender's process is measured for a `Recommend` over gRPC: of players with a history, without and with conditions,
and of somebody new. Then it is killed and started again. With `--data-dir` a later run goes on with what is there;
`--no-fit` measures with the model that serves.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

import grpc
import numpy as np
from rich.console import Console
from rich.table import Table

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.cli.running.addresses import HOST, Addresses
from services.cli.running.probes import serves
from services.cli.running.process import Process
from services.common.channels import open_channel
from services.common.model_version import ModelVersion
from services.ingest.records import Dataset, Game, Interaction
from services.ingest.storing.batching import batches
from services.ingest.storing.clients import GrpcCatalogue
from services.ingest.storing.loader import INTERACTION_BATCH

_ENCODER = ModelVersion("bench", "0", 384)
_PLAYS, _KINDS, _BLOCK = 40, 20, 1_000
_CALLS, _ROUNDS, _WARM = 100, 5, 10
# CPU seconds of a second in which a process rests, and how many seconds it is waited for.
_RESTS, _MOST_RESTS = 0.03, 120
_MOMENT = datetime(2025, 1, 1, tzinfo=UTC)
_FILTERS = {
    "plain": common_pb2.GameFilter(),
    "genres, year": common_pb2.GameFilter(genres=["genre-1", "genre-2"], min_year=1995),
    "year": common_pb2.GameFilter(min_year=1995),
    "platform": common_pb2.GameFilter(platforms=["PC"]),
}


class SimulatedPlayers:
    """Players with at most 40 plays each. The popularity of games follows Zipf, and their 20 kinds divide the players.

    Players come in blocks of 1,000, each with a seed of its own, so that one may begin with any of them.
    """

    def __init__(self, games: int) -> None:
        rng = np.random.default_rng(1)
        popularity = 1.0 / (10.0 + rng.permutation(games))
        kinds = rng.integers(0, _KINDS, games)
        self._games = games
        self._by_kind = [np.flatnonzero(kinds == kind) for kind in range(_KINDS)]
        self._shares = [popularity[members] / popularity[members].sum() for members in self._by_kind]
        self.records = tuple(
            Game(f"g{n}", f"Game {n}", 1980 + n % 45, genres=(f"genre-{kinds[n]}",), platforms=("PC",))
            for n in range(games)
        )

    def interactions(self, start: int = 0) -> Iterator[Interaction]:
        """Without end, from number `start` on."""
        before = 0
        for block in count():
            rng = np.random.default_rng((2, block))
            kinds = rng.integers(0, _KINDS, _BLOCK)
            played = rng.integers(0, self._games, (_BLOCK, _PLAYS))
            of_kind = rng.random((_BLOCK, _PLAYS)) < 0.7
            for kind in range(_KINDS):
                rows = kinds == kind
                own = rng.choice(self._by_kind[kind], size=(rows.sum(), _PLAYS), p=self._shares[kind])
                played[rows] = np.where(of_kind[rows], own, played[rows])
            keys = np.unique(np.arange(_BLOCK)[:, None] * self._games + played)
            ratings = rng.integers(2, 11, len(keys)) / 2
            skipped = max(0, start - before)
            before += len(keys)
            for key, rating in zip(keys[skipped:].tolist(), ratings[skipped:].tolist(), strict=True):
                player, game = divmod(key, self._games)
                yield Interaction(f"p{block * _BLOCK + player}", f"g{game}", rating, _MOMENT)


def simulated(games: int, interactions: int) -> Dataset:
    """So many interactions with so many games."""
    players = SimulatedPlayers(games)
    return Dataset(games=players.records, interactions=tuple(islice(players.interactions(), interactions)))


async def measure_growth(
    console: Console, games: int, interactions: Sequence[int], data_dir: Path, *, fit: bool = True
) -> None:
    """Prints a row for each number of interactions."""
    columns = ("games", "interactions", "load s", "fit s", "fit MiB", *_FILTERS, "new player", "p50 ms", "ready s")
    table = Table(*columns, title="CPU of a call in ms; load: " + " ".join(map(str, os.getloadavg())))
    players = SimulatedPlayers(games)
    for wanted in interactions:
        async with _recommender(data_dir) as (target, process, _), open_channel(target) as channel:
            began = time.perf_counter()
            stored = await _load(channel, players, wanted)
            loaded = time.perf_counter() - began
            fitted = await _fit(target, data_dir.parent) if fit else ("", "")
            await _rested(process.popen.pid)
            figures = await _costs(channel, process.popen.pid, players)
            await _kill(process)
        async with _recommender(data_dir) as (_, _, ready):
            pass
        table.add_row(f"{games:,}", f"{stored:,}", f"{loaded:.0f}", *fitted, *figures, f"{ready:.1f}")
        console.print(table)


async def _load(channel: grpc.aio.Channel, players: SimulatedPlayers, wanted: int) -> int:
    """Stores all games and interactions up to `wanted`; how many there are."""
    catalogue = GrpcCatalogue(channel)
    stub: recommender_pb2_grpc.RecommenderServiceAsyncStub = recommender_pb2_grpc.RecommenderServiceStub(channel)
    there = await stub.GetStatistics(recommender_pb2.GetStatisticsRequest())
    rng = np.random.default_rng(0)
    contents = rng.standard_normal((len(players.records), _ENCODER.dimension)).astype(np.float32)
    contents /= np.linalg.norm(contents, axis=1, keepdims=True)
    for start in range(there.games, len(players.records), 500):
        part = slice(start, start + 500)
        await catalogue.upsert_games(list(zip(players.records[part], contents[part].tolist(), strict=True)), _ENCODER)
    missing = wanted - there.interactions
    if missing > 0:
        fresh = islice(players.interactions(there.interactions), missing)
        async for _ in catalogue.record(batches(fresh, INTERACTION_BATCH)):
            pass
    return (await stub.GetStatistics(recommender_pb2.GetStatisticsRequest())).interactions


async def _fit(target: str, work_dir: Path) -> Sequence[str]:
    """Seconds and peak memory in MiB, as `gamesrec fit` tells them."""
    command = [sys.executable, "-c", "from services.cli.app import main; main()", "fit"]
    command += ["--recommender-target", target, "--work-dir", str(work_dir / "fit")]
    fitting = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    told, _ = await fitting.communicate()
    found = re.search(rb"in (\d+)\s+s\s+with\s+([\d,]+)\s+MiB", told)
    if found is None:
        raise SystemExit(told.decode())
    return [part.decode() for part in found.groups()]


async def _costs(channel: grpc.aio.Channel, pid: int, players: SimulatedPlayers) -> list[str]:
    """CPU milliseconds of a call without and with conditions, in turns, the least of several rounds; and the median
    time of one without.
    """
    stub: recommender_pb2_grpc.RecommenderServiceAsyncStub = recommender_pb2_grpc.RecommenderServiceStub(channel)
    first = islice(players.interactions(), 2 * _PLAYS * _CALLS)
    known = list(dict.fromkeys(entry.player_id for entry in first))[:_CALLS]
    kinds = {name: (where, known) for name, where in _FILTERS.items()}
    kinds["new player"] = (_FILTERS["plain"], [f"new-{number}" for number in range(_CALLS)])
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
    for _ in range(_ROUNDS):
        for name, (where, who) in kinds.items():
            found[name].append(await _calls(stub, pid, where, who))
    walls = [wall for _, wall in found["plain"]]
    return [*(f"{min(cpu for cpu, _ in rounds):.1f}" for rounds in found.values()), f"{min(walls):.1f}"]


async def _calls(
    stub: recommender_pb2_grpc.RecommenderServiceAsyncStub,
    pid: int,
    where: common_pb2.GameFilter,
    players: Sequence[str],
) -> tuple[float, float]:
    """CPU milliseconds of the process for each call, and the median time of one, when called one by one."""
    walls: list[float] = []
    before = 0.0
    for number, player in enumerate([*players[:_WARM], *players]):
        if number == _WARM:
            before = _cpu_seconds(pid)
        request = recommender_pb2.RecommendRequest(limit=10, player_id=player, filter=where)
        started = time.perf_counter()
        await stub.Recommend(iter([request]), timeout=60)
        walls.append((time.perf_counter() - started) * 1000)
    return (_cpu_seconds(pid) - before) * 1000 / len(players), statistics.median(walls[_WARM:])


async def _rested(pid: int) -> None:
    """Waits until the process does next to nothing: after a fit it counts totals, after a start it checks records."""
    for _ in range(_MOST_RESTS):
        before = _cpu_seconds(pid)
        await asyncio.sleep(1)
        if _cpu_seconds(pid) - before < _RESTS:
            return


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process of this machine (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def _recommender(data_dir: Path) -> AsyncIterator[tuple[str, Process, float]]:
    """A recommender on a directory: its address, its process, and how many seconds it took to be ready."""
    addresses = Addresses.free()
    command = [sys.executable, "-m", "services.recommender", "--host", HOST, "--drain-delay-seconds", "0"]
    command += ["--port", str(addresses.by_name["recommender"]), "--data-dir", str(data_dir)]
    target = addresses.target("recommender")
    began = time.perf_counter()
    process = Process.start("recommender", command, environment=os.environ, log=data_dir.with_suffix(".log"))
    try:
        while not await serves(target):
            if process.status is not None:
                raise SystemExit(process.last_line())
            await asyncio.sleep(0.02)
        yield target, process, time.perf_counter() - began
    finally:
        if process.status is None:
            process.popen.send_signal(signal.SIGTERM)
            await asyncio.to_thread(process.popen.wait, 60)


async def _kill(process: Process) -> None:
    process.popen.kill()
    await asyncio.to_thread(process.popen.wait)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--games", type=int, default=10_000)
    parser.add_argument("--interactions", type=int, nargs="+", default=[200_000, 1_000_000])
    parser.add_argument("--data-dir", type=Path, help="directory of the recommender; a temporary one if left out")
    parser.add_argument("--no-fit", action="store_true", help="measure with the model that serves")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-growth-") as directory:
        data_dir = arguments.data_dir or Path(directory) / "qdrant"
        console = Console(width=140)
        growth = measure_growth(console, arguments.games, arguments.interactions, data_dir, fit=not arguments.no_fit)
        asyncio.run(growth)


if __name__ == "__main__":
    main()
