"""Runs `gamesrec evaluate`: measures a recommender of its own on a dataset, shows the figures, keeps them in MLflow."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial

from rich.console import Console

from services.cli.modelling.evaluate_arguments import EvaluateArguments
from services.cli.modelling.measured_services import FitAt, default_fit, own_embedder, own_recommender
from services.cli.modelling.opening_mlflow import how_to_open
from services.cli.progress_bars import NewBars, shown_progress
from services.common.channels import open_channel
from services.evaluation.errors import EvaluationError
from services.evaluation.evaluation import evaluate
from services.evaluation.measured.clients import GrpcExport, GrpcRecommender
from services.evaluation.measured.exporting import export_dataset
from services.evaluation.reading import read_dataset
from services.evaluation.report import described, report
from services.evaluation.results import Evaluation
from services.evaluation.tracking import EXPERIMENT, Kept, keep
from services.ingest.demo_dataset import demo_dataset
from services.ingest.records import Dataset
from services.ingest.storing.clients import GrpcEncoder
from services.tracking.store import MlflowStore


async def run_evaluation(
    console: Console, arguments: EvaluateArguments, new_bars: NewBars, fit: FitAt = default_fit
) -> None:
    """Measures every split that is named. Raises GamesrecError with a line for the operator."""
    if arguments.recommender_target and len(arguments.splits) > 1:
        raise EvaluationError("split: a recommender that is named can be measured on one split, while it is empty")
    dataset = await _dataset(arguments)
    store = MlflowStore(EXPERIMENT, arguments.mlflow_uri)
    if arguments.require_tracking:
        await asyncio.to_thread(_open_tracking, store)
    missing = 0
    async with _embedder(arguments) as embedder_target, open_channel(embedder_target) as embedder:
        for split in arguments.splits:
            with shown_progress(new_bars) as progress:
                found = await evaluate(
                    dataset,
                    GrpcEncoder(embedder),
                    partial(_recommender, arguments, fit),
                    arguments.options(split),
                    progress,
                )
            _show(console, found)
            missing += not await asyncio.to_thread(_keep, console, found, store)
    if missing and arguments.require_tracking:
        raise EvaluationError(
            f"require-tracking: {missing} of {len(arguments.splits)} runs are not in MLflow at {store.uri}, "
            "why is said above; see that it can be written, and evaluate again"
        )
    if missing:
        return
    console.print("Everything is in MLflow:", highlight=False)
    console.print(f"  {how_to_open(store)}", markup=False, highlight=False, soft_wrap=True)


async def _dataset(arguments: EvaluateArguments) -> Dataset:
    if arguments.demo:
        return await asyncio.to_thread(demo_dataset)
    if arguments.export_from:
        async with open_channel(arguments.export_from) as channel:
            return await export_dataset(GrpcExport(channel))
    return await asyncio.to_thread(read_dataset, arguments.tables, arguments.columns(), arguments.scale())


def _embedder(arguments: EvaluateArguments) -> AbstractAsyncContextManager[str]:
    if arguments.embedder_target:
        return nullcontext(arguments.embedder_target)
    return own_embedder(arguments.models_dir)


@asynccontextmanager
async def _recommender(arguments: EvaluateArguments, fit: FitAt) -> AsyncIterator[GrpcRecommender]:
    target = arguments.recommender_target
    if target is None:
        async with own_recommender(fit) as recommender:
            yield recommender
        return
    async with open_channel(target) as channel:
        yield GrpcRecommender(channel, lambda: fit(target))


def _open_tracking(store: MlflowStore) -> None:
    """Raises EvaluationError where nothing could be recorded: better known before hours of measuring."""
    try:
        store.open_experiment()
    except Exception as error:  # whatever an experiment store may raise
        raise EvaluationError(
            f"require-tracking: MLflow at {store.uri} cannot be used: {type(error).__name__}: {error}; "
            "see that it runs and that --mlflow-uri names it"
        ) from error


def _show(console: Console, found: Evaluation) -> None:
    ks = [int(name.partition("@")[2]) for name in found.systems["games"].by_player]
    console.print(report(found, 10 if 10 in ks else max(ks)), highlight=False)


def _keep(console: Console, found: Evaluation, store: MlflowStore) -> bool:
    """Whether it is recorded. A record that fails is told: the figures are on the screen."""
    plain = io.StringIO()
    Console(file=plain, width=120).print(report(found))
    try:
        kept = keep(found, store, plain.getvalue())
    except Exception as error:  # whatever an experiment store may raise
        console.print(
            f"Not recorded in MLflow at {store.uri}: {type(error).__name__}: {error}",
            style="yellow",
            markup=False,
            highlight=False,
        )
        return False
    console.print(_fate(kept), highlight=False, markup=False)
    return True


def _fate(kept: Kept) -> str:
    compared = (
        "" if kept.against_serving is None else f"; against the version that served: {described(kept.against_serving)}"
    )
    if kept.promoted:
        return f"Run {kept.run_id}, version {kept.version}, which has the alias 'serving' now{compared}."
    why = compared or "; the version that serves was measured on other data, so 'serving' stays where it is"
    return f"Run {kept.run_id}, version {kept.version}{why}."
