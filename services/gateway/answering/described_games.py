"""Finds the games that a question may mean by a word of their titles: "what's that game where you're a goose"."""

from __future__ import annotations

from services.gateway.answering.function_words import SPACED
from services.gateway.understanding.beyond_catalogues.ordinary_words import may_name_a_kind
from services.gateway.understanding.names import CatalogueNames
from services.gateway.understanding.plain_text import words

_SHORTEST = 4
# A word that more titles have tells nothing.
_MOST_GAMES = 3
_MOST_WORDS = 30


def titles_by_a_word(text: str, names: CatalogueNames) -> list[str]:
    """The ids of the games, three at most, whose titles have a word of `text` that few have and no question is made of;
    none where there is no such word."""
    said = [
        word
        for word in words(text)[:_MOST_WORDS]
        if len(word) >= _SHORTEST and word not in SPACED and may_name_a_kind(word)
    ]
    for word in said:
        found = names.titles.holding(word)
        if 0 < len(found) <= _MOST_GAMES:
            return found
    return []
