"""Keeps in MLflow what a fit chose, and every choice that it tried."""

from __future__ import annotations

from dataclasses import asdict

from services.fit.job import FitReport
from services.tracking.store import MlflowStore, RecordedRun

EXPERIMENT = "gamesrec-fits"


def keep_fit(report: FitReport, uri: str) -> str:
    """Records a run in the MLflow at `uri` and returns its id. Raises whatever MLflow does, ImportError without it."""
    sizes = {"games": report.games, "players": report.players, "interactions": report.interactions}
    figures = {"seconds": report.seconds, "memory_mib": report.memory / 2**20}
    tried = {f"ndcg_at_10.{trial.what.replace(' ', '_')}.{trial.value:g}": trial.ndcg for trial in report.trials}
    return MlflowStore(EXPERIMENT, uri).record(
        RecordedRun(
            name=report.version,
            parameters={name: f"{value:g}" for name, value in {**asdict(report.choices), **sizes}.items()},
            metrics=figures | tried,
            tags={"version": report.version},
        )
    )
