"""Measures what is found of games that nobody has played yet, and what showing them costs the others."""

from __future__ import annotations

import numpy as np

from services.evaluation.interactions import Indices, Interactions
from services.evaluation.judging.list_metrics import hits, per_player
from services.evaluation.splits import Split

_K = 10


def cold_figures(ranked: Indices, askers: Indices, split: Split) -> dict[str, float]:
    """Figures of one system's lists [askers, depth]; empty for a split without cold games.

    cold_hit@depth: share of the plays of cold games that are in their player's list. cold_chance@depth: the same for
    lists drawn at random among the games that the player has not played. warm_ndcg@10: NDCG@10 of the plays of other
    games. warm_cost@10: what it would gain if no cold game were in the lists.
    """
    if split.cold is None:
        return {}
    depth = ranked.shape[1]
    is_cold = np.isin(split.test.game, split.cold)
    cold, warm = split.test.where(is_cold), split.test.where(~is_cold)
    unplayed = len(split.test.games) - split.known.per_player()
    figures = {
        f"cold_hit@{depth}": float(hits(ranked, askers, cold).sum() / max(1, len(cold))),
        f"cold_chance@{depth}": float(np.minimum(1.0, depth / unplayed[cold.player]).mean()) if len(cold) else 0.0,
    }
    if len(warm):
        with_cold = _ndcg(ranked, askers, warm)
        figures[f"warm_ndcg@{_K}"] = with_cold
        figures[f"warm_cost@{_K}"] = _ndcg(_without(ranked, split.cold), askers, warm) - with_cold
    return figures


def _ndcg(ranked: Indices, askers: Indices, test: Interactions) -> float:
    relevant = test.per_player()[askers]
    has_any = relevant > 0
    hit = hits(ranked[has_any], askers[has_any], test)
    return float(per_player(hit, relevant[has_any], (_K,))[f"ndcg@{_K}"].mean())


def _without(ranked: Indices, games: Indices) -> Indices:
    """The lists without those games, the others moving up."""
    gone = np.isin(ranked, games)
    order = np.argsort(gone, axis=1, kind="stable")
    return np.where(np.take_along_axis(gone, order, axis=1), -1, np.take_along_axis(ranked, order, axis=1))
