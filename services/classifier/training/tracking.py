"""Where a training run is recorded. Recording may fail; the run must not be lost with it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from services.common.model_version import ModelVersion
from services.tracking.registry import ModelRegistry
from services.tracking.store import MlflowStore, RecordedRun

if TYPE_CHECKING:
    from matplotlib.figure import Figure

REGISTERED_NAME = "gamesrec-understanding"
"""The name of the experiment and of the registered model."""


@dataclass(frozen=True, slots=True, eq=False)
class TrainingRun:
    """What is worth keeping of a run: `curves` are figures by epoch, `summary` the figures for people, `model` the file
    that was written.
    """

    parameters: Mapping[str, str]
    metrics: Mapping[str, float]
    curves: Mapping[str, Sequence[float]]
    figures: Mapping[str, Figure]
    summary: str
    model: Path
    model_version: ModelVersion


class ExperimentLog(Protocol):
    """Keeps training runs."""

    def record(self, run: TrainingRun) -> None:
        """Keeps the run. Raises whatever its store raises."""
        ...


class MlflowLog:
    """Records to the MLflow at `uri`; without one, to a store in var/mlruns below the working directory."""

    def __init__(self, uri: str | None = None) -> None:
        self._store = MlflowStore(REGISTERED_NAME, uri)

    def record(self, run: TrainingRun) -> None:
        """See ExperimentLog."""
        run_id = self._store.record(
            RecordedRun(
                name=str(run.model_version),
                parameters=run.parameters,
                metrics=run.metrics,
                curves={f"epoch.{name}": values for name, values in run.curves.items()},
                figures=run.figures,
                texts={"summary.txt": run.summary},
                model_files=(run.model,),
            )
        )
        digest = hashlib.sha256(run.model.read_bytes()).hexdigest()
        ModelRegistry(self._store, REGISTERED_NAME).register(run_id, {"sha256": digest})
