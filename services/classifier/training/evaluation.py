"""Figures of a head: how often it is right, how well it knows, and what its topic decision does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support, roc_auc_score

from services.classifier.head import Thresholds
from services.classifier.labels import GAME_INTENTS, Intent, Topic

INTENTS = tuple(Intent)
IS_GAME = np.array([intent in GAME_INTENTS for intent in INTENTS])
_BINS = 15

Probabilities = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Predictions whose confidence lies in one interval: how many, how sure, how often right."""

    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, slots=True, eq=False)
class IntentReport:
    """Figures on labelled messages. `confusion[i, j]` counts messages of intent i that were taken for j."""

    accuracy: float
    macro_f1: float
    calibration_error: float
    f1: dict[Intent, float]
    precision: dict[Intent, float]
    recall: dict[Intent, float]
    accuracy_by_language: dict[str, float]
    confusion: NDArray[np.int64]
    reliability: tuple[ReliabilityBin, ...]


@dataclass(frozen=True, slots=True)
class TopicReport:
    """Figures of GAME against NOT_GAME.

    `accuracy` is at P(game) = 0.5; `game_precision` and `not_game_precision` are those of the decisions taken at the
    thresholds, `uncertain` the share of messages left undecided.
    """

    count: int
    accuracy: float
    auc: float
    game_precision: float
    not_game_precision: float
    uncertain: float


def report_intents(probabilities: Probabilities, labels: Labels, languages: Sequence[str]) -> IntentReport:
    """Figures of predictions [messages, intents] against the true indices."""
    predicted = probabilities.argmax(axis=1)
    right = predicted == labels
    every = range(len(INTENTS))
    precision, recall, f1, _ = precision_recall_fscore_support(labels, predicted, labels=every, zero_division=0.0)
    bins = reliability(probabilities.max(axis=1), right)
    return IntentReport(
        accuracy=float(accuracy_score(labels, predicted)),
        macro_f1=float(f1.mean()),
        calibration_error=sum(entry.count * abs(entry.confidence - entry.accuracy) for entry in bins) / len(labels),
        f1=dict(zip(INTENTS, map(float, f1), strict=True)),
        precision=dict(zip(INTENTS, map(float, precision), strict=True)),
        recall=dict(zip(INTENTS, map(float, recall), strict=True)),
        accuracy_by_language={
            language: float(right[np.array(languages) == language].mean()) for language in sorted(set(languages))
        },
        confusion=np.asarray(confusion_matrix(labels, predicted, labels=every), dtype=np.int64),
        reliability=bins,
    )


def report_topic(game: Probabilities, is_game: NDArray[np.bool_], thresholds: Thresholds) -> TopicReport:
    """Figures of P(game) [messages] against the truth, which must hold both kinds."""
    topics = np.array([thresholds.topic(probability) for probability in game.tolist()])
    return TopicReport(
        count=len(game),
        accuracy=float(((game >= 0.5) == is_game).mean()),
        auc=float(roc_auc_score(is_game, game)),
        game_precision=_share(is_game[topics == Topic.GAME]),
        not_game_precision=_share(~is_game[topics == Topic.NOT_GAME]),
        uncertain=_share(topics == Topic.UNCERTAIN),
    )


def reliability(confidence: Probabilities, right: NDArray[np.bool_]) -> tuple[ReliabilityBin, ...]:
    """The bins of the expected calibration error: 15 of equal width, empty ones left out (Guo et al. 2017)."""
    places = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    return tuple(
        ReliabilityBin(int(inside.sum()), float(confidence[inside].mean()), float(right[inside].mean()))
        for inside in (places == place for place in range(_BINS))
        if inside.any()
    )


def _share(values: NDArray[np.bool_]) -> float:
    return float(values.mean()) if len(values) else float("nan")
