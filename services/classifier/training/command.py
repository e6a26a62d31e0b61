"""The command that trains: `gamesrec train-classifier`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from services.classifier.settings import COMMITTED_MODEL
from services.classifier.training.corpus import own_corpus, project_corpus
from services.classifier.training.fitting import Recipe
from services.classifier.training.network import Shape
from services.classifier.training.tracking import MlflowLog, TrainingRun
from services.classifier.training.train import TrainingOptions, train
from services.classifier.understanding.opening import EncoderFiles
from services.common.errors import StartupError
from services.encoders.models.packaged import DEFAULT_MODEL, DEFAULT_MODELS_DIR


class ProgressBar:
    """Shows the stages of a training on standard error."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Callable[[int], None]]:
        """See `train.Progress`."""
        columns = (TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Bar(*columns, TimeRemainingColumn(), console=self._console) as bar:
            task = bar.add_task(name, total=total)
            yield lambda done: bar.update(task, advance=done)


@dataclass(frozen=True, slots=True)
class TrainingChoices:
    """What the command line lets one choose; see its help."""

    corpus: Path | None = None
    output: Path | None = None
    encoder: str = DEFAULT_MODEL
    models_dir: Path = DEFAULT_MODELS_DIR
    layers: int = Shape().layers
    rank: int = Shape().rank
    epochs: int = Recipe().epochs
    members: int = TrainingOptions().members
    seed: int = Recipe().seed
    replace: bool = False
    device: str | None = None
    start_from: Path | None = None
    learning_rate: float | None = None
    mlflow_uri: str | None = None


def run(choices: TrainingChoices) -> TrainingRun:
    """Trains on a corpus of one's own, or on the project's. Raises StartupError with what to do."""
    device = _device(choices.device)
    corpus = own_corpus(choices.corpus) if choices.corpus else project_corpus()
    files = EncoderFiles(choices.encoder, choices.models_dir)
    # What has been learnt is kept by smaller steps.
    rate = choices.learning_rate or Recipe().learning_rate / (2 if choices.start_from else 1)
    options = TrainingOptions(
        output=choices.output or COMMITTED_MODEL,
        shape=Shape(choices.layers, choices.rank),
        recipe=Recipe(epochs=choices.epochs, learning_rate=rate, seed=choices.seed),
        members=choices.members,
        replace=choices.replace,
        device=device,
        start=choices.start_from,
    )
    return train(corpus, files, options, ProgressBar(), MlflowLog(choices.mlflow_uri))


def _device(name: str | None) -> str:
    """The device of this name; without one a graphics card if there is one. Raises StartupError if it is not here."""
    if name is None:
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.empty(1, device=name)
    except (RuntimeError, AssertionError) as error:
        reason = str(error).splitlines()[0]
        raise StartupError(f"--device {name} cannot be used here ({reason}); leave it out") from error
    return name
