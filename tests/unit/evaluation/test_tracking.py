"""Evaluations in a local MLflow: everything is kept, and the alias moves to a version that is not worse."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.evaluation.judging.list_metrics import per_player
from services.evaluation.results import Evaluation, System
from services.evaluation.tracking import EXPERIMENT, MODEL, keep
from services.tracking.registry import ModelRegistry
from services.tracking.store import MlflowStore, RecordedRun


def evaluation(share_of_hits: float, *, digest: str = "d") -> Evaluation:
    rng = np.random.default_rng(0)
    chance = rng.random((200, 10))

    def system(name: str, share: float) -> System:
        values = per_player(chance < share, np.full(200, 5), (5, 10))
        return System(name, name == "games", values, {"coverage@10": share}, {} if name == "games" else {"k": 3.0})

    return Evaluation(
        split="random",
        seed=0,
        digest=digest,
        parameters={"least_rating": "0", "model": "m", "encoder": "e", "fit.factors": "64"},
        askers=tuple(f"p{number}" for number in range(200)),
        known=np.arange(200) % 40,
        systems={"games": system("games", share_of_hits), "popularity": system("popularity", 0.1)},
        figures={"recommend.milliseconds.p50": 3.0},
        shuffled=None,
    )


@pytest.mark.filterwarnings("ignore")
def test_a_version_is_promoted_unless_it_is_worse_on_the_same_data(tmp_path: Path) -> None:
    store = MlflowStore(EXPERIMENT, directory=tmp_path / "mlruns")
    registry = ModelRegistry(store, MODEL)
    first = keep(evaluation(0.3), store, "the figures")
    assert first.promoted
    worse = keep(evaluation(0.2), store, "")
    assert not worse.promoted
    assert worse.against_serving is not None
    assert worse.against_serving.worse
    other_data = keep(evaluation(0.9, digest="other"), store, "")
    assert not other_data.promoted
    assert other_data.against_serving is None
    better = keep(evaluation(0.4), store, "")
    assert better.promoted
    serving = registry.serving()
    assert serving is not None
    assert serving.version == better.version

    run = store.client().get_run(first.run_id)
    assert run.data.metrics["games.ndcg_at_10"] == pytest.approx(evaluation(0.3).systems["games"].mean("ndcg@10"))
    assert {"games.ndcg_at_10.low", "against_best.p_value", "popularity.coverage_at_10"} <= set(run.data.metrics)
    assert run.data.params["digest"] == "d"
    kept = {artifact.path for artifact in store.client().list_artifacts(first.run_id)}
    assert {"players.csv", "summary.txt", "metrics_at_k.png", "by_history_length.png", "coverage.png", "model"} <= kept


def test_files_are_kept_beside_a_sqlite_file_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not below the working directory, which in a container is read-only."""
    working, volume = tmp_path / "working", tmp_path / "volume"
    working.mkdir()
    volume.mkdir()
    monkeypatch.chdir(working)
    MlflowStore(EXPERIMENT, f"sqlite:///{volume / 'mlflow.db'}").record(
        RecordedRun("a run", texts={"text.txt": "kept"})
    )
    assert [file.read_text() for file in volume.glob("artifacts/**/text.txt")] == ["kept"]
    assert not list(working.iterdir())
