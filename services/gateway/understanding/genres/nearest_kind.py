"""Finds the name of a catalogue that lies nearest to a kind, where no word tells: by the encoder, with doubt.

Cosines of a sentence encoder bunch high, so vectors are centred first, and each name has a threshold of its own. The
thresholds come from the vocabulary itself: every form of a name (what it is called in some language) is looked up as
if it were said by a player, once with its name in the catalogue, which must find it, and once without, which must find
nothing. Its own inflections do not count as found: the tables know those, so no word that comes here is one. A name's
threshold is the score above which enough of what is found there is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

# Of what the encoder finds in the calibration, this share must be right; `make bench-classifier` prints what it gives
# on kinds that the calibration has not seen.
_PRECISION = 0.9
# How many kinds that the catalogue lacks players are taken to name for each one that it has.
_LACKING = 0.25
# Calibrated on fewer wrong examples, a name keeps the threshold of all names.
_ENOUGH = 4
_OWN_QUANTILE = 0.9
# Forms of one name that begin alike are taken for one word and its inflections.
_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class Nearest:
    """A normalised name, and the centred cosine, -1 to 1, of its form that lies nearest."""

    name: str
    score: float


class NearestKind:
    """The names of one catalogue in one encoder's space."""

    def __init__(self, forms: Mapping[str, Sequence[str]], vectors: Mapping[str, Sequence[float]]) -> None:
        """`forms` by name, as of `KindNames.forms`; `vectors` by form, each with the prompt "query"."""
        self._names = list(forms)
        owners = [(place, form) for place, name in enumerate(self._names) for form in forms[name] if form in vectors]
        self._owner = np.array([place for place, _ in owners], dtype=np.int64)
        beginnings = [f"{place} {form[:_BEGINNING].casefold()}" for place, form in owners]
        self._word = np.unique(beginnings, return_inverse=True)[1]
        rows = np.array([vectors[form] for _, form in owners], dtype=np.float32)
        self._centre = rows.mean(axis=0)
        self._rows = self._centred(rows)
        self.thresholds = self._calibrated()

    def find(self, vector: Sequence[float]) -> Nearest | None:
        """The nearest name, if it lies near enough to be meant."""
        scores = self._by_name(self._rows @ self._centred(np.asarray(vector, dtype=np.float32)[None])[0])
        best = int(scores.argmax())
        if scores[best] < self.thresholds[best]:
            return None
        return Nearest(self._names[best], float(scores[best]))

    def _centred(self, rows: Vectors) -> Vectors:
        moved = rows - self._centre
        unit: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        return unit

    def _by_name(self, cosines: Vectors) -> Vectors:
        scores = np.full(len(self._names), -1.0, dtype=np.float32)
        np.maximum.at(scores, self._owner, cosines)
        return scores

    def _calibrated(self) -> Vectors:
        right: list[float] = []
        mistaken: list[float] = []
        lacking: list[tuple[int, float]] = []
        cosines = self._rows @ self._rows.T
        cosines[self._word[:, None] == self._word[None, :]] = -1.0
        for place, owner in enumerate(self._owner):
            scores = self._by_name(cosines[place])
            best = int(scores.argmax())
            (right if best == owner else mistaken).append(float(scores[best]))
            scores[owner] = -1.0
            other = int(scores.argmax())
            lacking.append((other, float(scores[other])))
        common = _threshold(right, mistaken, [score for _, score in lacking])
        thresholds = np.full(len(self._names), common, dtype=np.float32)
        for name in range(len(self._names)):
            own = [score for place, score in lacking if place == name]
            if len(own) >= _ENOUGH:
                thresholds[name] = max(common, float(np.quantile(own, _OWN_QUANTILE)))
        return thresholds


def _threshold(right: Sequence[float], mistaken: Sequence[float], lacking: Sequence[float]) -> float:
    """The least score from which on the share of right ones is as wanted."""
    weighted = [(score, 1.0, 1.0) for score in right]
    weighted += [(score, 0.0, 1.0) for score in mistaken]
    weighted += [(score, 0.0, _LACKING) for score in lacking]
    weighted.sort(reverse=True)
    good = total = 0.0
    least = 1.0
    for score, is_right, weight in weighted:
        good, total = good + is_right, total + weight
        if good >= _PRECISION * total:
            least = score
    return least
