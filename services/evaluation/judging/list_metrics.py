"""Judges ranked lists by what their players went on to play: precision, recall, MAP, MRR, NDCG and hit rate @k.

Relevance is binary: a play of the test part. The full catalogue is ranked, never a sample of it (Krichene and Rendle
2020, "On Sampled Metrics for Item Recommendation"). With r the ranks of the hits among the first k, from 1, and n the
number of relevant games:

    precision@k = hits / k                    recall@k = hits / n
    AP@k  = sum over r of precision@r / min(n, k)    (MAP is its mean)
    RR@k  = 1 / the first r                   (MRR is its mean)
    NDCG@k = sum of 1 / log2(r + 1) over the hits / the same sum over the ranks 1 to min(n, k)
                                              (Jarvelin and Kekalainen 2002)
    hit@k = whether there is a hit
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from services.evaluation.interactions import Indices, Interactions, Mask
from services.evaluation.options import KS

Values = NDArray[np.float64]


def hits(ranked: Indices, askers: Indices, test: Interactions) -> Mask:
    """Which of the ranked games were played: [askers, depth].

    `ranked` [askers, depth] has numbers of games, the best first, and -1 where a list is shorter than the others.
    """
    wanted = np.sort(test.keys())
    asked = askers[:, None] * len(test.games) + ranked
    place = np.minimum(np.searchsorted(wanted, asked), max(len(wanted) - 1, 0))
    found: Mask = (wanted[place] == asked) & (ranked >= 0) if len(wanted) else np.zeros(ranked.shape, dtype=bool)
    return found


def per_player(hit: Mask, relevant: Indices, ks: Sequence[int] = KS) -> dict[str, Values]:
    """Each metric, named like "ndcg@10", for each asker [askers].

    `hit` [askers, depth] is from `hits`; `relevant` [askers], at least 1 each, counts the games to be found. Lists
    shorter than k count as if they ended in misses.
    """
    depth = max(ks)
    padded = np.zeros((len(hit), depth), dtype=bool)
    padded[:, : hit.shape[1]] = hit[:, :depth]
    ranks = np.arange(1, depth + 1)
    discounts = 1.0 / np.log2(ranks + 1.0)
    ideal = np.concatenate(([0.0], np.cumsum(discounts)))
    so_far = padded.cumsum(axis=1)
    gain = (padded * discounts).cumsum(axis=1)
    precision_at_hits = (padded * so_far / ranks).cumsum(axis=1)
    first = np.where(padded.any(axis=1), padded.argmax(axis=1) + 1, depth + 1)
    found: dict[str, Values] = {}
    for k in ks:
        within = np.minimum(relevant, k)
        found[f"precision@{k}"] = so_far[:, k - 1] / k
        found[f"recall@{k}"] = so_far[:, k - 1] / relevant
        found[f"map@{k}"] = precision_at_hits[:, k - 1] / within
        found[f"mrr@{k}"] = np.where(first <= k, 1.0 / first, 0.0)
        found[f"ndcg@{k}"] = gain[:, k - 1] / ideal[within]
        found[f"hit@{k}"] = (so_far[:, k - 1] > 0).astype(np.float64)
    return found
