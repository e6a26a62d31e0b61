"""Measures the recommender as it serves against peers: how good it is, what a call costs, how both grow.

`quality`: MovieLens 100K (../shared/data/ml-100k), on whose test parts nothing is chosen: random 80/20 with three
seeds, by time, cold games, new players of whom one, two or three plays are known. Popularity, item-kNN, EASE and iALS
are fitted and measured on the same splits in the same run. `cost`: CPU of the recommender's process for a `Recommend`,
with and without a filter. `size`: the same for catalogues and numbers of interactions that grow; `--big` for the
largest.
Run by `make bench-recommender`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.progress import Progress as Bars
from rich.table import Table

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.cli.modelling.measured_services import default_fit, own_embedder, own_recommender, recommender_process
from services.cli.progress_bars import shown_progress
from services.common.channels import open_channel
from services.common.model_version import ModelVersion
from services.evaluation.evaluation import evaluate
from services.evaluation.measured.remembering import RememberingEncoder
from services.evaluation.options import Options
from services.evaluation.reading import read_dataset
from services.evaluation.report import described, report
from services.evaluation.results import SERVED, Evaluation
from services.ingest.records import Dataset, Game, Interaction
from services.ingest.storing.batching import batches
from services.ingest.storing.clients import GrpcCatalogue, GrpcEncoder
from services.ingest.storing.loader import INTERACTION_BATCH

_DATA = Path(__file__).parents[2] / ".." / "shared" / "data" / "ml-100k"
_SPLITS = (
    *(("random", seed) for seed in (0, 1, 2)),
    ("time-player", 0),
    ("time", 0),
    ("cold", 0),
    *((f"known-{plays}", 0) for plays in (1, 2, 3)),
)
_SHOWN = ("popularity", "item-knn", "ease", "ials", SERVED, "similar_players_games", "similar_games")
_DIMENSION = 384
_CALLS = 100
_SIZES = ((1_000, 200_000), (10_000, 200_000), (10_000, 1_000_000))
_BIG_SIZES = ((100_000, 1_000_000), (10_000, 10_000_000))


async def measure_quality(
    console: Console,
    files: Sequence[Path],
    models_dir: Path,
    splits: Sequence[tuple[str, int]],
    output: Path,
    *,
    check_shuffled: bool = True,
) -> None:
    """Prints a table for each split and one of them all; `output` gets the figures as JSON lines.

    The first split is measured with shuffled labels, too, unless `check_shuffled` is false.
    """
    dataset = read_dataset(files)
    found = []
    async with own_embedder(models_dir) as target, open_channel(target) as channel:
        encoder = RememberingEncoder(GrpcEncoder(channel))
        for split, seed in splits:
            with shown_progress(lambda: Bars(console=console)) as progress:
                checked = check_shuffled and (split, seed) == splits[0]
                options = Options(split=split, seed=seed, check_shuffled=checked)
                found.append(await evaluate(dataset, encoder, lambda: own_recommender(default_fit), options, progress))
            console.print(report(found[-1]), highlight=False)
            with output.open("a", encoding="utf-8") as file:
                file.write(json.dumps(_line(found[-1])) + "\n")
    console.print(_together(found))
    for each in found:
        best = each.best_baseline()
        for other in dict.fromkeys((best, "item-knn", "popularity")):
            console.print(f"{each.split} {each.seed}: against {other}: {described(each.against(other))}")


def _line(found: Evaluation) -> dict[str, object]:
    return {
        "split": found.split,
        "seed": found.seed,
        **{name: round(system.mean("ndcg@10"), 4) for name, system in found.systems.items()},
        **{f"{SERVED}.{name}": round(value, 4) for name, value in found.systems[SERVED].figures.items()},
        **{name: round(value, 2) for name, value in found.figures.items()},
    }


def _together(found: Sequence[Evaluation]) -> Table:
    table = Table("NDCG@10", *_SHOWN, title="MovieLens 100K", title_justify="left")
    for each in found:
        table.add_row(f"{each.split} {each.seed}", *(f"{each.systems[name].mean('ndcg@10'):.4f}" for name in _SHOWN))
    random = [each for each in found if each.split == "random"]
    if random:
        means = [statistics.fmean(each.systems[name].mean("ndcg@10") for each in random) for name in _SHOWN]
        table.add_row("random, mean", *(f"{mean:.4f}" for mean in means), style="bold")
    return table


async def measure_cost(console: Console, sizes: Sequence[tuple[int, int]]) -> None:
    """Prints the CPU of the recommender's process for a call, for each number of games and of interactions."""
    table = Table("games", "interactions", "load s", "fit s", "CPU ms", "filtered ms", "new player ms", "wall p50 ms")
    for games, interactions in sizes:
        row = await _cost(console, games, interactions)
        table.add_row(f"{games:,}", f"{interactions:,}", *row)
        console.print(table)


async def _cost(console: Console, games: int, interactions: int) -> list[str]:
    dataset = simulated(games, interactions)
    rng = np.random.default_rng(0)
    contents = rng.standard_normal((games, _DIMENSION)).astype(np.float32)
    contents /= np.linalg.norm(contents, axis=1, keepdims=True)
    encoder = ModelVersion("bench", "0", _DIMENSION)
    async with recommender_process() as (target, pid), open_channel(target) as channel:
        catalogue = GrpcCatalogue(channel)
        with _timed() as load, Bars(console=console) as bars:
            task = bars.add_task(f"loading {games:,} x {interactions:,}", total=games + interactions)
            for start in range(0, games, 500):
                end = start + 500
                await catalogue.upsert_games(
                    list(zip(dataset.games[start:end], contents[start:end].tolist(), strict=True)), encoder
                )
                bars.advance(task, 500)
            async for stored in catalogue.record(batches(dataset.interactions, INTERACTION_BATCH)):
                bars.advance(task, stored)
        with _timed() as fit:
            await default_fit(target)
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        players = list(dict.fromkeys(entry.player_id for entry in dataset.interactions[: 40 * _CALLS]))[:_CALLS]
        plain = recommender_pb2.RecommendRequest(limit=10)
        filtered = recommender_pb2.RecommendRequest(
            limit=10, filter=common_pb2.GameFilter(genres=["genre-1", "genre-2"], min_year=1995)
        )
        new = [f"new-{number}" for number in range(_CALLS)]
        figures = [
            await _calls(stub, pid, each, who) for each, who in ((plain, players), (filtered, players), (plain, new))
        ]
    return [f"{load[0]:.0f}", f"{fit[0]:.0f}", *(f"{cpu:.1f}" for cpu, _ in figures), f"{figures[0][1]:.1f}"]


async def _calls(
    stub: recommender_pb2_grpc.RecommenderServiceAsyncStub,
    pid: int,
    request: recommender_pb2.RecommendRequest,
    players: Sequence[str],
) -> tuple[float, float]:
    """CPU milliseconds of the process for each call, and the median time of one, when called one by one."""
    walls: list[float] = []
    for warm in (True, False):
        before = _cpu_seconds(pid)
        walls = []
        for player in players[: 10 if warm else None]:
            request.player_id = player
            started = time.perf_counter()
            await stub.Recommend(iter([request]), timeout=60)
            walls.append((time.perf_counter() - started) * 1000)
    return (_cpu_seconds(pid) - before) * 1000 / len(walls), statistics.median(walls)


def _cpu_seconds(pid: int) -> float:
    """User and system time of a process of this machine (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def simulated(games: int, interactions: int, *, plays: int = 40) -> Dataset:
    """Players with at most `plays` plays each.

    The popularity of games follows Zipf, and their 20 kinds divide the players.
    """
    rng = np.random.default_rng(1)
    popularity = 1.0 / (10.0 + rng.permutation(games))
    kinds = rng.integers(0, 20, games)
    by_kind = [np.flatnonzero(kinds == kind) for kind in range(20)]
    weights = [popularity[members] / popularity[members].sum() for members in by_kind]
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    rows: list[Interaction] = []
    for number in count():
        if len(rows) >= interactions:
            break
        kind = int(rng.integers(20))
        own = rng.choice(by_kind[kind], size=plays, p=weights[kind])
        other = rng.integers(0, games, plays)
        played = dict.fromkeys(np.where(rng.random(plays) < 0.7, own, other).tolist())
        rows += [Interaction(f"p{number}", f"g{game}", float(rng.integers(2, 11)) / 2, moment) for game in played]
    records = tuple(
        Game(f"g{number}", f"Game {number}", 1980 + number % 45, genres=(f"genre-{kinds[number]}",), platforms=("PC",))
        for number in range(games)
    )
    return Dataset(games=records, interactions=tuple(rows[:interactions]))


@contextmanager
def _timed() -> Iterator[list[float]]:
    seconds: list[float] = []
    started = time.perf_counter()
    yield seconds
    seconds.append(time.perf_counter() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_DATA, help="directory of MovieLens 100K, in atomic files")
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    parser.add_argument("--only", choices=("quality", "cost"), help="measure only this")
    parser.add_argument("--split", action="append", help="of quality only these, such as random:0 or cold:0")
    parser.add_argument("--no-check-shuffled", action="store_true", help="leave out the run with shuffled labels")
    parser.add_argument("--big", action="store_true", help="also 100,000 games, and 10 million interactions")
    parser.add_argument("--output", type=Path, default=Path("var/bench-recommender.jsonl"), help="figures, appended")
    arguments = parser.parse_args()
    console = Console(width=120)
    splits = _SPLITS
    if arguments.split:
        splits = tuple((name, int(seed or 0)) for name, _, seed in (each.partition(":") for each in arguments.split))
    files = sorted(arguments.data.glob("ml-100k.*"))
    if arguments.only == "cost":
        console.print("Left out the quality.")
    elif not files:
        console.print(f"Skipped the quality: no ml-100k.* in {arguments.data}; name another place with --data.")
    else:
        quality = measure_quality(
            console,
            files,
            arguments.models_dir,
            splits,
            arguments.output,
            check_shuffled=not arguments.no_check_shuffled,
        )
        asyncio.run(quality)
    if arguments.only != "quality":
        asyncio.run(measure_cost(console, _SIZES + (_BIG_SIZES if arguments.big else ())))


if __name__ == "__main__":
    main()
