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
from services.fit.errors import FitError, NothingToFit
from services.fit.job import FitReport
from services.fit.records import Choices

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
    console = Console(file=told, width=200)
    arguments = {"recommender_target": "target", "work_dir": Path("work"), "progress": lambda: Progress(disable=True)}
    return told, partial(lambda work, **more: work(console, **arguments, **more))


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
