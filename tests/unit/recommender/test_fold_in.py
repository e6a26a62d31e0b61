"""A player folded into the fitted model, against plain matrices."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common.games.fading import COLUMNS_SHARE
from services.common.games.ratings import DISLIKE_WEIGHT
from services.fit.records import Choices, Interactions
from services.fit.weights import fading, history_weights_for, rating_weights
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


def test_by_columns_half_of_what_fading_takes_is_taken() -> None:
    weights = history_weights(history(5, 5, *[5.0] * 30), HOW, fading_share=COLUMNS_SHARE)
    assert [weights["0"], weights["1"], weights["31"]] == pytest.approx([1.0, 0.95, 0.625])


@pytest.mark.parametrize("share", [COLUMNS_SHARE, 1.0])
def test_what_is_chosen_by_and_what_is_folded_in_fade_alike(share: float) -> None:
    plays = 40
    fitted = history_weights_for(np.array([3.0, 5.0], np.float32), Choices(least_faded=0.5))
    numbers = np.arange(plays)
    entries = Interactions(np.zeros(plays, np.int64), numbers, np.full(plays, 5.0, np.float32), -1.0 * numbers, 1)
    folded = history_weights(history(*[5.0] * plays), HistoryWeights(**asdict(fitted)), fading_share=share)
    assert list(folded.values()) == pytest.approx(fading(entries, fitted, share=share).tolist(), abs=1e-6)
    assert min(folded.values()) == pytest.approx(1.0 - share / 2)


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
