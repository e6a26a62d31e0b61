"""Measures how messages are understood: the committed model beside simpler ones, on sets that nothing was tuned on.

    make bench-classifier

The simpler ones are trained on the same messages as the model: keyword rules, TF-IDF of characters with logistic
regression, the frozen encoder's vector with logistic regression (the head that the project had before), and a small
network on that vector. The last table shows what a random split and a language left out of training do.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from services.classifier.labels import INTENTS, Intent
from services.classifier.settings import COMMITTED_MODEL, ClassifierSettings
from services.classifier.thresholds import DISTRESS_FROM
from services.classifier.training.corpus import project_corpus
from services.classifier.training.grammar.labels import LabelledMessage
from services.classifier.training.grammar.rows import message_of
from services.classifier.training.grouping import grouped_split, groups_of
from services.classifier.training.judging import as_prediction, understand_all
from services.classifier.training.scoring import (
    Prediction,
    SpanScore,
    area_under_curve,
    interval,
    right_topics,
    score_spans,
    share,
    topic_calibration_error,
)
from services.classifier.training.taught import Taught
from services.classifier.training.train import TrainingOptions, split
from services.classifier.understanding.model_file import load_model, training_notes
from services.classifier.understanding.opening import EncoderFiles
from tests.bench import kind_matching, topic_baselines
from tests.bench.random_split import random_split

SETS = Path(__file__).parent / "understanding"
ORIGIN = Path(__file__).resolve().parents[3] / "shared" / "data" / "origin"
CHALLENGES = (
    "wishes_plain", "refusals", "constraints", "followups", "titles", "topic_hard", "small_talk_and_questions",
    "noisy", "distress",
)  # fmt: skip
_HALVES = (("en", "ru"), ("de", "es", "fr", "pt", "tr", "uk", "pl", "zh", "ja"))


@dataclass(frozen=True, slots=True)
class Judged:
    """A set of messages and what one contender made of them."""

    messages: Sequence[LabelledMessage]
    predictions: Sequence[Prediction]


def challenge(name: str) -> list[LabelledMessage]:
    """The messages of a frozen set. What a message tests is in its `source`."""
    messages = []
    for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind = row.pop("kind", "")
        messages.append(message_of(row | {"source": kind or "hand"}))
    return messages


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, whatever their order, case and punctuation: two people who write a short one agree."""
    return tuple(sorted("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()))


def origin_questions(directory: Path) -> list[LabelledMessage]:
    """The questions that the original system was trained on, each once; none if they are not here."""
    sides: list[dict[str, str]] = []
    for name in ("gaming_questions.txt", "non_gaming_questions.txt"):
        path = directory / name
        if not path.is_file():
            return []
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        sides.append({line.casefold(): line for line in reversed(lines)})
    both = sides[0].keys() & sides[1].keys()
    return [
        LabelledMessage(text, "en", intent, act, None, "origin", "origin")
        for side, intent, act in zip(sides, ("GAME_QUESTION", "OFF_TOPIC"), ("ABOUT_GAME", "OTHER"), strict=True)
        for key, text in side.items()
        if key not in both
    ]


def topic_row(name: str, judged: Judged) -> str:
    """Accuracy with its interval, AUROC and calibration error of the decision about games."""
    right = share(right_topics(judged.messages, judged.predictions))
    area = area_under_curve(judged.messages, judged.predictions)
    error = topic_calibration_error(judged.messages, judged.predictions)
    return f"{name:42}{right!s:>24}{area:8.3f}{error:8.3f}{right.count:7d}"


def spans_of(judged: Judged, languages: Sequence[str] | None = None) -> tuple[SpanScore, tuple[float, float]]:
    """The score of the annotated messages of some languages, and the interval of its F1."""
    scores = [
        score_spans(message, prediction.spans or ())
        for message, prediction in zip(judged.messages, judged.predictions, strict=True)
        if message.spans is not None and (languages is None or message.language in languages)
    ]
    if not scores:
        return SpanScore(), (float("nan"), float("nan"))
    columns = np.array([[each.right, each.found, each.labelled] for each in scores])

    def f1(chosen: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> float:
        right, found, labelled = columns[chosen].sum(axis=0)
        return float(2 * right / (found + labelled)) if found + labelled else 1.0

    return sum(scores, SpanScore()), interval(len(scores), f1)


def span_row(name: str, judged: Judged, languages: Sequence[str] | None = None) -> str:
    """F1 with its interval; refusals that were seen, read as such, and missed."""
    score, (low, high) = spans_of(judged, languages)
    refusals = f"{score.polarity:.3f} of {score.refusals}, {score.refusals_missed} missed" if score.refusals else "-"
    return f"{name:42}{f'{score.f1:.3f} [{low:.3f}, {high:.3f}]':>24}{score.labelled:8d}   {refusals}"


def joined(parts: Mapping[str, Judged]) -> Judged:
    """All sets as one."""
    return Judged(
        [message for part in parts.values() for message in part.messages],
        [prediction for part in parts.values() for prediction in part.predictions],
    )


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"))
    parser.add_argument("--model", type=Path, default=COMMITTED_MODEL)
    parser.add_argument("--origin", type=Path, default=ORIGIN, help="directory of the original questions")
    parser.add_argument("--quick", action="store_true", help="the model alone, without contenders and timings")
    arguments = parser.parse_args()
    files = EncoderFiles(ClassifierSettings().encoder, arguments.models_dir)
    model = load_model(arguments.model)

    def understood(messages: Sequence[LabelledMessage]) -> Judged:
        found = understand_all(model, files, [message.text for message in messages], arguments.models_dir)
        return Judged(messages, [as_prediction(each) for each in found])

    corpus = project_corpus().messages
    known = {words_of(message.text) for message in corpus}
    options = TrainingOptions()
    taught, held = split(corpus, options, Taught.by(training_notes(arguments.model)))
    sets: dict[str, list[LabelledMessage]] = {"held-out groups of the corpus": held}
    written = {name: challenge(name) for name in CHALLENGES}
    sets |= {name: [each for each in part if words_of(each.text) not in known] for name, part in written.items()}
    left_out = sum(len(part) - len(sets[name]) for name, part in written.items())
    if origin := origin_questions(arguments.origin):
        sets["original questions, English"] = origin
    print(f"model {model.version}, thresholds {model.thresholds.lower:.3f} and {model.thresholds.upper:.3f}")
    print(f'{left_out} messages of the challenge sets, such as "another one", have the words of one taught: left out\n')
    judged = {name: understood(messages) for name, messages in sets.items()}
    challenges = joined({name: judged[name] for name in CHALLENGES})
    print_topics(judged, challenges)
    print_decisions(model.thresholds.topic, challenges)
    print_spans(judged, challenges)
    print_kinds(challenges)
    for line in kind_matching.measure(files):
        print(line)
    if arguments.quick:
        return
    print_contenders(taught, sets, judged, files)
    print_leak(corpus, options.held_out, options.recipe.seed, files)
    print_speed(arguments.models_dir, [message.text for message in challenges.messages])


def print_topics(judged: Mapping[str, Judged], challenges: Judged) -> None:
    """The decision about games by set and by language."""
    print(f"{'about games or not':42}{'accuracy at one half':>24}{'AUROC':>8}{'ECE':>8}{'n':>7}")
    for name, part in judged.items():
        print(topic_row(name, part))
    print(topic_row("all challenge sets", challenges))
    by_language: dict[str, list[int]] = defaultdict(list)
    for place, message in enumerate(challenges.messages):
        by_language[message.language].append(place)
    for language, places in sorted(by_language.items()):
        part = Judged([challenges.messages[p] for p in places], [challenges.predictions[p] for p in places])
        print(topic_row(f"  challenge sets, {language}", part))


def print_decisions(decide: Callable[[float], str], challenges: Judged) -> None:
    """How often the thresholds leave a message undecided, and how right the decisions are."""
    decisions = [decide(prediction.game_probability) for prediction in challenges.predictions]
    games = [message.intent in ("RECOMMEND", "GAME_QUESTION") for message in challenges.messages]
    uncertain = decisions.count("UNCERTAIN") / len(decisions)
    lines = []
    for side, truth in (("GAME", True), ("NOT_GAME", False)):
        taken = [game == truth for game, decision in zip(games, decisions, strict=True) if decision == side]
        lines.append(f"{side} right {np.mean(taken):.3f} of {len(taken)}")
    acts = [p.act == m.act for m, p in zip(challenges.messages, challenges.predictions, strict=True)]
    distress = [
        (m.intent == "DISTRESS", p.intents[INTENTS.index(Intent.DISTRESS)] >= DISTRESS_FROM)
        for m, p in zip(challenges.messages, challenges.predictions, strict=True)
    ]
    found = np.mean([said for truth, said in distress if truth])
    alarms = sum(said for truth, said in distress if not truth)
    print(f"\ndecisions on the challenge sets: UNCERTAIN {uncertain:.3f}; {'; '.join(lines)}")
    print(f"acts {np.mean(acts):.3f}; distress found {found:.3f}, false alarms {alarms}")


def print_spans(judged: Mapping[str, Judged], challenges: Judged) -> None:
    """Spans with polarity, by set, language and type."""
    print(f"\n{'spans with polarity, exact':42}{'F1':>24}{'spans':>8}   refusals read as refusals")
    for name, part in judged.items():
        if any(message.spans for message in part.messages):
            print(span_row(name, part))
    for languages in _HALVES:
        print(span_row(f"challenge sets, {' '.join(languages)}", challenges, languages))
    for language in (each for half in _HALVES for each in half):
        print(span_row(f"  challenge sets, {language}", challenges, [language]))
    by_type: dict[str, SpanScore] = defaultdict(SpanScore)
    for message, prediction in zip(challenges.messages, challenges.predictions, strict=True):
        if message.spans is None:
            continue
        found = prediction.spans or ()
        for name in {each.type for each in message.spans} | {str(each.type) for each in found}:
            by_type[name] += score_spans(message, found, span_type=name)
    print(
        "by type: " + ", ".join(f"{name} {score.f1:.3f} ({score.labelled})" for name, score in sorted(by_type.items()))
    )


def print_kinds(challenges: Judged) -> None:
    """Accuracy about games by what a message tests, the worst first."""
    right = right_topics(challenges.messages, challenges.predictions)
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for message, each in zip(challenges.messages, right.tolist(), strict=True):
        by_kind[message.source].append(each)
    worst = sorted(by_kind.items(), key=lambda pair: float(np.mean(pair[1])))[:12]
    print("\nworst kinds: " + ", ".join(f"{name} {np.mean(each):.2f} ({len(each)})" for name, each in worst))


def print_contenders(
    taught: Sequence[LabelledMessage],
    sets: Mapping[str, Sequence[LabelledMessage]],
    judged: Mapping[str, Judged],
    files: EncoderFiles,
) -> None:
    """Accuracy about games of simpler ways beside the model, with intervals."""
    contenders = topic_baselines.trained(taught, files)
    print(f"\n{'accuracy about games':32}" + "".join(f"{name:>24}" for name in (*contenders, "model")))
    for name, messages in sets.items():
        cells = []
        truth = np.array([message.intent in ("RECOMMEND", "GAME_QUESTION") for message in messages])
        for contender in contenders.values():
            said = np.array(contender([message.text for message in messages])) >= 0.5
            cells.append(str(share(said == truth)))
        cells.append(str(share(right_topics(judged[name].messages, judged[name].predictions))))
        print(f"{name[:31]:32}" + "".join(f"{cell:>24}" for cell in cells))


def print_leak(corpus: Sequence[LabelledMessage], held_out: float, seed: int, files: EncoderFiles) -> None:
    """What near-duplicates on both sides of a split are worth, and what a language is that was not taught.

    Of the baseline of characters and the head on frozen vectors; the model itself would take hours to train so often.
    """
    print("\nsplits (accuracy about games): TF-IDF of characters, head on frozen vectors")
    groups = groups_of(corpus)
    splits = {
        "by groups": grouped_split(groups, held_out, seed),
        "at random (flattered)": random_split(len(corpus), held_out, seed),
    }
    for language in sorted({message.language for message in corpus}):
        held = [place for place, message in enumerate(corpus) if message.language == language]
        splits[f"without {language}"] = ([p for p in range(len(corpus)) if corpus[p].language != language], held)
    vectors = topic_baselines.frozen_vectors([message.text for message in corpus], files)
    games = np.array([message.intent in ("RECOMMEND", "GAME_QUESTION") for message in corpus])
    for name, (taught, held) in splits.items():
        characters = topic_baselines.characters([corpus[p].text for p in taught], games[taught])
        said = np.array(characters([corpus[p].text for p in held])) >= 0.5
        head = topic_baselines.head(vectors[taught], games[taught])
        print(
            f"  {name:24}{share(said == games[held])!s:>24}{share((head(vectors[held]) >= 0.5) == games[held])!s:>24}"
        )


def print_speed(models_dir: Path, texts: Sequence[str]) -> None:
    """A message understood beside the same message embedded, on one thread; and many at once."""
    from tests.bench.classifier_speed import measure  # noqa: PLC0415 - loads both services

    for line in measure(models_dir, texts):
        print(line)


if __name__ == "__main__":
    started = time.monotonic()
    main()
    print(f"\n{time.monotonic() - started:.0f} s")
