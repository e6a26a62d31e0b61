"""Finds the titles of a catalogue in a text: a trie over words, longest match first.

Matching ignores case and punctuation, except for titles of one common word ("Control", "Inside"): those must be
written as the catalogue writes them. A word counts as common when the catalogue's own descriptions use it in lower
case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found at `text[start:end]`."""

    game_id: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    game_ids: list[str] = field(default_factory=list)
    # How a title of one common word must be written; None when any case will do.
    exactly: str | None = None


class TitleIndex:
    """The titles of one state of the catalogue."""

    def __init__(self, titles: Iterable[tuple[str, str]], descriptions: Iterable[str] = ()) -> None:
        """`titles` are pairs of game id and title; `descriptions` tell which words are common."""
        self._root = _Node()
        self._longest = 1
        common = {word for text in descriptions for word in _WORD.findall(text) if word.islower()}
        for game_id, title in titles:
            words = [match.group() for match in _WORD.finditer(title)]
            if not words:
                continue
            node = self._root
            for word in words:
                node = node.children.setdefault(fold(word), _Node())
            node.game_ids.append(game_id)
            self._longest = max(self._longest, len(words))
            if len(words) == 1 and words[0].lower() in common:
                node.exactly = words[0]

    def find(self, text: str, prefer: Iterable[str] = ()) -> Iterator[TitleMatch]:
        """The titles in `text`, from left to right, none inside another.

        Of games that share a title the first one in `prefer` is named.
        """
        preferred = set(prefer)
        words = list(_WORD.finditer(text))
        position = 0
        while position < len(words):
            length, node = self._longest_match(words, position)
            if node is None:
                position += 1
                continue
            game_id = next((each for each in node.game_ids if each in preferred), node.game_ids[0])
            yield TitleMatch(game_id, words[position].start(), words[position + length - 1].end())
            position += length

    def may_continue(self, text: str) -> bool:
        """Whether the last words of `text` begin a title that further words could complete."""
        words = [fold(match.group()) for match in _WORD.finditer(text)][-self._longest :]
        for start in range(len(words)):
            node: _Node | None = self._root
            for word in words[start:]:
                node = node.children.get(word) if node else None
            if node is not None and node.children:
                return True
        return False

    def _longest_match(self, words: list[re.Match[str]], position: int) -> tuple[int, _Node | None]:
        node, best, best_length = self._root, None, 0
        for offset, match in enumerate(words[position : position + self._longest]):
            child = node.children.get(fold(match.group()))
            if child is None:
                break
            node = child
            if node.game_ids and (node.exactly is None or node.exactly == match.group()):
                best, best_length = node, offset + 1
        return best_length, best


def fold(word: str) -> str:
    """A word without case, accents and apostrophes: "Pokémon's" and "pokemons" are the same."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter) and letter not in "'’")
