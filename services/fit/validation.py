"""The split that choices are made on, and the measure: held-out plays of players whose other plays are known.

What is held out mirrors use: the latest plays of each player, which is what a recommendation is asked for, and as many
at random, which is what players go on to find among games that they could have played before.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from services.fit.records import Floats, Interactions

_LATEST_SHARE, _RANDOM_SHARE = 0.1, 0.1
_LEAST_PLAYS = 5
_MOST_JUDGED = 2_000
_SEED = 20262
_LISTS_JUDGED, _MOST_SPLITS = 2_000, 2
_CUT = 10


@dataclass(frozen=True, slots=True)
class Split:
    """`known` is what may be learnt from; of the `judged` players `held_out` games are to be found."""

    known: Interactions
    judged: NDArray[np.int64]
    held_out: sp.csr_matrix


def splits(interactions: Interactions, liked: NDArray[np.bool_], games: int) -> list[Split]:
    """As many splits as it takes to judge by 2,000 players' lists, at most two: of few players one split says little.

    The first is that of `split`.
    """
    first = split(interactions, liked, games)
    more = min(_MOST_SPLITS, _LISTS_JUDGED // max(1, len(first.judged))) - 1
    return [first, *(split(interactions, liked, games, seed=_SEED + number) for number in range(1, more + 1))]


def split(interactions: Interactions, liked: NDArray[np.bool_], games: int, *, seed: int = _SEED) -> Split:
    """Holds out the latest tenth of the plays of players with at least five, and a tenth of all their plays at random.

    Of the latest at least one. Plays at one time are in random order. What they disliked is not to be found.

    At most 2,000 players are judged, chosen by the seed; all others are known in full.
    """
    random = np.random.default_rng(seed)
    plays = np.bincount(interactions.player, minlength=interactions.players)
    able = np.flatnonzero(plays >= _LEAST_PLAYS)
    judged = np.sort(random.choice(able, min(_MOST_JUDGED, len(able)), replace=False))
    is_judged = np.zeros(interactions.players, dtype=np.bool_)
    is_judged[judged] = True
    by_chance = random.random(len(interactions.player)) < _RANDOM_SHARE
    latest = _rank(interactions, random) < np.ceil(_LATEST_SHARE * plays)[interactions.player]
    held = is_judged[interactions.player] & (by_chance | latest)
    wanted = held & liked
    held_out = sp.csr_matrix(
        (np.ones(wanted.sum(), dtype=np.float32), (interactions.player[wanted], interactions.game[wanted])),
        shape=(interactions.players, games),
    )
    return Split(interactions.where(~held), judged, held_out[judged])


def _rank(interactions: Interactions, random: np.random.Generator) -> NDArray[np.int64]:
    """How many later plays the player of each has."""
    order = np.lexsort((random.random(len(interactions.time)), -interactions.time, interactions.player))
    player = interactions.player[order]
    begins = np.searchsorted(player, player)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - begins
    return rank


def ndcg(scores: Floats, seen: sp.csr_matrix, held_out: sp.csr_matrix) -> NDArray[np.float64]:
    """NDCG@10 of each player, NaN of those who have no held-out game: log2(rank + 1), ideal over min(held out, 10).

    All are [players, games]; games that were `seen` are not ranked. Equal scores are ranked by game number.
    """
    ranked = scores.copy()
    rows, columns = seen.nonzero()
    ranked[rows, columns] = -np.inf
    top = np.argsort(-ranked, axis=1, kind="stable")[:, :_CUT]
    relevant = held_out.toarray() > 0
    discounts = 1.0 / np.log2(np.arange(2, top.shape[1] + 2))
    gains = (np.take_along_axis(relevant, top, axis=1) * discounts).sum(axis=1)
    counts = relevant.sum(axis=1)
    ideal = np.concatenate([[0.0], np.cumsum(discounts)])[np.minimum(counts, top.shape[1])]
    found: NDArray[np.float64] = np.divide(gains, ideal, out=np.full(len(gains), np.nan), where=counts > 0)
    return found


def standard(scores: Floats) -> Floats:
    """Standard scores of each row."""
    spread = scores.std(axis=1, keepdims=True)
    made: Floats = (scores - scores.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1.0)
    return made
