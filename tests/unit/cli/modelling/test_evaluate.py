"""What `gamesrec evaluate` does where MLflow keeps nothing."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.progress import Progress

from services.cli.modelling import evaluate as command
from services.cli.modelling.evaluate_arguments import EvaluateArguments
from services.evaluation.errors import EvaluationError
from services.evaluation.tracking import Kept, keep
from tests.unit.evaluation.test_tracking import evaluation

pytestmark = [pytest.mark.filterwarnings("ignore")]

_NO_STORE = "nowhere://there"


class Measured:
    """Stands in for the measuring, which takes minutes."""

    def __init__(self) -> None:
        self.splits = 0

    async def __call__(self, *_: object) -> Any:
        self.splits += 1
        return evaluation(0.3)


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Measured:
    found = Measured()
    monkeypatch.setattr(command, "evaluate", found)
    monkeypatch.setattr(command, "report", lambda *_: "the figures")
    return found


async def _run(uri: str, *splits: str, require: bool) -> str:
    told = StringIO()
    arguments = EvaluateArguments(
        demo=True, split=list(splits), embedder_target="127.0.0.1:1", mlflow_uri=uri, require_tracking=require
    )
    await command.run_evaluation(Console(file=told, width=300), arguments, lambda: Progress(disable=True))
    return told.getvalue()


async def test_figures_are_shown_though_nothing_is_kept(measured: Measured) -> None:
    told = await _run(_NO_STORE, "random", require=False)
    assert "the figures" in told
    assert f"Not recorded in MLflow at {_NO_STORE}" in told
    assert "Everything is in MLflow" not in told


async def test_nothing_is_measured_where_tracking_is_required_and_mlflow_is_not_there(measured: Measured) -> None:
    with pytest.raises(EvaluationError, match=f"require-tracking: MLflow at {_NO_STORE} cannot be used: .*mlflow-uri"):
        await _run(_NO_STORE, "random", require=True)
    assert measured.splits == 0


async def test_one_run_that_is_not_kept_fails_the_command_after_the_others(
    measured: Measured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full_at_first(*arguments: Any) -> Kept:
        if measured.splits == 1:
            raise OSError("No space left on device")
        return keep(*arguments)

    monkeypatch.setattr(command, "keep", full_at_first)
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    with pytest.raises(EvaluationError, match="require-tracking: 1 of 2 runs are not in MLflow"):
        await _run(uri, "random", "time", require=True)
    assert measured.splits == 2


async def test_what_is_kept_fails_nothing(measured: Measured, tmp_path: Path) -> None:
    told = await _run(f"sqlite:///{tmp_path / 'mlflow.db'}", "random", require=True)
    assert "Everything is in MLflow" in told
