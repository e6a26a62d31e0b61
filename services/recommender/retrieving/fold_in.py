"""Turns a player's history as it is now into a query of the fitted model, so that a new play counts at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from services.common.games.ratings import DISLIKE_WEIGHT, DISLIKED_RATING
from services.recommender.records import HistoryWeights, Played

# A request's work must not grow with a history without end; of a longer one the latest plays count.
_MOST_PLAYS = 500


def history_weights(history: Sequence[Played], how: HistoryWeights) -> dict[str, float]:
    """What each game (point id) of a history says of the player, -1 to 1. `history` begins with the latest.

    A dislike, a rating of `DISLIKED_RATING` or less, weighs below 0 whatever the fit found of ratings, and so does
    one below `how.neutral_rating`. What weighs above 0 speaks for games, which makes it no liking: see `taste`.

    Fading is by rank, not by time, so that players who pause keep their taste.
    """
    return {
        entry.game: _weight(entry.rating, how) * max(how.fading**rank, how.least_faded)
        for rank, entry in enumerate(history[:_MOST_PLAYS])
    }


def fold_in(
    factors: NDArray[np.float32],
    weights: NDArray[np.float32],
    gram: NDArray[np.float32],
    *,
    confidence: float,
    regularisation: float,
) -> NDArray[np.float32]:
    """The factors of a player with these games: one step of implicit ALS (Hu, Koren and Volinsky 2008).

    `factors` is [games, n], `weights` [games], `gram` [n, n], the sum of the outer products of all games' factors. A
    game of weight w has confidence 1 + `confidence` |w| and is wanted if w > 0.
    """
    extra = confidence * np.abs(weights)
    left = gram + (factors.T * extra) @ factors
    left[np.diag_indices_from(left)] += regularisation
    right = ((1.0 + extra) * (weights > 0)) @ factors
    solved: NDArray[np.float32] = np.linalg.solve(left, right).astype(np.float32)
    return solved


def _weight(rating: float | None, how: HistoryWeights) -> float:
    if rating is None:
        return how.unrated
    weight = min(1.0, max(-1.0, (rating - how.neutral_rating) / (how.full_rating - how.neutral_rating)))
    return min(weight, DISLIKE_WEIGHT) if rating <= DISLIKED_RATING else weight
