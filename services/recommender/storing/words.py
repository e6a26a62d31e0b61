"""Turns texts into sparse vectors of their words, for BM25 (Robertson and Zaragoza 2009) by a dot product.

A document holds the saturated frequency of each word; the store weighs the words of a query by how rare they are. No
dictionary is kept: a word's component is a hash of it.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator

from services.common.games.titles import fold, folded_title
from services.recommender.records import Game
from services.recommender.storing.engines.vector_store import Sparse

# Longer words count by so many letters, for languages with endings: "strategies" finds "strategy".
_STEM = 5
# The saturation and the correction for length that are usual (Robertson and Zaragoza 2009, section 3.2), and a length
# that makes no difference; with the mean of a catalogue the weights of all games would change with each new one.
_K1, _B, _LENGTH = 1.2, 0.75, 32.0
# A word of the title or of an alias tells more about which game is meant.
_TITLE_TIMES = 2
_ALIASES = ("alias", "aliases", "alternative_titles", "also_known_as", "aka")
_MOST_PREFIXES = 16

_WORD = re.compile(r"\w+")
# Scripts that put no spaces between words: pairs of their signs count as words.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


def document(game: Game) -> Sparse:
    """The words of a game's title, aliases, genres, tags and summary."""
    counts: Counter[int] = Counter()
    for text in (game.title, *other_titles(game)):
        for word in _words(text):
            counts[_component(word)] += _TITLE_TIMES
    for text in (*game.genres, *game.tags, game.summary):
        counts.update(_component(word) for word in _words(text))
    length = sum(counts.values())
    norm = _K1 * (1 - _B + _B * length / _LENGTH)
    components = sorted(counts)
    return Sparse(components, [counts[each] * (_K1 + 1) / (counts[each] + norm) for each in components])


def query(text: str) -> Sparse:
    """The words of a text, each once."""
    components = sorted({_component(word) for word in _words(text)})
    return Sparse(components, [1.0] * len(components))


def other_titles(game: Game) -> list[str]:
    """Aliases of a game and its titles in other languages.

    Also from an attribute that is named so, where they are separated by ";" or "|" or lines.
    """
    found = (value for name, value in game.attributes.items() if name.casefold().replace(" ", "_") in _ALIASES)
    listed = (alias.strip() for value in found for alias in re.split(r"[;|\n]", value))
    titles = (*game.aliases, *(text.title for text in game.localized), *listed)
    return list(dict.fromkeys(title for title in titles if title and title != game.title))


def title_prefixes(game: Game) -> list[str]:
    """What a title and its aliases begin with, word by word, folded: "Hades II" has "hades" and "hades ii"."""
    prefixes: dict[str, None] = {}
    for title in (game.title, *other_titles(game)):
        words = folded_title(title).split()[:_MOST_PREFIXES]
        prefixes.update(dict.fromkeys(" ".join(words[: end + 1]) for end in range(len(words))))
    return list(prefixes)


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(fold(text)):
        run = _UNSPACED.fullmatch(word)
        if run:
            yield from (word[start : start + 2] for start in range(len(word) - 1))
        else:
            yield word[:_STEM]


def _component(word: str) -> int:
    return zlib.crc32(word.encode())
