"""Chooses what has to be chosen, one thing after another, on a validation split of the interactions.

Nothing is chosen where too few players could judge it: then the defaults stand, which are the choices for MovieLens
100K. Of very many games only those most played take part, and of very many players only some: choices cost a bounded
time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from services.fit.content_ease import item_matrix
from services.fit.implicit_als import game_factors, player_factors
from services.fit.records import Choices, Exported, Floats, HistoryWeights, Interactions, Trial
from services.fit.validation import Split, ndcg, split, standard
from services.fit.weights import LIKED, fading, matrix, rating_weights

_MOST_GAMES = 2_500
_MOST_PLAYERS = 4_000
_LEAST_JUDGED = 30
_RIDGES = (50.0, 100.0, 200.0, 400.0, 800.0)
_CONTENT_WEIGHTS = (0.0, 10.0, 40.0)
_REGULARISATIONS = (10.0, 25.0, 50.0, 100.0)
_FACTOR_WEIGHTS = (0.0, 0.5, 1.0, 1.5)
STEPS = len(_RIDGES) + len(_CONTENT_WEIGHTS) + len(_REGULARISATIONS) + len(_FACTOR_WEIGHTS)

Advance = Callable[[int], None]


def choose(exported: Exported, history: HistoryWeights, advance: Advance) -> tuple[Choices, tuple[Trial, ...]]:
    """The best choices and all that was tried. Advances `STEPS` steps, fewer where nothing is chosen."""
    interactions, content = _sampled(exported)
    liked = rating_weights(interactions.rating, history) > LIKED
    parts = split(interactions, liked, len(content))
    if len(parts.judged) < _LEAST_JUDGED:
        return Choices(), ()
    return _Trials(parts, content, history, advance).run()


class _Trials:
    """The trials on one split."""

    def __init__(self, parts: Split, content: Floats, history: HistoryWeights, advance: Advance) -> None:
        weights = rating_weights(parts.known.rating, history)
        self._plays = matrix(parts.known, np.maximum(weights, 0.0), len(content))
        self._histories = matrix(parts.known, weights * fading(parts.known, history), len(content))[parts.judged]
        self._held_out = parts.held_out
        self._content = content
        self._advance = advance
        self._trials: list[Trial] = []

    def run(self) -> tuple[Choices, tuple[Trial, ...]]:
        """Ridge, then content weight, then regularisation, then the weight of the factors in the blend."""
        chosen = Choices()
        columns = {value: self._by_columns(replace(chosen, ridge=value)) for value in _RIDGES}
        chosen = replace(chosen, ridge=self._best("ridge", columns))
        by_weight = {chosen.content_weight: columns[chosen.ridge]}
        for value in _CONTENT_WEIGHTS:
            by_weight[value] = self._by_columns(replace(chosen, content_weight=value))
        chosen = replace(chosen, content_weight=self._best("content weight", by_weight))
        factors = {value: self._by_factors(value) for value in _REGULARISATIONS}
        chosen = replace(chosen, regularisation=self._best("regularisation", factors))
        column_scores, factor_scores = by_weight[chosen.content_weight], factors[chosen.regularisation]
        blends = {}
        for value in _FACTOR_WEIGHTS:
            blends[value] = standard(column_scores) + value * standard(factor_scores)
            self._advance(1)
        chosen = replace(chosen, factor_weight=self._best("factor weight", blends))
        return chosen, tuple(self._trials)

    def _by_columns(self, choices: Choices) -> Floats:
        made = item_matrix(self._plays, self._content, ridge=choices.ridge, content_weight=choices.content_weight)
        self._advance(1)
        return np.asarray(self._histories @ made, dtype=np.float32)

    def _by_factors(self, regularisation: float) -> Floats:
        factors = game_factors(self._plays, regularisation=regularisation)
        players = player_factors(self._histories, factors, regularisation)
        self._advance(1)
        scores: Floats = players @ factors.T
        return scores

    def _best(self, what: str, scores: dict[float, Floats]) -> float:
        tried = [Trial(what, value, ndcg(each, self._histories, self._held_out)) for value, each in scores.items()]
        self._trials += tried
        return max(tried, key=lambda trial: trial.ndcg).value


def most_played(interactions: Interactions, games: int, most: int) -> Sequence[int]:
    """Numbers of the games that are played most, at most so many, ascending."""
    plays = np.bincount(interactions.game, minlength=games)
    chosen: list[int] = np.sort(np.argsort(-plays, kind="stable")[:most]).tolist()
    return chosen


def _sampled(exported: Exported) -> tuple[Interactions, Floats]:
    """The most played games and some of the players, games numbered anew."""
    games = len(exported.game_ids)
    chosen = np.array(most_played(exported.interactions, games, _MOST_GAMES))
    number = np.full(games, -1)
    number[chosen] = np.arange(len(chosen))
    every = -(-exported.interactions.players // _MOST_PLAYERS)
    kept = exported.interactions.where(
        (number[exported.interactions.game] >= 0) & (exported.interactions.player % every == 0)
    )
    renumbered = Interactions(kept.player, number[kept.game], kept.rating, kept.time, kept.players)
    return renumbered, exported.content[chosen]
