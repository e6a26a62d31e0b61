"""Where a training run is recorded. Recording may fail; the run must not be lost with it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from services.common.model_version import ModelVersion

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_EXPERIMENT = "gamesrec-understanding"
REGISTERED_NAME = "gamesrec-understanding"
_LOCAL_DIRECTORY = Path("var/mlruns")
# The client's own defaults wait for a dead server for minutes, and report usage to its makers.
_CLIENT_DEFAULTS = {
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "10",
    "MLFLOW_DISABLE_TELEMETRY": "true",
}


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
        self._uri = uri

    def record(self, run: TrainingRun) -> None:
        """See ExperimentLog."""
        for name, value in _CLIENT_DEFAULTS.items():
            os.environ.setdefault(name, value)
        import mlflow  # noqa: PLC0415  (heavy, and its absence must not matter before the head is written)

        artifacts = None
        if self._uri is None:
            _LOCAL_DIRECTORY.mkdir(parents=True, exist_ok=True)
            artifacts = (_LOCAL_DIRECTORY / "artifacts").absolute().as_uri()
        mlflow.set_tracking_uri(self._uri or f"sqlite:///{_LOCAL_DIRECTORY / 'mlflow.db'}")
        if mlflow.get_experiment_by_name(_EXPERIMENT) is None:
            mlflow.create_experiment(_EXPERIMENT, artifact_location=artifacts)
        mlflow.set_experiment(_EXPERIMENT)
        with mlflow.start_run() as started:
            mlflow.log_params(dict(run.parameters))
            mlflow.log_metrics(dict(run.metrics))
            for curve, values in run.curves.items():
                for epoch, point in enumerate(values, start=1):
                    mlflow.log_metric(f"epoch.{curve}", point, step=epoch)
            for name, figure in run.figures.items():
                mlflow.log_figure(figure, name)
            mlflow.log_text(run.summary, "summary.txt")
            mlflow.log_artifact(str(run.model), "model")
            client = mlflow.MlflowClient()
            with contextlib.suppress(mlflow.exceptions.MlflowException):
                # It is there already, after the first run.
                client.create_registered_model(REGISTERED_NAME)
            digest = hashlib.sha256(run.model.read_bytes()).hexdigest()
            source = f"{started.info.artifact_uri}/model"
            client.create_model_version(REGISTERED_NAME, source, started.info.run_id, tags={"sha256": digest})
