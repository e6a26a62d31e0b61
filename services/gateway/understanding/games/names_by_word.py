"""Finds the names that hold certain words side by side, through an index, so that a catalogue of any size costs alike.

It serves what is asked of names that nobody spells out: the games of a series, the studios of a maker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

# A word that so many names have in common ("the", "of") is the name of nothing; reading more of them would make a
# message cost as much as the catalogue is large. `python -m tests.bench.title_lookup` measures both.
_MOST_NAMES = 512


class NamesByWord:
    """Names, words parted by single spaces, by each of their words."""

    def __init__(self, names: Iterable[str]) -> None:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            for word in set(name.split()):
                if len(found[word]) < _MOST_NAMES:
                    found[word].append(name)
        # Tuples of strings, which the collector of garbage passes over.
        self._names = {word: tuple(held) for word, held in found.items()}

    def holding(self, said: str) -> Iterator[str]:
        """The names with the words of `said` in them, side by side; none where all of these are in very many names."""
        rarest = min((self._names.get(word, ()) for word in said.split()), key=len, default=())
        if len(rarest) < _MOST_NAMES:
            yield from (name for name in rarest if f" {said} " in f" {name} ")

    def beginning_with(self, said: str) -> Iterator[str]:
        """The names that begin with the words of `said`, or are these."""
        yield from (name for name in self.holding(said) if name == said or name.startswith(f"{said} "))
