"""Fails an evaluation in which something has seen the test part."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from services.evaluation.errors import LeakError
from services.evaluation.interactions import Interactions
from services.evaluation.judging.intervals import Comparison, paired
from services.evaluation.judging.list_metrics import Values
from services.evaluation.splits import Split

# With labels shuffled nothing personal is left to know. Beyond chance a model may still beat the popularity that it is
# compared with by weighing what it counts, so some of its figure is allowed.
_ALLOWED = 0.1


def check_split(split: Split) -> None:
    """LeakError unless no interaction is both known and tested, models learn from known ones only, and time runs on."""
    tested = split.test.keys()
    if len(np.unique(tested)) != len(tested) or np.isin(tested, split.known.keys()).any():
        raise LeakError(f"split {split.name!r}: an interaction is to be found that is known, or twice")
    if not np.isin(split.fitted.keys(), split.known.keys()).all():
        raise LeakError(f"split {split.name!r}: models learn from interactions that are not known")
    if split.cold is not None and np.isin(split.known.game, split.cold).any():
        raise LeakError(f"split {split.name!r}: a cold game has been played in the known part")
    if split.in_time == "all" and split.known.seconds.max() > split.test.seconds.min():
        raise LeakError(f"split {split.name!r}: something known is later than something to be found")
    if split.in_time == "player" and (_last(split.known)[split.test.player] > split.test.seconds).any():
        raise LeakError(f"split {split.name!r}: a player's known part is later than what is to be found")


def shuffled(split: Split, seed: int) -> Split:
    """The split with the games of what is known dealt out anew, so that nobody's taste is in it.

    Games keep their number of plays and players theirs, but for the few pairs that would be there twice.
    """
    rng = np.random.default_rng(seed)
    known = replace(split.known, game=rng.permutation(split.known.game))
    _, first = np.unique(known.keys(), return_index=True)
    kept = np.zeros(len(known), dtype=bool)
    kept[first] = True
    is_fitted = np.isin(split.known.keys(), split.fitted.keys())
    return replace(split, fitted=known.where(kept & is_fitted), known=known.where(kept))


def check_shuffled(found: Values, popular: Values) -> Comparison:
    """Compares a figure by asker of the recommender that holds shuffled labels with that of their popularity.

    LeakError when it is above by more than chance and a tenth: it knows what it was not told.
    """
    comparison = paired(found, popular)
    if comparison.low > _ALLOWED * float(popular.mean()):
        raise LeakError(
            f"with shuffled labels the recommender still beats popularity by {comparison.difference:.3f} NDCG@10 "
            f"(at least {comparison.low:.3f}): it has seen the test; see that its store holds nothing else"
        )
    return comparison


def _last(rows: Interactions) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The time of each player's latest interaction [players], the smallest number for those without any."""
    last = np.full(len(rows.players), np.iinfo(np.int64).min)
    np.maximum.at(last, rows.player, rows.seconds)
    return last
