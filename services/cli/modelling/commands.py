"""Declares the commands that fit, train and measure models."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from services.cli.console import console, new_progress
from services.cli.dataclass_command import takes
from services.cli.modelling.evaluate_arguments import EvaluateArguments
from services.cli.options import MlflowUri, ModelsDir
from services.cli.running.addresses import DEFAULT_RECOMMENDER
from services.cli.running.stack_key import StackDir, offer_key_of
from services.common.errors import GamesrecError
from services.encoders.models.packaged import DEFAULT_MODEL, DEFAULT_MODELS_DIR

commands = typer.Typer()

DEFAULT_WORK_DIR = Path("var/fit")
WorkDir = Annotated[Path, typer.Option(help="Where a fit keeps the fitted model until all of it is written.")]


@commands.command()
def fit(
    every_hours: Annotated[
        float | None, typer.Option("--every", min=0.01, help="Hours after which to fit again, for ever; default: once.")
    ] = None,
    work_dir: WorkDir = DEFAULT_WORK_DIR,
    recommender_target: Annotated[str, typer.Option(help="Address of the recommender.")] = DEFAULT_RECOMMENDER,
    mlflow_uri: MlflowUri = None,
    data_dir: StackDir = None,
) -> None:
    """Fits the item model that recommendations come from to all interactions, and lets it serve. Safe to repeat.

    Until the new model is complete the one before it serves. What was killed is run again: killed while it fitted, it
    begins anew; killed while it wrote the model, it goes on there unless games or interactions have changed since.

    Examples:

        gamesrec fit

        gamesrec fit --every 24
    """
    offer_key_of(data_dir)
    # scipy takes a second to import, and only fits need it.
    from services.cli.modelling.fit_tracking import fits_in  # noqa: PLC0415
    from services.cli.modelling.fitting import fit_model, fit_regularly  # noqa: PLC0415

    store = fits_in(mlflow_uri)
    if every_hours is None:
        asyncio.run(
            fit_model(
                console,
                recommender_target=recommender_target,
                work_dir=work_dir,
                progress=new_progress,
                store=store,
            )
        )
        return
    regularly = fit_regularly(
        console,
        recommender_target=recommender_target,
        work_dir=work_dir,
        progress=new_progress,
        seconds=every_hours * 3600,
        store=store,
    )
    asyncio.run(regularly)


@commands.command()
@takes(EvaluateArguments)
def evaluate(arguments: EvaluateArguments) -> None:
    """Measures how well a recommender of its own finds what players went on to play, beside baselines; into MLflow.

    Examples:

        gamesrec evaluate --demo

        gamesrec evaluate --file ratings.csv --games games.csv --split random --split time-player

        gamesrec evaluate --from 127.0.0.1:50053 --split cold --seed 3
    """
    if sum((arguments.demo, bool(arguments.file), bool(arguments.export_from))) != 1:
        raise typer.BadParameter(
            "give a table of ratings or plays with --file, a recommender that runs with --from, or --demo"
        )
    offer_key_of(arguments.data_dir)
    from services.cli.modelling.evaluate import run_evaluation  # noqa: PLC0415  (heavy, and no other command needs it)

    asyncio.run(run_evaluation(console, arguments, new_progress))


@commands.command()
def train_classifier(
    corpus: Annotated[
        Path | None, typer.Option(help="Labelled messages as JSON lines; without it, those of the project.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="File to write; without it, the model that the project serves.")
    ] = None,
    encoder: Annotated[str, typer.Option(help="The encoder to adapt: a packaged one or a directory.")] = DEFAULT_MODEL,
    models_dir: ModelsDir = DEFAULT_MODELS_DIR,
    layers: Annotated[int, typer.Option(min=1, help="How many of the encoder's upper layers to adapt.")] = 8,
    rank: Annotated[int, typer.Option(min=1, help="Rank of the adapters; more can learn more.")] = 16,
    epochs: Annotated[int, typer.Option(min=1, help="How often each message is seen.")] = 6,
    members: Annotated[int, typer.Option(min=1, help="How many trainings to average; each takes as long.")] = 2,
    seed: Annotated[int, typer.Option(help="The same seed and corpus give the same model.")] = 20261126,
    replace: Annotated[bool, typer.Option("--replace", help="Overwrite the model even if it does better.")] = False,
    start_from: Annotated[
        Path | None,
        typer.Option(help="A model to go on from; its layers and rank hold, and the learning rate is halved."),
    ] = None,
    learning_rate: Annotated[
        float | None, typer.Option(min=1e-9, help="The highest step of the training; without it 0.0016.")
    ] = None,
    device: Annotated[
        str | None, typer.Option(help="What trains, such as cpu or cuda; without it a graphics card if there is one.")
    ] = None,
    mlflow_uri: MlflowUri = None,
) -> None:
    """Trains the model that understands messages, and writes it if it is no worse than the one there.

    Examples:

        gamesrec train-classifier

        gamesrec train-classifier --corpus messages.jsonl --output var/understanding.safetensors

        gamesrec train-classifier --corpus messages.jsonl --start-from services/classifier/understanding.safetensors
        --epochs 4 --output var/understanding.safetensors
    """
    try:
        # torch takes seconds to import, and only training needs it.
        from services.classifier.training.command import TrainingChoices, run  # noqa: PLC0415
    except ImportError as error:
        raise GamesrecError(f"training needs {error.name}: pip install 'gamesrec[classifier,training]'") from error
    choices = TrainingChoices(
        corpus=corpus,
        output=output,
        encoder=encoder,
        models_dir=models_dir,
        layers=layers,
        rank=rank,
        epochs=epochs,
        members=members,
        seed=seed,
        replace=replace,
        device=device,
        start_from=start_from,
        learning_rate=learning_rate,
        mlflow_uri=mlflow_uri,
    )
    trained = run(choices)
    console.print(trained.summary, markup=False, highlight=False, soft_wrap=True)
    console.print(f"written: {trained.model} ({trained.model_version})", markup=False, highlight=False, soft_wrap=True)
