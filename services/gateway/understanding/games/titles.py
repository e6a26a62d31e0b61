"""Finds the titles of a catalogue, and what games are called for short, in a text, the longest first.

Matching ignores case, accents and punctuation, except that a title of one common word ("Control", "Inside") is not
found where it is written in lower case. A word counts as common when the catalogue's own descriptions use it so, or
when another title has it behind its first word: "Alone in the Dark" makes "dark" common, "Hades II" does not "hades".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from services.gateway.understanding.plain_text import WORD, fold, plain

_SEGMENT = re.compile(r"[:–—]| - ")
_NUMERAL = re.compile(r"\d+|[ivxlc]+")
# Shorter words are too often something else than the name of a game.
_SHORTEST_PART = 4
# With fewer words of descriptions than this it cannot be told which words are common.
_ENOUGH_DESCRIPTIONS = 1000
_SHORTEST_PART_IN_LOWER_CASE = 5


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found at `text[start:end]`."""

    game_id: str
    start: int
    end: int


class _Phrases:
    """Sequences of words, each with the games that it stands for.

    Two flat tables of strings instead of a tree of nodes: Python's collector of garbage, which stops all threads,
    passes over strings, and looks at every node of a tree. `python -m tests.bench.catalogue_reading` measures it.
    """

    def __init__(self) -> None:
        self._game_ids: dict[str, tuple[str, ...]] = {}
        self._continued: set[str] = set()
        self._in_capitals_alone: set[str] = set()
        self.longest = 1

    @property
    def is_empty(self) -> bool:
        return not self._game_ids

    def add(self, words: list[str], game_id: str, *, in_lower_case: bool) -> None:
        phrase = words[0]
        for word in words[1:]:
            self._continued.add(phrase)
            phrase = f"{phrase} {word}"
        self._game_ids[phrase] = (*self._game_ids.get(phrase, ()), game_id)
        if in_lower_case:
            self._in_capitals_alone.discard(phrase)
        else:
            self._in_capitals_alone.add(phrase)
        self.longest = max(self.longest, len(words))

    def goes_on(self, words: list[str]) -> bool:
        """Whether a longer sequence begins with these words."""
        return " ".join(words) in self._continued

    def find(self, text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """The games of the sequences in `text`, from left to right, none inside another, the longest at each place."""
        words = list(WORD.finditer(text))
        folded = [fold(match.group()) for match in words]
        position = 0
        while position < len(words):
            best, length = self._longest_at(position, words, folded)
            if not length:
                position += 1
                continue
            yield best, words[position].start(), words[position + length - 1].end()
            position += length

    def _longest_at(self, position: int, words: list[re.Match[str]], folded: list[str]) -> tuple[tuple[str, ...], int]:
        """The games of the longest sequence that begins at a place, and how many words it has; 0 for none."""
        best: tuple[str, ...] = ()
        length, phrase = 0, ""
        for offset, word in enumerate(folded[position : position + self.longest]):
            phrase = f"{phrase} {word}" if offset else word
            is_cased = not words[position + offset].group().islower()
            if phrase in self._game_ids and (is_cased or phrase not in self._in_capitals_alone):
                best, length = self._game_ids[phrase], offset + 1
            if phrase not in self._continued:
                break
        return best, length


class TitleIndex:
    """The titles of one state of the catalogue."""

    def __init__(self, titles: Iterable[tuple[str, str]], descriptions: Iterable[str] = ()) -> None:
        """`titles` are pairs of game id and title; `descriptions` tell which words are common."""
        titles = list(titles)
        common = {fold(word) for text in descriptions for word in WORD.findall(text) if word.islower()}
        in_titles = {fold(word) for _, title in titles for word in WORD.findall(plain(title))[1:]}
        self._common = frozenset(common)
        self._titles, self._parts = _Phrases(), _Phrases()
        for game_id, title in titles:
            readable = plain(title)
            words = [fold(word) for word in WORD.findall(readable)]
            if not words:
                continue
            rare = words[0] not in common and words[0] not in in_titles
            self._titles.add(words, game_id, in_lower_case=len(words) > 1 or rare)
            self._add_parts(readable, words, game_id, common)

    @property
    def is_empty(self) -> bool:
        """Whether the catalogue has no titles."""
        return self._titles.is_empty

    def is_common(self, word: str) -> bool:
        """Whether a folded word is one that the descriptions use."""
        return word in self._common

    def is_no_word(self, word: str) -> bool:
        """Whether a folded word is in none of the descriptions, where there are enough of them to tell."""
        return len(self._common) >= _ENOUGH_DESCRIPTIONS and word not in self._common

    def _add_parts(self, title: str, words: list[str], game_id: str, common: Set[str]) -> None:
        """What the game may be called for short: "Skyrim", "The Witcher 3"."""
        for segment in _SEGMENT.split(title):
            part = [fold(word) for word in WORD.findall(segment)]
            if 1 < len(part) < len(words):
                self._parts.add(part, game_id, in_lower_case=True)
        if len(words) == 1:
            return
        for word in words:
            if len(word) >= _SHORTEST_PART and word not in common and not _NUMERAL.fullmatch(word):
                telling = len(common) >= _ENOUGH_DESCRIPTIONS and len(word) >= _SHORTEST_PART_IN_LOWER_CASE
                self._parts.add([word], game_id, in_lower_case=telling)

    def find(self, text: str, prefer: Iterable[str] = ()) -> Iterator[TitleMatch]:
        """The titles in `text`, from left to right, none inside another.

        Of games that share a title the first one in `prefer` is named.
        """
        preferred = set(prefer)
        for game_ids, start, end in self._titles.find(text):
            game_id = next((each for each in game_ids if each in preferred), game_ids[0])
            yield TitleMatch(game_id, start, end)

    def find_parts(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        """Parts of titles in `text` that games go by for short, each with the ids of the games it may stand for."""
        for game_ids, start, end in self._parts.find(text):
            yield text[start:end], frozenset(game_ids)

    def may_continue(self, text: str) -> bool:
        """Whether the last words of `text` begin a title that further words could complete."""
        words = [fold(match.group()) for match in WORD.finditer(text)][-self._titles.longest :]
        return any(self._titles.goes_on(words[start:]) for start in range(len(words)))
