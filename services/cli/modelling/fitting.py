"""`gamesrec fit`: fitting with progress bars, once, regularly, or after an ingest, and a report of what was chosen."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.console import Console

from services.cli.invocation import command
from services.cli.modelling.fit_tracking import keep_fit
from services.cli.modelling.opening_mlflow import how_to_open
from services.cli.progress_bars import NewBars, shown_progress
from services.common.errors import GamesrecError
from services.fit.choices import ALL_CHOICES
from services.fit.errors import NothingToFit
from services.fit.job import FitReport, fit_recommender
from services.tracking.store import MlflowStore


async def fit_model(
    console: Console, *, recommender_target: str, work_dir: Path, progress: NewBars, store: MlflowStore | None = None
) -> FitReport:
    """Fits once, and keeps what was chosen in `store`. Raises FitError with a line for the operator."""
    with shown_progress(progress) as shown:
        report = await fit_recommender(recommender_target, work_dir, shown)
    if not report.changed:
        console.print("Nothing has changed since the model that serves was fitted.", highlight=False)
        return report
    best = {trial.what: trial.ndcg for trial in report.trials}
    for trial in report.trials:
        best[trial.what] = max(best[trial.what], trial.ndcg)
    chosen = ", ".join(
        f"{name.replace('_', ' ')} {value:g}"
        for name, value in (
            ("ridge", report.choices.ridge),
            ("content weight", report.choices.content_weight),
            ("regularisation", report.choices.regularisation),
            ("factor weight", report.choices.factor_weight),
            ("neutral rating", report.choices.neutral_rating),
            ("least faded", report.choices.least_faded),
        )
    )
    before = next((trial.ndcg for trial in report.trials if trial.what == ALL_CHOICES and not trial.value), None)
    compared = f" ({before:.3f} with those it began with)" if before is not None else ""
    judged = (
        f"on held-out plays, NDCG@10 {best['factor weight']:.3f}{compared}"
        if best
        else "by default, too few likings to judge"
    )
    console.print(
        f"Fitted {report.games:,} games to {report.interactions:,} interactions of {report.players:,} players in "
        f"{report.seconds:.0f} s with {report.memory / 2**20:,.0f} MiB at most; chosen {judged}: {chosen}.",
        highlight=False,
    )
    if store is not None:
        await _keep(console, report, store)
    return report


async def _keep(console: Console, report: FitReport, store: MlflowStore) -> None:
    """Records what was chosen and says where; the model serves whatever becomes of that."""
    try:
        await asyncio.to_thread(keep_fit, report, store)
    except Exception as error:  # MLflow raises anything
        if isinstance(error, ModuleNotFoundError) and error.name == "mlflow":
            _say(console, "What was chosen is not recorded, as MLflow is not here: pip install 'gamesrec[evaluation]'")
        else:
            _warn(console, f"The model serves, but what was chosen is not in MLflow at {store.uri}: {_said(error)}")
    else:
        _say(console, f"What was chosen is in MLflow: {how_to_open(store)}")


async def fit_after_ingest(
    console: Console, *, recommender_target: str, work_dir: Path, progress: NewBars, store: MlflowStore | None = None
) -> None:
    """Fits once; that it cannot be done is said but is no failure of the ingest."""
    try:
        await fit_model(
            console,
            recommender_target=recommender_target,
            work_dir=work_dir,
            progress=progress,
            store=store,
        )
    except NothingToFit:
        console.print("There are no interactions to fit the item model to yet.", highlight=False)
    except Exception as error:  # whatever numbers nobody has thought of may do to a fit
        what = _said(error)
        _warn(console, f"What was ingested is stored, but the item model was not fitted: {what} ({command()} fit)")


async def fit_regularly(
    console: Console,
    *,
    recommender_target: str,
    work_dir: Path,
    progress: NewBars,
    seconds: float,
    store: MlflowStore | None = None,
) -> None:
    """Fits for ever, `seconds` after the end of the fit before; a fit that fails is said and tried again then."""
    while True:
        try:
            await fit_model(
                console,
                recommender_target=recommender_target,
                work_dir=work_dir,
                progress=progress,
                store=store,
            )
        except Exception as error:  # a schedule goes on whatever happened; the model before serves
            _warn(console, _said(error))
        await asyncio.sleep(seconds)


def _said(error: Exception) -> str:
    """What an operator reads of it: of what nobody foresaw its type, too."""
    return str(error) if isinstance(error, GamesrecError) else f"{type(error).__name__}: {error}"


def _warn(console: Console, line: str) -> None:
    _say(console, line, style="yellow")


def _say(console: Console, line: str, style: str | None = None) -> None:
    console.print(line, style=style, soft_wrap=True, markup=False, highlight=False)
