"""A player folded into the fitted model, against plain matrices."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.games.ratings import DISLIKE_WEIGHT
from services.fit.records import Choices
from services.fit.weights import history_weights_for, rating_weights
from services.recommender.records import HistoryWeights, Played
from services.recommender.retrieving.fold_in import fold_in, history_weights

HOW = HistoryWeights(neutral_rating=1.5, full_rating=4.0, unrated=0.5, fading=0.9, least_faded=0.25)
NOW = datetime(2025, 6, 1, tzinfo=UTC)


def history(*ratings: float | None) -> list[Played]:
    return [Played(str(number), rating, NOW - timedelta(days=number)) for number, rating in enumerate(ratings)]


@given(seed=st.integers(0, 2**32 - 1), games=st.integers(1, 12), factors=st.integers(1, 6))
def test_folding_in_is_the_least_squares_solution_over_all_games(seed: int, games: int, factors: int) -> None:
    random = np.random.default_rng(seed)
    every = random.normal(size=(games + 5, factors)).astype(np.float32)
    weights = random.uniform(-1, 1, games).astype(np.float32)
    found = fold_in(every[:games], weights, every.T @ every, confidence=10.0, regularisation=2.0)
    # The same with every game of the catalogue as a row of a weighted ridge regression.
    confidence = np.ones(games + 5)
    confidence[:games] += 10.0 * np.abs(weights)
    wanted = np.zeros(games + 5)
    wanted[:games] = weights > 0
    rows = np.vstack([every * np.sqrt(confidence)[:, None], np.sqrt(2.0) * np.eye(factors)])
    right = np.concatenate([wanted * np.sqrt(confidence), np.zeros(factors)])
    expected = np.linalg.lstsq(rows, right, rcond=None)[0]
    assert found == pytest.approx(expected, abs=2e-3)


def test_dislikes_weigh_below_zero_and_later_games_more() -> None:
    weights = history_weights(history(5, 4, None, 1.5, 1, 0), HOW)
    assert weights == pytest.approx(
        {"0": 1.0, "1": 0.9, "2": 0.5 * 0.81, "3": 0.0, "4": DISLIKE_WEIGHT * 0.9**4, "5": -0.6 * 0.9**5}
    )


def test_fading_leaves_something_and_a_very_long_history_is_bounded() -> None:
    weights = history_weights(history(*[5.0] * 50_000), HOW)
    assert min(weights.values()) == 0.25
    assert len(weights) == 500


@pytest.mark.parametrize("neutral", [0.0, 1.0, 2.0])
def test_a_dislike_weighs_below_zero_whatever_the_fit_found_of_ratings(neutral: float) -> None:
    how = HistoryWeights(neutral_rating=neutral, full_rating=neutral + 3, unrated=0.5, fading=1.0, least_faded=1.0)
    weights = history_weights(history(5, 1, 0, 3), how)
    assert weights["1"] <= DISLIKE_WEIGHT
    assert weights["2"] <= DISLIKE_WEIGHT
    assert weights["3"] > 0


@given(
    ratings=st.lists(st.none() | st.floats(0, 5, width=16), min_size=2, max_size=20),
    neutral=st.sampled_from([0.0, 1.0, 2.0]),
)
def test_what_is_fitted_and_what_is_folded_in_weigh_ratings_alike(ratings: list[float | None], neutral: float) -> None:
    told = np.array([np.nan if rating is None else rating for rating in ratings], dtype=np.float32)
    fitted = history_weights_for(told, Choices(neutral_rating=neutral))
    how = HistoryWeights(**asdict(fitted))
    folded = history_weights(history(*ratings), how)
    assert list(folded.values()) == pytest.approx(rating_weights(told, fitted).tolist(), abs=1e-6)
