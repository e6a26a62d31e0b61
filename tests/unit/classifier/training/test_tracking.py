"""What a training leaves in MLflow."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from services.classifier.training.tracking import REGISTERED_NAME, MlflowLog, TrainingRun
from services.common.model_version import ModelVersion
from services.tracking.store import MlflowStore

pytestmark = [pytest.mark.filterwarnings("ignore")]


def test_a_run_keeps_its_curves_its_model_and_the_digest_that_a_service_pins(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    model = tmp_path / "understanding.safetensors"
    model.write_bytes(b"weights")
    MlflowStore(REGISTERED_NAME, uri).client().create_experiment(REGISTERED_NAME, (tmp_path / "kept").as_uri())
    MlflowLog(uri).record(
        TrainingRun(
            parameters={"seed": "1"},
            metrics={"overall": 0.9},
            curves={"loss": [3.0, 2.0]},
            figures={},
            summary="all is well",
            model=model,
            model_version=ModelVersion("understanding", "0" * 32, 384),
        )
    )
    client = MlflowStore(REGISTERED_NAME, uri).client()
    (version,) = client.search_model_versions(f"name = '{REGISTERED_NAME}'")
    assert version.tags == {"sha256": hashlib.sha256(b"weights").hexdigest()}
    assert [point.value for point in client.get_metric_history(version.run_id, "epoch.loss")] == [3.0, 2.0]
    assert client.get_run(version.run_id).data.metrics["overall"] == 0.9
    kept = client.download_artifacts(version.run_id, "model/understanding.safetensors", str(tmp_path))
    assert Path(kept).read_bytes() == b"weights"
