"""Finds the names that a misspelt one may be meant for, among those of its first letter and about its length.

All names of a catalogue would have to be compared otherwise; `python -m tests.bench.title_lookup` tells the cost.
"""

from __future__ import annotations

import math
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LETTERS = string.ascii_lowercase + string.digits
_MOST = 5


class NamesToGuess:
    """Names by sound. `similar` is the share of letters that has to be right, swapped ones counted as one wrong."""

    def __init__(self, names: Iterable[str], *, similar: float) -> None:
        found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for name in names:
            found[name[0], len(name)].append(name)
        self._names = {place: frozenset(held) for place, held in found.items()}
        self._similar = similar

    def near(self, said: str, *, similar: float = 0.0) -> Sequence[str]:
        """The names that `said`, of two letters and more, may be a misspelling of, the nearest first; with `similar` so
        large a share of letters is enough.

        Who mistypes a name seldom does so in its first letter, and then nowhere else: StarCraft is no Warcraft.
        """
        share = similar or self._similar
        span = range(math.ceil(len(said) * share), math.floor(len(said) / share) + 1)
        known = [name for length in span for name in self._names.get((said[0], length), ())]
        known += [
            name for name in _with_another_first_letter(said) if name in self._names.get((name[0], len(name)), ())
        ]
        likely = process.extract(said, sorted(known), scorer=OSA.normalized_similarity, score_cutoff=share, limit=_MOST)
        return [name for name, _, _ in likely]


def _with_another_first_letter(said: str) -> Iterator[str]:
    """What `said` is with its first letter wrong, missing, too many or swapped with the second."""
    yield from (letter + rest for rest in (said[1:], said) for letter in _LETTERS if letter != said[0])
    yield said[1:]
    yield said[1] + said[0] + said[2:]
