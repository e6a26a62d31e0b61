"""Finds the names that a catalogue has for genres, tags, platforms and games in the words of a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gamesrec.common.v1 import common_pb2
from services.gateway.understanding.games.titles import TitleIndex
from services.gateway.understanding.genres.synonyms import KINDS, PLATFORMS
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import fold, plain, words


class Vocabulary:
    """The names of one state of the catalogue.

    `genres`, `tags` and `spelled_platforms` map a normalised name to the catalogue's spelling; `kinds` finds genres and
    tags in words, `platforms` platforms, and `titles` games in a text. `names` are for words that are known to be
    names.
    """

    def __init__(self, games: Sequence[common_pb2.Game], titles: TitleIndex) -> None:
        self.names = CatalogueNames(games)
        self.titles = titles
        self.genres: dict[str, str] = {}
        self.tags: dict[str, str] = {}
        platforms: dict[str, str] = {}
        for game in games:
            for entries, names in ((game.genres, self.genres), (game.tags, self.tags), (game.platforms, platforms)):
                for entry in entries:
                    names.setdefault(_normalised(entry), entry)
        self.kinds = NameFinder({*self.genres, *self.tags}, KINDS)
        self.platforms = NameFinder(platforms, PLATFORMS)
        self.spelled_platforms = platforms


class NameFinder:
    """Finds names and their synonyms in words; of several at one place the longest."""

    def __init__(self, names: Iterable[str], synonyms: Mapping[str, tuple[str, ...]]) -> None:
        """`names` are normalised; `synonyms` holds by name what else it is called, see `synonyms.py`."""
        known = set(names)
        also = {_normalised(name): entries for name, entries in synonyms.items()}
        phrases = [(form, name) for name in known for form in _forms(name)]
        phrases += [(entry, name) for name in known & also.keys() for entry in also[name]]
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._stems: list[tuple[tuple[str, ...], str]] = []
        for phrase, name in phrases:
            parts = tuple(f"{fold(part[:-1])}*" if part.endswith("*") else fold(part) for part in phrase.split())
            if not parts:
                continue
            if parts[0].endswith("*"):
                self._stems.append((parts, name))
            else:
                self._exact.setdefault(parts[0], []).append((parts, name))

    def find(self, said: list[str]) -> Iterator[tuple[str, int, int]]:
        """Names in the folded words, each with the places of its first word and behind its last."""
        position = 0
        while position < len(said):
            fitting = [
                (len(parts), name)
                for parts, name in (*self._exact.get(said[position], ()), *self._stems)
                if len(parts) <= len(said) - position
                and all(_fits(word, part) for word, part in zip(said[position:], parts, strict=False))
            ]
            if not fitting:
                position += 1
                continue
            length, name = max(fitting)
            yield name, position, position + length
            position += length


def _normalised(name: str) -> str:
    return " ".join(words(plain(name)))


def _forms(name: str) -> tuple[str, ...]:
    """A name, and its plural if it is one English word."""
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return (name, plural) if name.isalpha() else (name,)


def _fits(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
