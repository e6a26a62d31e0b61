"""Finds all games of a series by what it is called in any script: "civ", "文明" and "Цивилизация" are one series.

A name stands for a series where titles or aliases begin with it, and go on with a number or with more words. What those
games' titles begin with in common, without numbers and subtitles, is the series' name in the catalogue's own spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from services.gateway.understanding.games.names_by_word import NamesByWord
from services.gateway.understanding.plain_text import UNSPACED

# Letters of a name that the whole series goes by; shorter ones are told by the numbers behind them: "Civ 5".
_SHORTEST = 4
_SHORTEST_NUMBERED = 2
# The same without spaces between words, where each letter says more; two letters are told by the numbers behind them.
_SHORTEST_UNSPACED = 3
_NUMBERED = re.compile(r"\s?\d")
_NUMBER = re.compile(r" \d+(?: |$).*")


class SeriesNames:
    """The series of one catalogue, by the keys of all names of its games."""

    def __init__(
        self,
        titles: Mapping[str, str],
        spelled: Mapping[str, tuple[str, ...]],
        cyrillic: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`titles` are the keys of titles by game id; `spelled` the ids by each title or alias, and `cyrillic` those in
        Cyrillic by what no case changes of their sound."""
        self._titles = titles
        self._spelled, self._cyrillic = spelled, cyrillic
        self._unspaced = tuple(name for name in spelled if UNSPACED.search(name))
        self._spelled_by_word, self._cyrillic_by_word = NamesByWord(spelled), NamesByWord(cyrillic)

    def find(self, key: str) -> tuple[str, ...]:
        """The games of the series that `key` is the name of, with those that are called by it alone."""
        return self._begun(key, self._spelled, self._spelled_by_word, self._spelled.get(key, ()))

    def find_cyrillic(self, stem: str, named: tuple[str, ...]) -> tuple[str, ...]:
        """The same for a name in Cyrillic, by its sound without the endings of cases; `named` are those called by it
        alone."""
        return self._begun(stem, self._cyrillic, self._cyrillic_by_word, named)

    def find_unspaced(self, key: str) -> tuple[str, ...]:
        """The same for a name in Chinese or Japanese, which may stand anywhere in theirs: "スーパーマリオ"."""
        if len(key) < _SHORTEST_NUMBERED:
            return ()
        holding = [name for name in self._unspaced if key in name]
        begun = [name for name in holding if name.startswith(key)]
        if len(key) < _SHORTEST_UNSPACED:
            begun = holding = [name for name in begun if name == key or _NUMBERED.match(name, len(key))]
        further = {name: self._spelled[name] for name in begun if name != key}
        grown = self._grown(self._spelled.get(key, ()), further, len(key))
        return tuple(dict.fromkeys([*grown, *(game for name in holding for game in self._spelled[name])]))

    def _begun(
        self, key: str, names: Mapping[str, tuple[str, ...]], by_word: NamesByWord, named: tuple[str, ...]
    ) -> tuple[str, ...]:
        if len(key) < _SHORTEST_NUMBERED:
            return ()
        further = {name: names[name] for name in by_word.holding(key) if name.startswith(f"{key} ")}
        if len(key) < _SHORTEST:
            further = {name: ids for name, ids in further.items() if _NUMBERED.match(name, len(key))}
        return self._grown(named, further, len(key))

    def _grown(self, named: tuple[str, ...], further: Mapping[str, tuple[str, ...]], length: int) -> tuple[str, ...]:
        """The games called by a name of so many letters, alone or with more behind it, and others of their series."""
        numbered = [game for name, ids in further.items() if _NUMBERED.match(name, length) for game in ids]
        found = dict.fromkeys([*named, *(game for ids in further.values() for game in ids)])
        # What a subtitle alone is called ("Vice City") names one game, what goes on with a number a series.
        heads = {_head(self._titles[game]) for game in numbered}
        heads |= {key for game in named if (key := self._titles[game]) == _head(key)}
        heads |= {_common([self._titles[game] for game in found])} if len(found) > 1 else set()
        for head in sorted(heads):
            if len(head) >= _SHORTEST:
                found |= dict.fromkeys(self._beginning_with(head))
        return tuple(found)

    def _beginning_with(self, head: str) -> Iterator[str]:
        yield from (game for name in self._spelled_by_word.beginning_with(head) for game in self._spelled[name])


def _head(key: str) -> str:
    """A title without what comes behind its colon or number."""
    return _NUMBER.sub("", key)


def _common(keys: list[str]) -> str:
    """The words that all keys begin with."""
    shared: list[str] = []
    for words in zip(*(key.split() for key in keys), strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    return " ".join(shared)
