"""Spreads a list out over different kinds of games: maximal marginal relevance over the content vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from services.recommender.ranking.blending import Blended


def spread_out(
    ranked: Sequence[Blended], contents: Mapping[str, NDArray[np.float32]], *, diversity: float, limit: int
) -> list[Blended]:
    """The first `limit` games in an order that takes what resembles an earlier game later; scores stay.

    Games are taken by (1 - diversity) x relevance - diversity x likeness (Carbonell and Goldstein 1998): relevance is
    the score, likeness the cosine to the most alike of those taken, both scaled to 0..1 over the games at hand. A
    `diversity` of 0 leaves the order alone. Games without content stay at the end.
    """
    known = [item for item in ranked if item.game in contents]
    others = [item for item in ranked if item.game not in contents]
    if diversity <= 0 or len(known) < 2:
        return list(ranked[:limit])
    vectors = np.stack([contents[item.game] for item in known])
    cosines = vectors @ vectors.T
    relevance = _scaled(np.array([item.score for item in known]))
    alike = (cosines - cosines.min()) / max(1e-9, float(cosines.max() - cosines.min()))
    likeness = np.zeros(len(known))
    left = np.ones(len(known), dtype=np.bool_)
    taken: list[Blended] = []
    while len(taken) < min(limit, len(known)):
        worth = np.where(left, (1 - diversity) * relevance - diversity * likeness, -np.inf)
        chosen = int(np.argmax(worth))
        left[chosen] = False
        taken.append(known[chosen])
        likeness = np.maximum(likeness, alike[chosen])
    return (taken + others)[:limit]


def _scaled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = float(values.max() - values.min())
    scaled: NDArray[np.float64] = (values - values.min()) / spread if spread > 0 else np.ones(len(values))
    return scaled
