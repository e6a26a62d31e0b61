"""Keeps an evaluation in MLflow, compares it with the version that serves, and promotes it when it is not worse."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from services.evaluation.judging.intervals import Comparison, paired
from services.evaluation.plots import plots
from services.evaluation.results import HEADLINE, SERVED, Evaluation
from services.tracking.registry import ModelRegistry, RegisteredVersion
from services.tracking.store import MlflowStore, RecordedRun

EXPERIMENT = "gamesrec-recommendations"
MODEL = "gamesrec-recommender"
_PLAYERS_FILE = "players.csv"


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an evaluation is kept, and what became of its model.

    `against_serving` compares it with the version that served before, None if there was none of the same data, split
    and seed. `promoted` says whether it has the alias now.
    """

    run_id: str
    version: str
    against_serving: Comparison | None
    promoted: bool


def keep(evaluation: Evaluation, store: MlflowStore, summary: str) -> Kept:
    """Records the run, registers its model as a version and promotes that unless it is worse or cannot be compared.

    Raises whatever MLflow does.
    """
    registry = ModelRegistry(store, MODEL)
    with tempfile.TemporaryDirectory(prefix="gamesrec-evaluation-") as directory:
        table = Path(directory) / _PLAYERS_FILE
        by_player(evaluation).to_csv(table, index=False, float_format="%.6g")
        run_id = store.record(
            RecordedRun(
                name=f"{evaluation.split}, seed {evaluation.seed}",
                parameters=_parameters(evaluation),
                metrics=metrics(evaluation),
                tags=_measured_on(evaluation),
                figures=plots(evaluation),
                texts={"summary.txt": summary},
                files=(table,),
                model={"model.json": json.dumps(_model(evaluation), indent=1, sort_keys=True)},
            )
        )
    version = registry.register(run_id, _measured_on(evaluation))
    serving = registry.serving()
    comparison = None if serving is None else _against(evaluation, serving, registry)
    promoted = serving is None or (comparison is not None and not comparison.worse)
    if promoted:
        registry.promote(version)
    return Kept(run_id, version.version, comparison, promoted)


def metrics(evaluation: Evaluation) -> dict[str, float]:
    """All figures, flat: "games.ndcg_at_10", its interval's ends, and the rest of each system; "@" is not allowed."""
    found = dict(evaluation.figures)
    for name, system in evaluation.systems.items():
        figures = {metric: system.mean(metric) for metric in system.by_player} | dict(system.figures)
        interval = evaluation.interval(name)
        figures |= {f"{HEADLINE}.low": interval.low, f"{HEADLINE}.high": interval.high}
        figures |= {"validation": system.validation}
        found |= {f"{name}.{metric}": value for metric, value in figures.items()}
    for length, (_, interval) in evaluation.by_history_length(SERVED).items():
        found[f"{SERVED}.{HEADLINE}.known_{length.replace('+', '_or_more')}"] = interval.mean
    best = evaluation.against(evaluation.best_baseline())
    found |= {"against_best.difference": best.difference, "against_best.p_value": best.p_value}
    if evaluation.shuffled is not None:
        found["shuffled_labels.against_popularity"] = evaluation.shuffled.difference
    return {name.replace("@", "_at_"): value for name, value in found.items() if not np.isnan(value)}


def by_player(evaluation: Evaluation) -> pd.DataFrame:
    """The headline metric of each system, and all of the served blend, a row for each asker."""
    columns: dict[str, object] = {"player_id": evaluation.askers, "known": evaluation.known}
    columns |= {f"{name}.{HEADLINE}": system.by_player[HEADLINE] for name, system in evaluation.systems.items()}
    columns |= {f"{SERVED}.{name}": values for name, values in evaluation.systems[SERVED].by_player.items()}
    return pd.DataFrame(columns)


def _against(evaluation: Evaluation, serving: RegisteredVersion, registry: ModelRegistry) -> Comparison | None:
    """Compares with the serving version, if that was measured on the same players and plays."""
    if any(serving.tags.get(name) != value for name, value in _measured_on(evaluation).items()):
        return None
    with tempfile.TemporaryDirectory(prefix="gamesrec-serving-") as directory:
        before = pd.read_csv(registry.file_of(serving, _PLAYERS_FILE, Path(directory)), dtype={"player_id": str})
    if tuple(before["player_id"]) != evaluation.askers:
        return None
    values = before[f"{SERVED}.{HEADLINE}"].to_numpy(dtype=np.float64)
    return paired(evaluation.systems[SERVED].by_player[HEADLINE], values)


def _measured_on(evaluation: Evaluation) -> dict[str, str]:
    return {
        "digest": evaluation.digest,
        "split": evaluation.split,
        "seed": str(evaluation.seed),
        "least_rating": evaluation.parameters["least_rating"],
    }


def _parameters(evaluation: Evaluation) -> dict[str, str]:
    settings = {
        f"{name}.{key}": f"{value:g}"
        for name, system in evaluation.systems.items()
        for key, value in system.settings.items()
    }
    settings |= {
        f"{name}.most_played_games": str(system.most_played_games)
        for name, system in evaluation.systems.items()
        if system.most_played_games is not None
    }
    return _measured_on(evaluation) | dict(evaluation.parameters) | settings


def _model(evaluation: Evaluation) -> Mapping[str, object]:
    """What the measured model is: the recommender holds the vectors, and this says how to fit them again."""
    fitted = {name: value for name, value in evaluation.parameters.items() if name.startswith("fit.")}
    return {
        "model": evaluation.parameters["model"],
        "encoder": evaluation.parameters["encoder"],
        "settings": fitted,
        "measured_on": _measured_on(evaluation),
    }
