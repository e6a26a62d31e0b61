"""Trains the intent head on the corpus, with the vectors of a running embedder, and writes it as safetensors.

python -m services.embedder --port 50051 &
python -m services.classifier.training.train
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.classifier.head import IntentHead
from services.classifier.head_file import load_head, new_head, save_head
from services.classifier.settings import COMMITTED_HEAD
from services.classifier.training.clients import EmbedderClient
from services.classifier.training.corpus import COMMITTED_CORPUS, Corpus, Questions, load_corpus, load_questions
from services.classifier.training.evaluation import INTENTS, IS_GAME, TopicReport, report_intents, report_topic
from services.classifier.training.fit import Fit, TrainingSet, fit
from services.classifier.training.plots import confusion_plot, reliability_plot
from services.classifier.training.ports import TextEncoder
from services.classifier.training.report import intent_metrics, render, topic_metrics
from services.classifier.training.tracking import ExperimentLog, MlflowLog, TrainingRun
from services.common.errors import StartupError


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """What to train on, where to write, and the precision that each side of the topic decision must reach."""

    corpus: Path = COMMITTED_CORPUS
    output: Path = COMMITTED_HEAD
    evaluation: Path | None = None
    precision: float = 0.97


async def train(options: TrainingOptions, encoder: TextEncoder, log: ExperimentLog) -> TrainingRun:
    """Fits, evaluates, writes the head, and records the run; a log that fails costs a warning only.

    Raises StartupError if an input is missing or wrong; nothing is written then.
    """
    corpus = load_corpus(options.corpus)
    questions = load_questions(options.evaluation) if options.evaluation else None
    encoded = await encoder.encode(corpus.texts)
    # In calls of their own: which texts share a batch moves the last bits of a vector, and so the bytes of the head.
    asked = await encoder.encode([*questions.game, *questions.other]) if questions else None
    if asked and asked.encoder != encoded.encoder:
        raise StartupError("the embedder changed its model meanwhile; run the training again")
    labels = np.array([INTENTS.index(example.label) for example in corpus.examples])
    groups = tuple(example.group for example in corpus.examples)
    fitted = fit(TrainingSet(encoded.vectors, labels, groups), is_game=IS_GAME, precision=options.precision)
    head = new_head(
        encoder=encoded.encoder,
        intents=INTENTS,
        weights=fitted.weights,
        bias=fitted.bias,
        temperature=fitted.temperature,
        thresholds=fitted.thresholds,
    )
    topics = {
        "groups kept together": report_topic(fitted.grouped[:, IS_GAME].sum(axis=1), IS_GAME[labels], fitted.thresholds)
    }
    if questions and asked:
        topics["evaluation questions"] = _evaluate(head, questions, asked.vectors)
    parameters = _parameters(corpus, fitted, options)
    save_head(head, options.output, parameters)
    run = _run(options.output, head, corpus, fitted, topics, parameters)
    try:
        log.record(run)
    except Exception as error:  # whatever an experiment log may raise, the head is written and stays
        print(f"train: the run was not recorded ({type(error).__name__}: {error})", file=sys.stderr)
    return run


def _evaluate(head: IntentHead, questions: Questions, vectors: NDArray[np.float64]) -> TopicReport:
    probabilities = head.probabilities(vectors)
    is_game = np.arange(len(vectors)) < len(questions.game)
    return report_topic(probabilities[:, IS_GAME].sum(axis=1), is_game, head.thresholds)


def _parameters(corpus: Corpus, fitted: Fit, options: TrainingOptions) -> dict[str, str]:
    return {
        "corpus_sha256": corpus.digest,
        "examples": str(len(corpus.examples)),
        "groups": str(len({example.group for example in corpus.examples})),
        "regularisation": f"{fitted.regularisation:g}",
        "precision": f"{options.precision:g}",
    }


def _run(
    output: Path,
    head: IntentHead,
    corpus: Corpus,
    fitted: Fit,
    topics: dict[str, TopicReport],
    parameters: dict[str, str],
) -> TrainingRun:
    labels = np.array([INTENTS.index(example.label) for example in corpus.examples])
    languages = [example.language for example in corpus.examples]
    intents = {
        "groups kept together": report_intents(fitted.grouped, labels, languages),
        "random split": report_intents(fitted.random, labels, languages),
    }
    metrics = {f"log_loss.regularisation_{c:g}": loss for c, loss in fitted.losses.items()}
    for name, intent_report in intents.items():
        metrics |= intent_metrics(name.replace(" ", "_"), intent_report)
    for name, topic_report in topics.items():
        metrics |= topic_metrics(f"topic.{name.replace(' ', '_')}", topic_report)
    thresholds = head.thresholds
    summary = (
        f"head {head.version}\nencoder {head.encoder}\nregularisation C {fitted.regularisation:g}, temperature "
        f"{head.temperature:.4f}, GAME from {thresholds.upper:.4f}, NOT_GAME to {thresholds.lower:.4f}\n\n"
        f"{render(intents, topics)}\n"
    )
    first = intents["groups kept together"]
    return TrainingRun(
        parameters={
            **parameters,
            "encoder": str(head.encoder),
            "revision": head.version.revision,
            "temperature": f"{head.temperature:.6f}",
            "threshold_upper": f"{thresholds.upper:.6f}",
            "threshold_lower": f"{thresholds.lower:.6f}",
        },
        metrics=metrics,
        figures={"confusion.png": confusion_plot(first), "reliability.png": reliability_plot(first)},
        summary=summary,
        head=output,
    )


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m services.classifier.training.train",
        description="Train the intent head with the vectors of a running embedder (python -m services.embedder).",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    defaults = TrainingOptions()
    parser.add_argument("--embedder", default="127.0.0.1:50051", help="host and port of the embedder")
    parser.add_argument(
        "--wait-seconds", type=float, default=60.0, help="how long to wait for an embedder that is starting"
    )
    parser.add_argument("--corpus", type=Path, default=defaults.corpus, help="labelled messages, JSON lines")
    parser.add_argument("--output", type=Path, default=defaults.output, help="safetensors file to write")
    parser.add_argument(
        "--evaluation",
        type=Path,
        help="directory with gaming_questions.txt and non_gaming_questions.txt, to report figures on; never trained on",
    )
    parser.add_argument(
        "--precision",
        type=float,
        default=defaults.precision,
        help="precision that the decisions GAME and NOT_GAME must each reach; the rest is UNCERTAIN",
    )
    parser.add_argument("--mlflow-uri", help="MLflow to record to; without it, a local store in var/mlruns")
    arguments = parser.parse_args(argv)
    if not 0 < arguments.precision <= 1:
        parser.error("--precision must lie between 0 and 1")
    return arguments


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; returns the exit code."""
    arguments = _arguments(argv)
    options = TrainingOptions(arguments.corpus, arguments.output, arguments.evaluation, arguments.precision)
    try:
        encoder = EmbedderClient(arguments.embedder, patience=arguments.wait_seconds)
        run = asyncio.run(train(options, encoder, MlflowLog(arguments.mlflow_uri)))
        load_head(run.head)
    except StartupError as error:
        print(f"train: {error}", file=sys.stderr)
        return 2
    print(run.summary)
    print(f"written: {run.head}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
