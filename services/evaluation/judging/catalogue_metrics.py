"""Judges all lists together, without asking whether they are right: coverage, novelty, diversity, and blockbusters."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.evaluation.interactions import Indices, Interactions

_TOP = 10


def catalogue_metrics(
    ranked: Indices, known: Interactions, contents: NDArray[np.float32] | None, k: int
) -> dict[str, float]:
    """Figures of the first `k` of each list; `ranked` [askers, depth] as in `metrics.hits`.

    coverage: share of the catalogue that is in anybody's list. novelty: mean of -log2 of the share of players who have
    played the game, one being added to each count (Vargas and Castells 2011, "Rank and Relevance in Novelty and
    Diversity Metrics"). diversity: mean of 1 - cosine over the pairs of a list (Ziegler et al. 2005), if there are
    `contents` [games, dimension], of length 1. top_ten_share: share of the places that go to the ten most played games.
    """
    first = ranked[:, :k]
    shown = first[first >= 0]
    figures = {f"coverage@{k}": len(np.unique(shown)) / max(1, len(known.games))}
    if len(shown) == 0:
        return figures
    plays = known.per_game()
    players = int((known.per_player() > 0).sum())
    surprise = -np.log2((plays + 1.0) / (players + 1.0))
    figures[f"novelty@{k}"] = float(surprise[shown].mean())
    top = np.argsort(-plays, kind="stable")[:_TOP]
    figures[f"top_ten_share@{k}"] = float(np.isin(shown, top).mean())
    if contents is not None:
        figures[f"diversity@{k}"] = _diversity(first, contents)
    return figures


def _diversity(lists: Indices, contents: NDArray[np.float32]) -> float:
    """Mean over the lists of two games and more."""
    present = lists >= 0
    count = present.sum(axis=1)
    several = count > 1
    if not several.any():
        return 0.0
    # The sum of all pairs' cosines is (|sum of the vectors|^2 - n) / 2 for vectors of length 1.
    sums = np.stack([contents[row[row >= 0]].sum(axis=0) for row in lists[several]])
    n = count[several]
    cosine = ((sums**2).sum(axis=1) - n) / (n * (n - 1))
    return float(np.mean(1.0 - cosine))
