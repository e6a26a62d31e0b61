"""Tells how alike games are by their genres and tags, which the embedding of a description blurs.

Each kind weighs by how rare it is: two games about farming are more alike than two that are both "Action". That is the
cosine of vectors weighed by inverse document frequency (Salton and Buckley, "Term-weighting approaches in automatic
text retrieval", 1988).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from services.recommender.records import Game

_Weights = Mapping[str, float]


class Likeness:
    """How alike games are, where kinds are as rare as among some games of the catalogue."""

    def __init__(self, sample: Sequence[Game]) -> None:
        self._counts = Counter(kind for game in sample for kind in _kinds(game))
        self._size = len(sample)

    def to(self, named: Sequence[Game], games: Mapping[str, Game]) -> dict[str, float]:
        """How like the games `named`, on the average, each of `games` is: 0, nothing in common, to 1, all the same."""
        examples = [self._weights(game) for game in named]
        found = {key: self._weights(game) for key, game in games.items()}
        return {
            key: sum(_product(weights, example) for example in examples) / max(1, len(examples))
            for key, weights in found.items()
        }

    def _weights(self, game: Game) -> _Weights:
        """The kinds of a game with what they weigh, which make a vector of length 1 unless there are none."""
        weights = {kind: self._rarity(kind) for kind in _kinds(game)}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {kind: weight / length for kind, weight in weights.items()} if length > 0 else {}

    def _rarity(self, kind: str) -> float:
        return math.log((self._size + 1) / (self._counts[kind] + 0.5))


def _kinds(game: Game) -> frozenset[str]:
    return frozenset(name.casefold() for name in (*game.genres, *game.tags))


def _product(one: _Weights, other: _Weights) -> float:
    return sum(weight * other.get(kind, 0.0) for kind, weight in one.items())
