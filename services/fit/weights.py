"""How much an interaction counts: what its rating says, and how long ago in the player's history it was."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from services.common.games.ratings import DISLIKE_WEIGHT, DISLIKED_RATING, LEAST_LIKED_RATING
from services.fit.records import Choices, Floats, HistoryWeights, Interactions

# Later plays count more by rank; how much of the earliest is left at least, `gamesrec fit` chooses.
_FADING = 0.97
# So far above the neutral rating a rating says all.
_STEPS_TO_FULL = 3.0
# A liking counts the sum of the shares of the windows (days) it falls in, counted back from the newest.
_ALWAYS, _WINDOWS = 0.4, ((365, 0.3), (30, 0.3))
_DAY = 86_400.0


def history_weights_for(rating: Floats, choices: Choices) -> HistoryWeights:
    """How ratings weigh. Where all are equal they say no more than that a game was played, which is a liking."""
    if all_equal(rating):
        full = float(np.nanmax(rating))
        return HistoryWeights(full / 2, full, 1.0, _FADING, choices.least_faded)
    neutral = choices.neutral_rating
    return HistoryWeights(
        neutral_rating=neutral,
        full_rating=neutral + _STEPS_TO_FULL,
        unrated=(LEAST_LIKED_RATING - neutral) / _STEPS_TO_FULL,
        fading=_FADING,
        least_faded=choices.least_faded,
    )


def all_equal(rating: Floats) -> bool:
    """Whether there are ratings, and all are the same one, which is no dislike."""
    known = rating[~np.isnan(rating)]
    return bool(len(known) and known.min() == known.max() and known[0] > DISLIKED_RATING)


def liked(rating: Floats) -> NDArray[np.bool_]:
    """Which interactions are likings, whatever their weights."""
    found: NDArray[np.bool_] = np.isnan(rating) | (rating >= LEAST_LIKED_RATING) | all_equal(rating)
    return found


def rating_weights(rating: Floats, how: HistoryWeights) -> Floats:
    """What each rating says, -1 (disliked) to 1 (liked); `unrated` where there is none.

    A dislike weighs `DISLIKE_WEIGHT` at most, whatever the neutral rating is, as the recommender folds it in.
    """
    scaled = (rating - how.neutral_rating) / (how.full_rating - how.neutral_rating)
    clipped = np.clip(scaled, -1.0, 1.0)
    told = np.where(rating <= DISLIKED_RATING, np.minimum(clipped, DISLIKE_WEIGHT), clipped)
    weights: Floats = np.where(np.isnan(rating), how.unrated, told).astype(np.float32)
    return weights


def fading(interactions: Interactions, how: HistoryWeights) -> Floats:
    """What fading leaves of each interaction: a player's latest keeps all, of equal times that of the lower number."""
    order = np.lexsort((interactions.game, -interactions.time, interactions.player))
    player = interactions.player[order]
    first = np.r_[True, player[1:] != player[:-1]] if len(player) else np.zeros(0, dtype=np.bool_)
    starts = np.maximum.accumulate(np.where(first, np.arange(len(player)), 0))
    rank = np.empty(len(player), dtype=np.float64)
    rank[order] = np.arange(len(player)) - starts
    faded: Floats = np.maximum(how.fading**rank, how.least_faded).astype(np.float32)
    return faded


def has_order(interactions: Interactions) -> bool:
    """Whether any player's interactions differ in time, so that there are later ones."""
    first = np.full(interactions.players, np.inf)
    last = np.full(interactions.players, -np.inf)
    np.minimum.at(first, interactions.player, interactions.time)
    np.maximum.at(last, interactions.player, interactions.time)
    return bool((last > first).any())


def matrix(interactions: Interactions, weights: Floats, games: int) -> sp.csr_matrix:
    """Players x games, of the weights that are not zero."""
    made = sp.csr_matrix(
        (weights, (interactions.player, interactions.game)), shape=(interactions.players, games), dtype=np.float32
    )
    made.eliminate_zeros()
    return made


def popularity(interactions: Interactions, weights: Floats, games: int) -> Floats:
    """How much each game is played and liked: the sum of its weights above 0, later ones counting more."""
    if not len(interactions.time):
        return np.zeros(games, dtype=np.float32)
    age = (interactions.time.max() - interactions.time) / _DAY
    share: NDArray[np.float64] = _ALWAYS + sum(
        (np.where(age <= days, part, 0.0) for days, part in _WINDOWS), np.zeros(len(age))
    )
    counted = np.maximum(weights, 0.0) * share
    return np.bincount(interactions.game, counted, games).astype(np.float32)
