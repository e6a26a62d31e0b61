"""Chooses what has to be chosen, one thing after another, on a validation split of the operator's interactions.

Nothing is chosen where too few players could judge it: then the defaults stand. Of very many games only those most
played take part, and of very many players only some: choices cost a bounded time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from services.fit.content_ease import item_matrix
from services.fit.implicit_als import game_factors, player_factors
from services.fit.records import Choices, Exported, Floats, Interactions, Trial
from services.fit.validation import Split, ndcg, split, standard
from services.fit.weights import all_equal, fading, has_order, history_weights_for, liked, matrix, rating_weights

_MOST_GAMES = 2_500
_MOST_PLAYERS = 4_000
_LEAST_JUDGED = 30
# Of equals the first is chosen: the default.
_NEUTRAL_RATINGS = (1.0, 0.0, 2.0)
_RIDGES = (50.0, 100.0, 200.0, 400.0, 800.0)
_CONTENT_WEIGHTS = (0.0, 10.0, 40.0)
_REGULARISATIONS = (10.0, 25.0, 50.0, 100.0)
_FACTOR_WEIGHTS = (0.0, 1.0, 2.0, 3.0)
_LEAST_FADED = (1.0, 0.7, 0.5, 0.3)
STEPS = sum(map(len, (_NEUTRAL_RATINGS, _RIDGES, _CONTENT_WEIGHTS, _REGULARISATIONS, _FACTOR_WEIGHTS, _LEAST_FADED)))

Advance = Callable[[int], None]


def choose(exported: Exported, advance: Advance) -> tuple[Choices, tuple[Trial, ...]]:
    """The best choices and all that was tried.

    Advances `STEPS` steps, fewer where something is not chosen.
    """
    interactions, content = _sampled(exported)
    parts = split(interactions, liked(interactions.rating), len(content))
    if len(parts.judged) < _LEAST_JUDGED:
        return Choices(), ()
    return _Trials(parts, content, advance).run()


class _Trials:
    """The trials on one split."""

    def __init__(self, parts: Split, content: Floats, advance: Advance) -> None:
        self._known = parts.known
        self._judged = parts.judged
        self._held_out = parts.held_out
        self._content = content
        self._advance = advance
        self._trials: list[Trial] = []
        self._seen = matrix(parts.known, np.ones(len(parts.known.game), np.float32), len(content))[parts.judged]
        self._weigh(Choices())

    def run(self) -> tuple[Choices, tuple[Trial, ...]]:
        """What ratings say, then ridge, content weight, regularisation, the factors' weight, and how plays fade."""
        chosen = self._with_neutral_rating(Choices())
        self._weigh(chosen)
        columns = {value: self._columns(replace(chosen, ridge=value)) for value in _RIDGES}
        chosen = replace(chosen, ridge=self._best("ridge", self._scored(columns)))
        by_weight = {chosen.content_weight: columns[chosen.ridge]}
        for value in _CONTENT_WEIGHTS:
            by_weight[value] = self._columns(replace(chosen, content_weight=value))
        chosen = replace(chosen, content_weight=self._best("content weight", self._scored(by_weight)))
        factors = {value: self._factors(value) for value in _REGULARISATIONS}
        by_factors = {value: self._by_factors(made, value) for value, made in factors.items()}
        chosen = replace(chosen, regularisation=self._best("regularisation", by_factors))

        found, own = by_weight[chosen.content_weight], factors[chosen.regularisation]
        column_part = standard(np.asarray(self._histories @ found, dtype=np.float32))
        factor_part = standard(by_factors[chosen.regularisation])
        blends = {}
        for value in _FACTOR_WEIGHTS:
            blends[value] = column_part + np.float32(value) * factor_part
            self._advance(1)
        chosen = replace(chosen, factor_weight=self._best("factor weight", blends))
        return self._with_fading(found, own, chosen), tuple(self._trials)

    def _weigh(self, choices: Choices) -> None:
        """Lets ratings and fading weigh so from here on."""
        history = history_weights_for(self._known.rating, choices)
        weights = rating_weights(self._known.rating, history)
        games = len(self._content)
        self._plays = matrix(self._known, np.maximum(weights, 0.0), games)
        self._histories = matrix(self._known, weights * fading(self._known, history), games)[self._judged]

    def _with_neutral_rating(self, choices: Choices) -> Choices:
        """With the best one; where all ratings say the same, or there are none, it does not matter."""
        ratings = self._known.rating
        if all_equal(ratings) or np.isnan(ratings).all():
            return choices
        scores = {}
        for neutral in _NEUTRAL_RATINGS:
            trial = replace(choices, neutral_rating=neutral)
            self._weigh(trial)
            scores[neutral] = np.asarray(self._histories @ self._columns(trial), dtype=np.float32)
        return replace(choices, neutral_rating=self._best("neutral rating", scores))

    def _with_fading(self, columns: Floats, factors: Floats, choices: Choices) -> Choices:
        """With how little fading may leave of a play; without times that differ plays do not fade."""
        if not has_order(self._known):
            return choices
        scores = {}
        for least in _LEAST_FADED:
            trial = replace(choices, least_faded=least)
            self._weigh(trial)
            scores[least] = self._blend(columns, factors, trial)
            self._advance(1)
        return replace(choices, least_faded=self._best("least faded", scores))

    def _columns(self, choices: Choices) -> Floats:
        made = item_matrix(self._plays, self._content, ridge=choices.ridge, content_weight=choices.content_weight)
        self._advance(1)
        return made

    def _factors(self, regularisation: float) -> Floats:
        made = game_factors(self._plays, regularisation=regularisation)
        self._advance(1)
        return made

    def _scored(self, columns: dict[float, Floats]) -> dict[float, Floats]:
        return {value: np.asarray(self._histories @ made, dtype=np.float32) for value, made in columns.items()}

    def _by_factors(self, factors: Floats, regularisation: float) -> Floats:
        scores: Floats = player_factors(self._histories, factors, regularisation) @ factors.T
        return scores

    def _blend(self, columns: Floats, factors: Floats, choices: Choices) -> Floats:
        by_columns = np.asarray(self._histories @ columns, dtype=np.float32)
        by_factors = self._by_factors(factors, choices.regularisation)
        return standard(by_columns) + np.float32(choices.factor_weight) * standard(by_factors)

    def _best(self, what: str, scores: dict[float, Floats]) -> float:
        tried = [Trial(what, value, ndcg(each, self._seen, self._held_out)) for value, each in scores.items()]
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
