"""Trains the model that understands messages, from a corpus to a file that is served.

The corpus is split by groups; the part held out chooses the epoch, the temperatures and the thresholds, so that figures
on it are a little flattered. Figures that are not come from the challenge sets of `make bench-classifier`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeAlias

import numpy as np
import torch

from services.classifier.settings import COMMITTED_MODEL
from services.classifier.thresholds import Thresholds
from services.classifier.training.averaging import Tensors, averaged
from services.classifier.training.calibration import Costs, choose_thresholds, fit_temperatures
from services.classifier.training.corpus import Corpus, is_game
from services.classifier.training.export import put_trained, shape_of, trained_tensors
from services.classifier.training.fitting import Features, Fitting, Recipe, changed_copies, features_of, predict
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grouping import grouped_split, groups_of
from services.classifier.training.judging import as_prediction, overall, scores_of, understand_all
from services.classifier.training.network import Shape, UnderstandingNetwork
from services.classifier.training.replacing import model_there, refuse_to_worsen
from services.classifier.training.report import figures_of, pictures_of, summary_of
from services.classifier.training.scoring import IS_GAME
from services.classifier.training.targets import targets_of
from services.classifier.training.taught import Taught
from services.classifier.training.tracking import ExperimentLog, TrainingRun
from services.classifier.understanding.message_text import message_text
from services.classifier.understanding.model import Temperatures, UnderstandingModel
from services.classifier.understanding.model_file import load_model, new_model, save_model, training_notes
from services.classifier.understanding.opening import EncoderFiles
from services.classifier.understanding.tokens import MessageTokenizer
from services.classifier.understanding.understander import probabilities, read
from services.common.errors import StartupError
from services.encoders.network.bert_weights import BertWeights

# What was trained, and its curves by epoch.
Member: TypeAlias = tuple[Tensors, dict[str, list[float]]]


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """Where to write, how to train, and what mistakes cost. `replace` overwrites even a better model; the weights of
    `members` trainings are averaged, to adapters of at most `most_rank`. `device` is what trains, by torch's name.
    Trainings go on from the model of the file `start`, whose shape holds, if there is one.
    """

    output: Path = COMMITTED_MODEL
    shape: Shape = field(default_factory=Shape)
    recipe: Recipe = field(default_factory=Recipe)
    members: int = 2
    most_rank: int = 36
    costs: Costs = field(default_factory=Costs)
    prompt: str = ""
    held_out: float = 0.12
    most_uncertain: float = 0.08
    replace: bool = False
    device: str = "cpu"
    start: Path | None = None


class Progress(Protocol):
    """Shows how far the training is."""

    def stage(self, name: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
        """Opens a stage; what it gives is told how many of `total` were done."""
        ...


def train(
    corpus: Corpus, files: EncoderFiles, options: TrainingOptions, progress: Progress, log: ExperimentLog
) -> TrainingRun:
    """Trains, calibrates, writes the model and records the run; a log that fails costs a warning only.

    Raises StartupError if a model cannot be trained or written, BetterModelThere if the one there stays, before the
    training where that can be told by then; whatever was at the output is then unchanged.
    """
    start = _start(options, files)
    if start is not None:
        options = replace(options, shape=shape_of(start))
    before = None if options.start is None else Taught.by(training_notes(options.start))
    taught, held = split(corpus.messages, options, before)
    if not taught or not held or len({is_game(message) for message in held}) < 2:
        remedy = "add messages of other groups" + (
            ", or go on with the seed of that model" if start is not None else ""
        )
        raise StartupError(f"the corpus has too few groups to hold some out; {remedy}")
    there = None if options.replace else model_there(options.output, held, files)
    model, curves = fit_model(taught, held, files, options, progress)
    predictions = [as_prediction(each) for each in understand_all(model, files, [message.text for message in held])]
    score = overall(held, predictions)
    if there is not None:
        refuse_to_worsen(there, held, predictions, files)
    parameters = _parameters(corpus, taught, held, options)
    figures = figures_of(held, predictions)
    save_model(model, options.output, parameters | {"overall": f"{score:.4f}"} | Taught.of(taught, before).notes())
    run = TrainingRun(
        parameters=parameters | {"revision": model.version.revision},
        metrics=figures | {"overall": score},
        curves=curves,
        figures=pictures_of(held, predictions),
        summary=summary_of(held, predictions),
        model=options.output,
        model_version=model.version,
    )
    try:
        log.record(run)
    except Exception as error:  # whatever an experiment log may raise, the model is written and stays
        print(f"train: the run was not recorded ({type(error).__name__}: {error})", file=sys.stderr)
    return run


def split(
    messages: Sequence[LabelledMessage], options: TrainingOptions, before: Taught | None
) -> tuple[list[LabelledMessage], list[LabelledMessage]]:
    """The messages to teach, and those held out: whole groups, of which the model to start from was taught nothing
    `before`, since it would seem to understand them.
    """
    groups = groups_of(messages)
    _, places = grouped_split(groups, options.held_out, options.recipe.seed)
    known = {groups[place] for place in places if before is not None and messages[place] in before}
    held = {place for place in places if groups[place] not in known}
    return (
        [message for place, message in enumerate(messages) if place not in held],
        [message for place, message in enumerate(messages) if place in held],
    )


def fit_model(
    taught: Sequence[LabelledMessage],
    held: Sequence[LabelledMessage],
    files: EncoderFiles,
    options: TrainingOptions,
    progress: Progress,
) -> tuple[UnderstandingModel, dict[str, list[float]]]:
    """A model taught by some messages and calibrated on others, and the curves of its trainings by epoch, those of
    the first training first.
    """
    members = _train_members(taught, held, files, options, progress)
    curves = {name: [value for _, of_member in members for value in of_member[name]] for name in ("loss", "overall")}
    model = new_model(
        encoder=files.version,
        prompt=options.prompt,
        scale=options.shape.scale,
        temperatures=Temperatures(),
        thresholds=Thresholds(lower=0.5, upper=0.5),
        tensors=averaged([tensors for tensors, _ in members], options.most_rank),
    )
    messages, scores = scores_of(model, files, [message.text for message in held])
    temperatures = fit_temperatures(scores, [targets_of(*each) for each in zip(held, messages, strict=True)])
    game = np.array([probabilities(each.intents, temperatures.intents)[IS_GAME].sum() for each in scores])
    calibrated = new_model(
        encoder=model.encoder,
        prompt=model.prompt,
        scale=model.scale,
        temperatures=temperatures,
        thresholds=choose_thresholds(game, options.costs, options.most_uncertain),
        tensors=model.tensors,
    )
    return calibrated, curves


def _start(options: TrainingOptions, files: EncoderFiles) -> UnderstandingModel | None:
    """The model to go on from, if any. Raises StartupError if it is of another encoder."""
    if options.start is None:
        return None
    start = load_model(options.start)
    if start.encoder != files.version:
        raise StartupError(f"{options.start} is of another encoder, {start.encoder}; name a model of {files.version}")
    return start


def _train_members(
    taught: Sequence[LabelledMessage],
    held: Sequence[LabelledMessage],
    files: EncoderFiles,
    options: TrainingOptions,
    progress: Progress,
) -> list[Member]:
    """All members, trained at the same time as far as there are cores: one by this process, which shows how far it is,
    the others by processes of their own.
    """
    numbers = range(options.members)
    at_once = min(len(numbers), len(os.sched_getaffinity(0)))
    if at_once <= 1:
        return [train_member(taught, held, files, options, progress, number) for number in numbers]
    with ProcessPoolExecutor(at_once - 1, mp_context=get_context("spawn")) as pool:
        others = [pool.submit(train_member, taught, held, files, options, _Unseen(), number) for number in numbers[1:]]
        first = train_member(taught, held, files, options, progress, 0)
        return [first, *(each.result() for each in others)]


class _Unseen:
    """Shows nothing: of members that are trained at once one alone is watched."""

    def stage(self, name: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
        """See `Progress`."""
        del name, total
        return nullcontext(lambda _: None)


def train_member(
    taught: Sequence[LabelledMessage],
    held: Sequence[LabelledMessage],
    files: EncoderFiles,
    options: TrainingOptions,
    progress: Progress,
    number: int,
) -> Member:
    """The trained tensors of one member, and the curves of its training by epoch.

    All members begin with the same adapters and outputs, new ones or those of the model to start from; the order of the
    messages, their changed copies and the dropout are those of the member's own seed.
    """
    recipe = replace(options.recipe, seed=options.recipe.seed + number)
    torch.manual_seed(options.recipe.seed)
    # One thread, so that the sums, and with them the model's bytes, do not depend on the machine's cores; more threads
    # gain little on texts this short.
    torch.set_num_threads(1)
    tokenizer = MessageTokenizer.load(files.directory.path, options.prompt, files.profile.max_tokens)
    network = UnderstandingNetwork(BertWeights(files.directory.path, files.config), options.shape).to(options.device)
    start = _start(options, files)
    if start is not None:
        put_trained(network, start.tensors)
    if number:
        torch.manual_seed(recipe.seed)
    pad = files.profile.pad_token_id
    forms = [list(taught), *changed_copies(taught, recipe.copies, recipe.seed)]
    with progress.stage("encoding", len(taught) * len(forms) + len(held)) as advance:
        features = [features_of(form, tokenizer, network, pad, advance=advance) for form in forms]
        held_features = features_of(held, tokenizer, network, pad, advance=advance)
    curves: dict[str, list[float]] = {"loss": [], "overall": []}
    presence = [recipe.generated if message.source.startswith("grammar:") else 1.0 for message in taught]
    fitting = Fitting(network, recipe, features, presence)
    with progress.stage("training", int(recipe.epochs * sum(presence))) as advance:
        for loss, score in fitting.epochs(lambda: _score(network, held, held_features), advance):
            curves["loss"].append(loss)
            curves["overall"].append(score)
    return trained_tensors(network), curves


def _score(network: UnderstandingNetwork, held: Sequence[LabelledMessage], features: Sequence[Features]) -> float:
    plain = _Uncalibrated()
    predictions = [
        as_prediction(read(plain, message_text(message.text), each.message, scores))
        for message, each, scores in zip(held, features, predict(network, features), strict=True)
    ]
    return overall(held, predictions)


@dataclass(frozen=True, slots=True)
class _Uncalibrated:
    """What scores are read by before there is a model."""

    temperatures: Temperatures = field(default_factory=Temperatures)
    thresholds: Thresholds = field(default_factory=lambda: Thresholds(lower=0.5, upper=0.5))


def _parameters(
    corpus: Corpus, taught: Sequence[LabelledMessage], held: Sequence[LabelledMessage], options: TrainingOptions
) -> dict[str, str]:
    recipe, shape = options.recipe, options.shape
    return {
        "corpus_sha256": corpus.digest,
        "messages": str(len(corpus.messages)),
        "taught": str(len(taught)),
        "held_out": str(len(held)),
        "layers": str(shape.layers),
        "rank": str(shape.rank),
        "epochs": str(recipe.epochs),
        "members": str(options.members),
        "learning_rate": f"{recipe.learning_rate:g}",
        "start": load_model(options.start).version.revision if options.start else "",
        "copies": str(recipe.copies),
        "generated": f"{recipe.generated:g}",
        "seed": str(recipe.seed),
        "costs": f"turned_away {options.costs.turned_away:g}, bothered {options.costs.bothered:g}",
    }
