"""Ranks all games for many players by their scores, without those that they have played."""

from __future__ import annotations

import numpy as np

from services.evaluation.interactions import Indices, Interactions
from services.evaluation.peers.baselines import Scorer

# So many scores are held at once: 64 MB.
_AT_ONCE = 16_000_000


def rank(scorer: Scorer, known: Interactions, askers: Indices, depth: int) -> Indices:
    """The best `depth` games of each asker [askers, depth], by number; -1 where fewer are left.

    Games of equal score are ordered by number, so that the same scores give the same list.
    """
    plays = known.matrix()
    games = len(known.games)
    places = min(depth, games)
    ranked = np.full((len(askers), depth), -1, dtype=np.int64)
    step = max(1, _AT_ONCE // max(1, games))
    for start in range(0, len(askers), step):
        history = plays[askers[start : start + step]]
        scores = np.array(scorer(history), dtype=np.float32)
        scores[history.nonzero()] = -np.inf
        best = np.argsort(-scores, axis=1, kind="stable")[:, :places]
        left = np.isfinite(np.take_along_axis(scores, best, axis=1))
        ranked[start : start + step, :places] = np.where(left, best, -1)
    return ranked
