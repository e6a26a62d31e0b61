"""Chooses what has to be chosen, one thing after another, on validation splits of the operator's interactions.

The choices of the model that serves, or the defaults if none does, are left only for what is surely better, since the
best of several is better by chance, too; in the end all choices together must not be worse than those that serve.
Nothing is chosen where too few players have a liking to be found. Of very many games only those most played take part,
and of very many players only some: choices cost a bounded time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from services.fit.content_ease import item_matrix
from services.fit.implicit_als import game_factors, player_factors
from services.fit.records import Choices, Exported, Floats, Interactions, Trial
from services.fit.validation import Split, ndcg, splits, standard
from services.fit.weights import all_equal, fading, has_order, history_weights_for, liked, matrix, rating_weights

_MOST_GAMES = 2_500
_MOST_PLAYERS = 4_000
_LEAST_JUDGED = 30
_SURE = 2.0
# Matrices of 25 MB each.
_KEPT_MODELS = 8
_NEUTRAL_RATINGS = (1.0, 0.0, 2.0)
_RIDGES = (50.0, 100.0, 200.0, 400.0, 800.0)
_CONTENT_WEIGHTS = (0.0, 10.0, 20.0, 40.0)
# Close together: where 50 is best, 35 and 70 lose .016 and .008 of NDCG@10 by factors, which is more than all other
# choices (three splits of the training parts of MovieLens 100K).
_REGULARISATIONS = (12.5, 25.0, 35.0, 50.0, 70.0, 100.0)
_FACTOR_WEIGHTS = (0.0, 1.0, 2.0, 3.0)
_LEAST_FADED = (1.0, 0.7, 0.5, 0.3)
STEPS = sum(map(len, (_NEUTRAL_RATINGS, _RIDGES, _CONTENT_WEIGHTS, _REGULARISATIONS, _FACTOR_WEIGHTS, _LEAST_FADED)))

ALL_CHOICES = "all choices"

Advance = Callable[[int], None]


def choose(exported: Exported, advance: Advance, serving: Choices | None = None) -> tuple[Choices, tuple[Trial, ...]]:
    """The best choices and all that was tried; `serving` are those of the model that serves.

    Advances `STEPS` steps, fewer where something is not chosen.
    """
    interactions, content = _sampled(exported)
    parts = splits(interactions, liked(interactions.rating), len(content))
    first = serving or Choices()
    if _judging(parts) < _LEAST_JUDGED:
        return first, ()
    return _Trials([_World(part, content) for part in parts], interactions.players, advance).run(first)


class _World:
    """What is known on one split, and what models of choices make of it. Scores are [judged, games]."""

    def __init__(self, parts: Split, content: Floats) -> None:
        self.judged = parts.judged
        self._known = parts.known
        self._held_out = parts.held_out
        self._content = content
        self._seen = self._matrix(np.ones(len(parts.known.game), np.float32))[parts.judged]
        # What was made last, by all that it depends on: one choice after another changes.
        self._columns: dict[tuple[float, ...], Floats] = {}
        self._factors: dict[tuple[float, ...], Floats] = {}
        self._scores: dict[str, tuple[Choices, Floats]] = {}

    def has_ratings(self) -> bool:
        """Whether ratings tell plays apart."""
        ratings = self._known.rating
        return not (all_equal(ratings) or bool(np.isnan(ratings).all()))

    def has_order(self) -> bool:
        """Whether times tell plays apart."""
        return has_order(self._known)

    def by_columns(self, choices: Choices) -> Floats:
        """Scores by content-EASE."""

        def score() -> Floats:
            key = (choices.neutral_rating, choices.ridge, choices.content_weight)
            if key not in self._columns:
                made = item_matrix(
                    self._plays(choices), self._content, ridge=choices.ridge, content_weight=choices.content_weight
                )
                self._columns = {**dict(list(self._columns.items())[1 - _KEPT_MODELS :]), key: made}
            return np.asarray(self._histories(choices) @ self._columns[key], dtype=np.float32)

        return self._once("columns", choices, score)

    def by_factors(self, choices: Choices) -> Floats:
        """Scores by implicit ALS."""

        def score() -> Floats:
            key = (choices.neutral_rating, choices.regularisation)
            if key not in self._factors:
                self._factors[key] = game_factors(self._plays(choices), regularisation=choices.regularisation)
            factors = self._factors[key]
            scores: Floats = player_factors(self._histories(choices), factors, choices.regularisation) @ factors.T
            return scores

        return self._once("factors", choices, score)

    def by_both(self, choices: Choices) -> Floats:
        """Scores by both, blended as the recommender does."""
        by_columns, by_factors = standard(self.by_columns(choices)), standard(self.by_factors(choices))
        return by_columns + np.float32(choices.factor_weight) * by_factors

    def ndcg(self, scores: Floats) -> NDArray[np.float64]:
        """Of each judged player, NaN where nothing is to be found."""
        return ndcg(scores, self._seen, self._held_out)

    def _once(self, what: str, choices: Choices, score: Callable[[], Floats]) -> Floats:
        """The scores, worked out again only if what changed since is more than how both are blended."""
        choices = replace(choices, factor_weight=0.0)
        if what not in self._scores or self._scores[what][0] != choices:
            self._scores[what] = (choices, score())
        return self._scores[what][1]

    def _plays(self, choices: Choices) -> sp.csr_matrix:
        weights = rating_weights(self._known.rating, history_weights_for(self._known.rating, choices))
        return self._matrix(np.maximum(weights, 0.0))

    def _histories(self, choices: Choices) -> sp.csr_matrix:
        history = history_weights_for(self._known.rating, choices)
        weights = rating_weights(self._known.rating, history) * fading(self._known, history)
        return self._matrix(weights)[self.judged]

    def _matrix(self, weights: Floats) -> sp.csr_matrix:
        return matrix(self._known, weights, len(self._content))


class _Trials:
    """The trials on all splits."""

    def __init__(self, worlds: Sequence[_World], players: int, advance: Advance) -> None:
        self._worlds = worlds
        self._players = players
        self._advance = advance
        self._trials: list[Trial] = []

    def run(self, first: Choices) -> tuple[Choices, tuple[Trial, ...]]:
        """What ratings say, then ridge, content weight, regularisation, the factors' weight, and how plays fade.

        The last trials compare what was chosen, 1, with the `first` choices, 0.
        """
        chosen = first
        if self._worlds[0].has_ratings():
            chosen = self._chosen("neutral_rating", _NEUTRAL_RATINGS, chosen, by=_World.by_columns)
        chosen = self._chosen("ridge", _RIDGES, chosen, by=_World.by_columns)
        chosen = self._chosen("content_weight", _CONTENT_WEIGHTS, chosen, by=_World.by_columns)
        chosen = self._chosen("regularisation", _REGULARISATIONS, chosen, by=_World.by_factors)
        chosen = self._chosen("factor_weight", _FACTOR_WEIGHTS, chosen, by=_World.by_both)
        if self._worlds[0].has_order():
            chosen = self._chosen("least_faded", _LEAST_FADED, chosen, by=_World.by_both)
        if chosen != first:
            before, now = (
                float(np.nanmean(self._judged([world.ndcg(world.by_both(each)) for world in self._worlds])))
                for each in (first, chosen)
            )
            self._trials += [Trial(ALL_CHOICES, 0.0, before), Trial(ALL_CHOICES, 1.0, now)]
            chosen = chosen if now >= before else first
        return chosen, tuple(self._trials)

    def _chosen(
        self, name: str, values: Sequence[float], choices: Choices, *, by: Callable[[_World, Choices], Floats]
    ) -> Choices:
        """With the best value if it is better than what stood there by two standard errors of the difference."""
        found: dict[float, NDArray[np.float64]] = {}
        for value in dict.fromkeys([getattr(choices, name), *values]):
            trial = replace(choices, **{name: value})
            found[value] = self._judged([world.ndcg(by(world, trial)) for world in self._worlds])
            self._trials.append(Trial(name.replace("_", " "), value, float(np.nanmean(found[value]))))
            self._advance(int(value in values))
        default, *_ = found
        best = max(found, key=lambda value: float(np.nanmean(found[value])))
        gain = (found[best] - found[default])[~np.isnan(found[best])]
        error = float(gain.std()) / len(gain) ** 0.5
        return replace(choices, **{name: best if float(gain.mean()) > _SURE * error else default})

    def _judged(self, found: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """The mean over the splits of each player who was judged in any; of the others NaN."""
        total, count = np.zeros(self._players), np.zeros(self._players)
        for world, ndcgs in zip(self._worlds, found, strict=True):
            able = ~np.isnan(ndcgs)
            total[world.judged[able]] += ndcgs[able]
            count[world.judged[able]] += 1
        mean: NDArray[np.float64] = np.full(self._players, np.nan)
        return np.divide(total, count, out=mean, where=count > 0)


def _judging(parts: Sequence[Split]) -> int:
    """How many players have something to be found on any split; those who like nothing that is held out judge nothing.

    Of too few the differences may all be equal, which is no certainty.
    """
    return len({player for part in parts for player in part.judged[part.held_out.getnnz(axis=1) > 0].tolist()})


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
