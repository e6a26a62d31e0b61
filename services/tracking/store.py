"""Records runs in MLflow: at a server that is named, or in a local SQLite file below the working directory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LOCAL_DIRECTORY = Path("var/mlruns")
# The client's own defaults wait for a dead server for minutes, and report usage to its makers.
_CLIENT_DEFAULTS = {
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1",
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "10",
    "MLFLOW_DISABLE_TELEMETRY": "true",
}


@dataclass(frozen=True, slots=True, eq=False)
class RecordedRun:
    """What is kept of a run: `figures` by file name such as "confusion.png", `texts` likewise, `files` as they are.

    `curves` are figures by epoch, the first epoch's first. `model` are files that together are the fitted model, by
    their names, and `model_files` such files as they are; both are kept below `model/`.
    """

    name: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    metrics: Mapping[str, float] = field(default_factory=dict)
    curves: Mapping[str, Sequence[float]] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Figure] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    model: Mapping[str, str] = field(default_factory=dict)
    model_files: tuple[Path, ...] = ()


class MlflowStore:
    """MLflow at `uri`; without one a store in `directory`, by default var/mlruns below the working directory.

    The files of a new experiment are kept beside a SQLite file, and where it says itself at a server.
    """

    def __init__(self, experiment: str, uri: str | None = None, directory: Path = LOCAL_DIRECTORY) -> None:
        self._experiment = experiment
        self._directory = None if uri else directory
        self._beside = directory if uri is None else _folder_of(uri)
        self.uri = uri or f"sqlite:///{directory / 'mlflow.db'}"

    def client(self) -> Any:
        """MLflow's client of this store. Raises whatever MLflow does, such as when no server answers."""
        for name, value in _CLIENT_DEFAULTS.items():
            os.environ.setdefault(name, value)
        import mlflow  # noqa: PLC0415  (heavy, and its absence must not matter before there is something to keep)

        if self._directory is not None:
            self._directory.mkdir(parents=True, exist_ok=True)
        return mlflow.MlflowClient(tracking_uri=self.uri, registry_uri=self.uri)

    def record(self, run: RecordedRun) -> str:
        """Keeps the run and returns its id. Raises whatever MLflow does."""
        client = self.client()
        kept = client.create_run(self.open_experiment(client), run_name=run.name, tags=dict(run.tags))
        run_id: str = kept.info.run_id
        try:
            for name, value in run.parameters.items():
                client.log_param(run_id, name, value)
            points = [(name, value, 0) for name, value in run.metrics.items()]
            for name, values in run.curves.items():
                points += [(name, value, epoch) for epoch, value in enumerate(values, start=1)]
            self._log_metrics(client, run_id, points)
            for name, figure in run.figures.items():
                client.log_figure(run_id, figure, name)
            for name, text in run.texts.items():
                client.log_text(run_id, text, name)
            for path in run.files:
                client.log_artifact(run_id, str(path))
            for name, text in run.model.items():
                client.log_text(run_id, text, f"model/{name}")
            for path in run.model_files:
                client.log_artifact(run_id, str(path), "model")
        except BaseException:
            client.set_terminated(run_id, "FAILED")
            raise
        client.set_terminated(run_id)
        return run_id

    def how_to_open(self) -> str:
        """The command that shows the store in a browser, or the address of the server."""
        if self._directory is None:
            return self.uri
        return f"mlflow ui --backend-store-uri {self.uri} --port 5000"

    def open_experiment(self, client: Any = None) -> str:
        """The id of the experiment, which is made where it is missing. Raises whatever MLflow does."""
        client = client or self.client()
        found = client.get_experiment_by_name(self._experiment)
        if found is not None:
            known: str = found.experiment_id
            return known
        # MLflow's own choice is below the working directory, which in a container cannot be written.
        artifacts = None if self._beside is None else (self._beside / "artifacts").absolute().as_uri()
        made: str = client.create_experiment(self._experiment, artifact_location=artifacts)
        return made

    @staticmethod
    def _log_metrics(client: Any, run_id: str, points: Iterable[tuple[str, float, int]]) -> None:
        """All in as few calls as MLflow takes: one by one would cost seconds."""
        import time  # noqa: PLC0415

        from mlflow.entities import Metric  # noqa: PLC0415

        now = int(time.time() * 1000)
        entries = [Metric(name, float(value), now, step) for name, value, step in points if value == value]  # noqa: PLR0124
        for start in range(0, len(entries), 1000):
            client.log_batch(run_id, metrics=entries[start : start + 1000])


def _folder_of(uri: str) -> Path | None:
    """Where the SQLite file of a store lies; None for a store of another kind."""
    scheme, _, path = uri.partition(":///")
    return Path(path).parent if scheme == "sqlite" and path else None
