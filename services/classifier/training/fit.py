"""Fits the head: regularisation by cross-validation, temperature and thresholds on out-of-fold predictions.

Folds keep the paraphrases and translations of a group together; splits that part them look better than the head is,
and are computed for comparison only. Temperature scaling is Guo et al. 2017, "On Calibration of Modern Neural
Networks".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold
from threadpoolctl import threadpool_limits

from services.classifier.head import Thresholds, softmax

# Inverse strength of the L2 penalty. Unit vectors of a sentence encoder lie close together, hence the large values.
REGULARISATIONS = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
FOLDS = 5
_SEED = 20260101
_ITERATIONS = 3000

Matrix = NDArray[np.float64]
Labels = NDArray[np.int64]
Folds = Sequence[tuple[Labels, Labels]]


@dataclass(frozen=True, slots=True, eq=False)
class TrainingSet:
    """Unit vectors [examples, dimension], the index of each one's intent, and its group."""

    vectors: Matrix
    labels: Labels
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Parameters of the head, and probabilities [examples, intents] each predicted without its own fold.

    `grouped` are of the folds that keep groups together, `random` of those that do not.
    """

    weights: Matrix
    bias: Matrix
    temperature: float
    thresholds: Thresholds
    regularisation: float
    losses: dict[float, float]
    grouped: Matrix
    random: Matrix


def fit(examples: TrainingSet, *, is_game: NDArray[np.bool_], precision: float) -> Fit:
    """Fits on all examples. `is_game` [intents]; `precision` is what each side of the topic decision must reach."""
    # One thread, so that the sums, and with them the bytes of the head, do not depend on the machine's cores.
    with threadpool_limits(1):
        by_group = list(
            StratifiedGroupKFold(FOLDS, shuffle=True, random_state=_SEED).split(
                examples.vectors, examples.labels, examples.groups
            )
        )
        by_chance = list(
            StratifiedKFold(FOLDS, shuffle=True, random_state=_SEED).split(examples.vectors, examples.labels)
        )
        logits = {c: _out_of_fold(examples, by_group, c) for c in REGULARISATIONS}
        losses = {c: _loss(_calibrated(logits[c], examples.labels, by_group), examples.labels) for c in logits}
        best = min(losses, key=lambda c: losses[c])
        grouped = _calibrated(logits[best], examples.labels, by_group)
        random = _calibrated(_out_of_fold(examples, by_chance, best), examples.labels, by_chance)
        weights, bias = _regression(examples.vectors, examples.labels, best)
        game = grouped[:, is_game].sum(axis=1)
        return Fit(
            weights=weights,
            bias=bias,
            temperature=fit_temperature(logits[best], examples.labels),
            thresholds=choose_thresholds(game, is_game[examples.labels], precision),
            regularisation=best,
            losses=losses,
            grouped=grouped,
            random=random,
        )


def fit_temperature(logits: Matrix, labels: Labels) -> float:
    """The temperature that minimises the log loss of softmax(logits / temperature)."""

    def loss(logarithm: Matrix) -> float:
        return _loss(softmax(logits / np.exp(logarithm[0])), labels)

    found = minimize(loss, x0=np.zeros(1), method="L-BFGS-B", bounds=[(-5.0, 5.0)])
    return float(np.exp(found.x[0]))


def choose_thresholds(game: Matrix, is_game: NDArray[np.bool_], precision: float) -> Thresholds:
    """The widest GAME and NOT_GAME sides that reach `precision` on these predictions of P(game), `upper` >= 0.5.

    A side that cannot reach it is left to certainty alone.
    """
    upper = _threshold(game, is_game, precision)
    lower = -_threshold(-game, ~is_game, precision)
    return Thresholds(lower=max(0.0, min(lower, 0.5)), upper=min(1.0, max(upper, 0.5)))


def _threshold(scores: Matrix, positive: NDArray[np.bool_], precision: float) -> float:
    """The least score from which on the share of positives is `precision`; infinite if there is none."""
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    shares = np.cumsum(positive[order]) / np.arange(1, len(order) + 1)
    # Only the last of equal scores is a place where a threshold can cut.
    ends = np.append(ranked[1:] != ranked[:-1], True)
    reached = np.flatnonzero((shares >= precision) & ends)
    return float(ranked[reached[-1]]) if len(reached) else float("inf")


def _out_of_fold(examples: TrainingSet, folds: Folds, regularisation: float) -> Matrix:
    logits = np.full((len(examples.labels), int(examples.labels.max()) + 1), np.nan)
    for train, held_out in folds:
        weights, bias = _regression(examples.vectors[train], examples.labels[train], regularisation)
        logits[held_out] = examples.vectors[held_out] @ weights.T + bias
    return logits


def _calibrated(logits: Matrix, labels: Labels, folds: Folds) -> Matrix:
    """Probabilities, each at a temperature fitted without its own fold: calibration is not judged on what it saw."""
    probabilities = np.full_like(logits, np.nan)
    for others, held_out in folds:
        probabilities[held_out] = softmax(logits[held_out] / fit_temperature(logits[others], labels[others]))
    return probabilities


def _regression(vectors: Matrix, labels: Labels, regularisation: float) -> tuple[Matrix, Matrix]:
    # Centred, the problem is far better conditioned; the penalty leaves the bias alone, so the optimum is the same.
    centre = vectors.mean(axis=0)
    model = LogisticRegression(C=regularisation, max_iter=_ITERATIONS, tol=1e-6)
    model.fit(vectors - centre, labels)
    weights = np.asarray(model.coef_, dtype=np.float64)
    return weights, np.asarray(model.intercept_, dtype=np.float64) - weights @ centre


def _loss(probabilities: Matrix, labels: Labels) -> float:
    chosen = probabilities[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(chosen, 1e-300)).mean())
