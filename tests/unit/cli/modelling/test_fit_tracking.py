"""What a fit leaves in MLflow."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.cli.modelling.fit_tracking import MODEL, fits_in, keep_fit
from services.fit.job import FitReport
from services.fit.records import Choices, Trial
from services.tracking.registry import ModelRegistry

pytestmark = [pytest.mark.filterwarnings("ignore")]


def test_choices_and_trials_of_a_fit_are_in_mlflow(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    report = FitReport(
        version="v1",
        changed=True,
        games=3,
        players=2,
        interactions=5,
        choices=Choices(least_faded=0.5),
        trials=(Trial("least faded", 1.0, 0.1), Trial("least faded", 0.5, 0.2)),
        seconds=1.5,
        memory=2**20,
    )
    store = fits_in(uri)
    kept = store.client().get_run(keep_fit(report, store)).data
    assert kept.params["least_faded"] == "0.5"
    assert kept.params["interactions"] == "5"
    assert kept.metrics["ndcg_at_10.least_faded.0.5"] == pytest.approx(0.2)
    assert kept.metrics["seconds"] == 1.5
    serving = ModelRegistry(store, MODEL).serving()
    assert serving is not None
    assert serving.tags == {"version": "v1"}
