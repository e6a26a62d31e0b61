"""Joins the lists of several retrievers into one: z-scored weighted sums over the union of their candidates.

Ranks are never fused: at equal rank weight a weak list spoils a strong one. Pure functions on plain scores.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from services.recommender.records import ReasonKind

# Beyond this many standard deviations a score grows only logarithmically: one outlier of a heavy-tailed list must not
# outweigh all other lists.
LINEAR = 2.0
# No standard score is so far out; keeps infinity out of a product.
_FAR = 1e6
# Reasons below this share of a game's score are noise to a reader.
_LEAST_SHARE = 0.05
# A reason that is certain is named whatever else speaks for the game.
_LEAST_CERTAIN_DEVIATION = 0.25
# Games with equal scores are put in order of game id later; of very many equals only this many are considered.
_MOST_TIED = 50


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Scores of a retriever's candidates (point ids), and how much its opinion counts.

    `absent` is the score of a candidate that it did not return: None for the least that it returned (a similarity
    list that was cut off), 0 for counts. A score above `certain_above` is always a reason, a lower one never; None:
    what lifts a game above the average candidate is. A score of `never_below` or less is no reason either, however
    high among the others.
    """

    kind: ReasonKind
    weight: float
    scores: Mapping[str, float]
    absent: float | None = 0.0
    certain_above: float | None = None
    never_below: float = -math.inf

    def may_name(self, game: str) -> bool:
        """Whether this list can be a reason for a game."""
        least = self.never_below if self.certain_above is None else self.certain_above
        return game in self.scores and self.scores[game] > least


@dataclass(frozen=True, slots=True)
class Blended:
    """A candidate, its blended score, and the share of each reason, strongest first; the shares sum to 1."""

    game: str
    score: float
    shares: tuple[tuple[ReasonKind, float], ...]


def blend(
    lists: Sequence[Retrieved], *, limit: int, among: Collection[str] | None = None, linear: float = LINEAR
) -> list[Blended]:
    """The best `limit` of the lists' candidates (of those in `among`, if given), and those that tie with the last.

    Beyond `linear` standard deviations a score grows only logarithmically.
    """
    lists = [item for item in lists if item.scores]
    union: set[str] = set().union(*(item.scores for item in lists))
    games = sorted(union if among is None else union.intersection(among))
    if not games:
        return []
    deviations = [_deviations(item, games, linear) for item in lists]
    totals: NDArray[np.float64] = np.sum([item.weight * z for item, z in zip(lists, deviations, strict=True)], axis=0)
    order = np.argsort(-totals, kind="stable")
    blended = []
    for index in order[: with_ties(totals[order].tolist(), limit)]:
        opinions = [(item, float(z[index])) for item, z in zip(lists, deviations, strict=True)]
        blended.append(Blended(games[index], float(totals[index]), _shares(games[index], opinions)))
    return blended


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one list says of one game: its standard score among the games, and whether it is on the list."""

    retrieved: Retrieved
    deviation: float

    @property
    def contribution(self) -> float:
        """What it adds to the game's score in the blend."""
        return self.retrieved.weight * self.deviation


def opinions_of(game: str, lists: Sequence[Retrieved], *, linear: float = LINEAR) -> tuple[list[Opinion], int, int]:
    """What each list says of the game in the blend of all, the game's place in it from 1, and of how many games."""
    lists = [item for item in lists if item.scores]
    games = sorted(set().union({game}, *(item.scores for item in lists)))
    deviations = [_deviations(item, games, linear) for item in lists]
    totals = sum((item.weight * z for item, z in zip(lists, deviations, strict=True)), np.zeros(len(games)))
    index = games.index(game)
    place = 1 + int(np.count_nonzero(totals > totals[index]))
    opinions = [Opinion(item, float(z[index])) for item, z in zip(lists, deviations, strict=True)]
    return opinions, place, len(games)


def with_ties(scores: Sequence[float], limit: int) -> int:
    """How many of the descending scores are the first `limit` or equal to the last of them; not very many more."""
    end = min(limit, len(scores))
    while 0 < end < min(len(scores), limit + _MOST_TIED) and scores[end] == scores[limit - 1]:
        end += 1
    return end


def _deviations(item: Retrieved, games: Sequence[str], linear: float) -> NDArray[np.float64]:
    """Standard scores, compressed at the tails; all 0 if the list does not tell the games apart."""
    absent = _least(item.scores) if item.absent is None else item.absent
    values = np.fromiter(map(item.scores.get, games, repeat(absent)), np.float64, len(games))
    values = np.nan_to_num(values, nan=absent, posinf=absent, neginf=absent)
    spread = float(values.std())
    if not math.isfinite(spread) or spread <= 1e-9 * max(1.0, float(np.abs(values).max())):
        return np.zeros(len(games))
    z = (values - values.mean()) / spread
    size = np.abs(z)
    compressed: NDArray[np.float64] = np.where(
        size <= linear, z, np.sign(z) * (min(linear, _FAR) + np.log1p(np.maximum(size - linear, 0.0)))
    )
    return compressed


def _least(scores: Mapping[str, float]) -> float:
    """The least finite score, 0 if there is none."""
    found = np.fromiter(scores.values(), np.float64, len(scores))
    finite = found[np.isfinite(found)]
    return float(finite.min()) if len(finite) else 0.0


def _shares(game: str, opinions: Sequence[tuple[Retrieved, float]]) -> tuple[tuple[ReasonKind, float], ...]:
    """What speaks for the game, by how far it lifts it above the average candidate."""
    present = [(item, z) for item, z in opinions if game in item.scores and item.weight > 0]
    present = present or [(item, z) for item, z in opinions if game in item.scores]
    named = [(item, z) for item, z in present if item.may_name(game)] or present
    lift = {
        item.kind: max(0.0, item.weight) * max(z, 0.0 if item.certain_above is None else _LEAST_CERTAIN_DEVIATION)
        for item, z in named
    }
    total = sum(lift.values())
    if total <= 0:
        # Below average everywhere, or nothing tells the candidates apart: why it is a candidate at all.
        lift = {item.kind: item.weight if item.weight > 0 else 1.0 for item, _ in named}
        total = sum(lift.values())
    certain = {item.kind for item, _ in named if item.certain_above is not None}
    kept = {kind: value / total for kind, value in lift.items() if value / total >= _LEAST_SHARE or kind in certain}
    whole = sum(kept.values())
    return tuple(
        (kind, value / whole) for kind, value in sorted(kept.items(), key=lambda pair: (-pair[1], pair[0].value))
    )
