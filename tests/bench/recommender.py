"""Measures the recommender as it serves against peers: how good it is, what a call costs, how both grow.

`quality`: MovieLens 100K (../shared/data/ml-100k), on whose test parts nothing is chosen: random 80/20 with three
seeds, by time, cold games, new players of whom one, two or three plays are known. Popularity, item-kNN, EASE and iALS
are fitted and measured on the same splits in the same run. `cost`: what a call costs as the catalogue and the
interactions grow, see `growth`; `--big` for the largest.
Run by `make bench-recommender`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.progress import Progress as Bars
from rich.table import Table

from services.cli.modelling.measured_services import default_fit, own_embedder, own_recommender
from services.cli.progress_bars import shown_progress
from services.common.channels import open_channel
from services.evaluation.evaluation import evaluate
from services.evaluation.measured.remembering import RememberingEncoder
from services.evaluation.options import Options
from services.evaluation.reading import read_dataset
from services.evaluation.report import described, report
from services.evaluation.results import SERVED, Evaluation
from services.ingest.storing.clients import GrpcEncoder
from tests.bench.growth import measure_growth

_DATA = Path(__file__).parents[2] / ".." / "shared" / "data" / "ml-100k"
_SPLITS = (
    *(("random", seed) for seed in (0, 1, 2)),
    ("time-player", 0),
    ("time", 0),
    ("cold", 0),
    *((f"known-{plays}", 0) for plays in (1, 2, 3)),
)
_SHOWN = ("popularity", "item-knn", "ease", "ials", SERVED, "similar_players_games", "similar_games")
# Numbers of interactions by number of games.
_SIZES = {1_000: [200_000], 10_000: [200_000, 1_000_000]}
_BIG_SIZES = {1_000: [200_000], 10_000: [200_000, 1_000_000, 10_000_000], 100_000: [1_000_000]}


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
        for games, interactions in (_BIG_SIZES if arguments.big else _SIZES).items():
            with TemporaryDirectory(prefix="bench-growth-") as directory:
                asyncio.run(measure_growth(console, games, interactions, Path(directory) / "qdrant"))


if __name__ == "__main__":
    main()
