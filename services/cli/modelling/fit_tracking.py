"""Keeps in MLflow what a fit chose and every choice that it tried, as a version of the model that serves."""

from __future__ import annotations

import json
from dataclasses import asdict

from services.fit.job import FitReport
from services.tracking.registry import ModelRegistry
from services.tracking.store import MlflowStore, RecordedRun

EXPERIMENT = "gamesrec-fits"
MODEL = "gamesrec-item-model"


def fits_in(uri: str | None) -> MlflowStore:
    """Where fits are recorded: in the MLflow at `uri`, without one in the local store."""
    return MlflowStore(EXPERIMENT, uri)


def keep_fit(report: FitReport, store: MlflowStore) -> str:
    """Records a run in the store of `fits_in` and returns its id. Raises whatever MLflow does, ImportError without it.

    The model is registered as a version with the alias of the one that serves, which it is: a fit leaves the choices
    of the version before it only for such as are not worse on held-out plays. Its vectors are the recommender's.
    """
    sizes = {"games": report.games, "players": report.players, "interactions": report.interactions}
    figures = {"seconds": report.seconds, "memory_mib": report.memory / 2**20}
    tried = {f"ndcg_at_10.{trial.what.replace(' ', '_')}.{trial.value:g}": trial.ndcg for trial in report.trials}
    choices, tags = asdict(report.choices), {"version": report.version}
    run_id = store.record(
        RecordedRun(
            name=report.version,
            parameters={name: f"{value:g}" for name, value in {**choices, **sizes}.items()},
            metrics=figures | tried,
            tags=tags,
            model={"model.json": json.dumps({**tags, "choices": choices, **sizes}, indent=1, sort_keys=True)},
        )
    )
    registry = ModelRegistry(store, MODEL)
    registry.promote(registry.register(run_id, tags))
    return run_id
