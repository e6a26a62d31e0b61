"""Calibration, thresholds, and the figures that judge them."""

from __future__ import annotations

import numpy as np
import pytest

from services.classifier.head import softmax
from services.classifier.intents import Intent
from services.classifier.training.evaluation import report_intents, report_topic
from services.classifier.training.fit import choose_thresholds, fit_temperature


def drawn(count: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    """Logits of a perfectly calibrated classifier and labels drawn from its probabilities."""
    random = np.random.default_rng(3)
    logits = random.normal(scale=2, size=(count, 4))
    labels = np.array([random.choice(4, p=row) for row in softmax(logits)])
    return logits, labels


@pytest.mark.parametrize("factor", [0.25, 1.0, 4.0])
def test_the_temperature_undoes_overconfidence_and_underconfidence(factor: float) -> None:
    logits, labels = drawn()
    assert fit_temperature(logits * factor, labels) == pytest.approx(factor, rel=0.05)


def test_calibration_error_tells_calibrated_from_overconfident() -> None:
    logits, labels = drawn()
    languages = ["en"] * len(labels)
    honest, boastful = (report_intents(softmax(logits * factor), labels, languages) for factor in (1, 5))
    assert honest.calibration_error < 0.03
    assert boastful.calibration_error > 0.1
    assert honest.accuracy == boastful.accuracy


def test_both_sides_of_the_decision_reach_the_precision_asked_for() -> None:
    random = np.random.default_rng(5)
    game = random.uniform(size=5000)
    is_game = random.uniform(size=5000) < game
    thresholds = choose_thresholds(game, is_game, 0.9)
    report = report_topic(game, is_game, thresholds)
    assert report.game_precision >= 0.9
    assert report.not_game_precision >= 0.9
    # Of a calibrated uniform P(game), all above 0.8 is right nine times in ten.
    assert thresholds.upper == pytest.approx(0.8, abs=0.04)
    assert thresholds.lower == pytest.approx(0.2, abs=0.04)


def test_what_lies_between_well_separated_sides_is_undecided() -> None:
    game = np.array([0.9, 0.8, 0.1, 0.2])
    thresholds = choose_thresholds(game, np.array([True, True, False, False]), 0.97)
    assert (thresholds.lower, thresholds.upper) == (0.2, 0.8)


def test_a_precision_out_of_reach_leaves_all_undecided() -> None:
    game = np.array([0.9, 0.8, 0.1, 0.2])
    thresholds = choose_thresholds(game, np.array([False, True, True, False]), 0.97)
    assert (thresholds.lower, thresholds.upper) == (0.0, 1.0)


def test_the_report_counts_by_intent_and_language() -> None:
    probabilities = np.eye(4)[[0, 1, 2, 3, 0]]
    report = report_intents(probabilities, np.array([0, 1, 2, 3, 1]), ["en", "en", "en", "ru", "ru"])
    assert report.accuracy == pytest.approx(0.8)
    assert report.accuracy_by_language == {"en": 1.0, "ru": 0.5}
    assert report.confusion[1].tolist() == [1, 1, 0, 0]
    assert report.recall[Intent.GAME_QUESTION] == 0.5
