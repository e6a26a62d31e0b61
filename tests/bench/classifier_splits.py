"""Trains the model that understands messages on other splits of its corpus, and measures what each leaves out.

    python -m tests.bench.classifier_splits --without fr --epochs 5
    python -m tests.bench.classifier_splits --at-random

A language that was not taught shows what the encoder carries over; a random split, beside the one by groups, what
near-duplicates on both sides would flatter. Each takes as long as `make train` does with so many epochs and members.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from services.classifier.settings import ClassifierSettings
from services.classifier.training.command import ProgressBar
from services.classifier.training.corpus import project_corpus
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grouping import grouped_split, groups_of
from services.classifier.training.judging import as_prediction, understand_all
from services.classifier.training.train import TrainingOptions, fit_model
from services.classifier.understanding.opening import EncoderFiles
from services.encoders.models.packaged import DEFAULT_MODELS_DIR
from tests.bench.classifier import CHALLENGES, Judged, challenge, span_row, topic_row, words_of
from tests.bench.random_split import random_split


def parts(
    corpus: Sequence[LabelledMessage], arguments: argparse.Namespace, options: TrainingOptions
) -> tuple[list[LabelledMessage], list[LabelledMessage], dict[str, list[LabelledMessage]]]:
    """The messages taught, those that choose the epoch and the temperatures, and those that are measured, by name."""
    challenges = [message for name in CHALLENGES for message in challenge(name)]
    if arguments.at_random:
        taught, held = random_split(len(corpus), options.held_out, options.recipe.seed)
        chosen = [corpus[place] for place in held]
        return [corpus[place] for place in taught], chosen, {"held out at random": chosen}
    language = arguments.without
    rest = [message for message in corpus if message.language != language]
    taught, held = grouped_split(groups_of(rest), options.held_out, options.recipe.seed)
    left_out = [message for message in corpus if message.language == language]
    known = {words_of(message.text) for message in rest}
    asked = [each for each in challenges if each.language == language and words_of(each.text) not in known]
    measured = {f"corpus, {language}": left_out, f"challenge sets, {language}": asked}
    return [rest[place] for place in taught], [rest[place] for place in held], measured


def main() -> None:
    """Trains once and prints two rows for each part that is measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--without", metavar="LANGUAGE", help="the language that is not taught")
    which.add_argument("--at-random", action="store_true", help="hold messages out without regard to groups")
    parser.add_argument("--epochs", type=int, default=TrainingOptions().recipe.epochs)
    parser.add_argument("--members", type=int, default=TrainingOptions().members, help="trainings that are averaged")
    parser.add_argument("--models-dir", type=Path, default=DEFAULT_MODELS_DIR)
    arguments = parser.parse_args()
    options = TrainingOptions()
    options = replace(options, members=arguments.members, recipe=replace(options.recipe, epochs=arguments.epochs))
    files = EncoderFiles(ClassifierSettings().encoder, arguments.models_dir)
    taught, chosen, measured = parts(project_corpus().messages, arguments, options)
    model, _ = fit_model(taught, chosen, files, options, ProgressBar())
    for name, messages in measured.items():
        found = understand_all(model, files, [message.text for message in messages])
        judged = Judged(messages, [as_prediction(each) for each in found])
        print(topic_row(name, judged))
        print(span_row(f"  spans, {name}", judged))


if __name__ == "__main__":
    main()
