"""Fits that are asked for by a schedule or by an ingest."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.progress import Progress

from services.cli.modelling import fitting
from services.cli.modelling.fit_tracking import MODEL, fits_in
from services.fit.errors import FitError, NothingToFit
from services.fit.job import FitReport
from services.fit.records import Choices
from services.tracking.registry import ModelRegistry

_DONE = FitReport(
    version="v1",
    changed=True,
    games=3,
    players=2,
    interactions=5,
    choices=Choices(),
    trials=(),
    seconds=1,
    memory=2**20,
)


class Fits:
    """Fits that end in one way after another; the last of them is waited for."""

    def __init__(self, *outcomes: FitReport | Exception) -> None:
        self._outcomes = list(outcomes)
        self.all_begun = asyncio.Event()

    async def __call__(self, *_: object) -> FitReport:
        outcome = self._outcomes.pop(0)
        if not self._outcomes:
            self.all_begun.set()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def _told(monkeypatch: pytest.MonkeyPatch, fits: Fits) -> tuple[StringIO, Callable[..., Coroutine[Any, Any, None]]]:
    monkeypatch.setattr(fitting, "fit_recommender", fits)
    told = StringIO()
    console = Console(file=told, width=400)
    arguments = {"recommender_target": "target", "work_dir": Path("work"), "progress": lambda: Progress(disable=True)}
    return told, partial(lambda work, **more: work(console, **arguments, **more))


@pytest.mark.filterwarnings("ignore")
async def test_what_was_chosen_is_recorded_and_how_to_look_at_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where nothing is named, in the store that evaluations and trainings go to as well."""
    monkeypatch.chdir(tmp_path)
    told, call = _told(monkeypatch, Fits(_DONE))
    await call(fitting.fit_after_ingest, store=fits_in(None))
    assert (
        "mlflow ui --backend-store-uri sqlite:///var/mlruns/mlflow.db --port 5000, then http://127" in told.getvalue()
    )
    assert ModelRegistry(fits_in(None), MODEL).serving() is not None


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (ModuleNotFoundError("No module named 'mlflow'", name="mlflow"), "MLflow is not here: pip install"),
        (OSError("disk full"), "The model serves, but what was chosen is not in MLflow at sqlite:///"),
    ],
)
async def test_a_model_serves_though_it_is_not_recorded(
    failure: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> str:
        raise failure

    monkeypatch.setattr(fitting, "keep_fit", fails)
    told, call = _told(monkeypatch, Fits(_DONE))
    await call(fitting.fit_model, store=fits_in(None))
    assert "Fitted 3 games" in told.getvalue()
    assert said in told.getvalue()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (FitError("the recommender is gone"), "the recommender is gone"),
        (ZeroDivisionError("division by zero"), "ZeroDivisionError: division by zero"),
    ],
)
async def test_on_a_schedule_a_fit_that_fails_is_said_and_tried_again(
    failure: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = Fits(failure, _DONE, _DONE)
    told, call = _told(monkeypatch, fits)
    regularly = asyncio.ensure_future(call(fitting.fit_regularly, seconds=0))
    async with asyncio.timeout(10):
        await fits.all_begun.wait()
    regularly.cancel()
    assert told.getvalue().index(said) < told.getvalue().index("Fitted 3 games")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (_DONE, "Fitted 3 games"),
        (NothingToFit("no plays"), "no interactions to fit the item model to yet"),
        (
            FitError("its disk is full"),
            "What was ingested is stored, but the item model was not fitted: its disk is full",
        ),
        (
            MemoryError("13 GiB"),
            "What was ingested is stored, but the item model was not fitted: MemoryError: 13 GiB",
        ),
    ],
)
async def test_an_ingest_is_no_failure_whatever_becomes_of_its_fit(
    monkeypatch: pytest.MonkeyPatch, outcome: FitReport | Exception, said: str
) -> None:
    told, call = _told(monkeypatch, Fits(outcome))
    await call(fitting.fit_after_ingest)
    assert said in told.getvalue()
