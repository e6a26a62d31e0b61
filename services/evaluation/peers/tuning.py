"""Chooses the settings of a baseline on a validation part of what it may be fitted on; the test part is never seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from services.evaluation.judging.list_metrics import hits, per_player
from services.evaluation.peers.baselines import Candidate
from services.evaluation.peers.ranking import rank
from services.evaluation.splits import Split, random_by_player, time_by_player

# Enough for a choice among settings whose differences matter; all players of a large table would cost minutes.
_MOST_ASKERS = 2000
_K = 10
_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Choice:
    """The best of the candidates and its NDCG@10 on validation; NaN if there was no choice."""

    candidate: Candidate
    ndcg: float


def validation_split(split: Split, seed: int) -> Split:
    """A split of the fitted part that is like the split itself: by time if that is."""
    rng = np.random.default_rng(seed)
    return (time_by_player if split.in_time else random_by_player)(split.fitted, rng, share=_SHARE)


def choose(candidates: Sequence[Candidate], validation: Split) -> Choice:
    """Fits each candidate on the validation's fitted part and keeps the one that finds most of its test."""
    if len(candidates) == 1 or len(validation.test) == 0:
        return Choice(candidates[0], float("nan"))
    figures = [_ndcg(candidate, validation) for candidate in candidates]
    best = int(np.argmax(figures))
    return Choice(candidates[best], figures[best])


def _ndcg(candidate: Candidate, validation: Split) -> float:
    askers = validation.askers()
    if len(askers) > _MOST_ASKERS:
        askers = np.sort(np.random.default_rng(0).permutation(askers)[:_MOST_ASKERS])
    ranked = rank(candidate.fit(validation.fitted), validation.known, askers, _K)
    relevant = validation.test.per_player()[askers]
    return float(per_player(hits(ranked, askers, validation.test), relevant, (_K,))[f"ndcg@{_K}"].mean())
