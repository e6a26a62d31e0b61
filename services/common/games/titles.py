"""Compares and recognises titles of games: what counts as the same title, and what makes it the title of a sequel.

Works on text alone and knows no catalogue.
"""

from __future__ import annotations

import re
import unicodedata

# A word for people: the letters of "Assassin's" are one word.
WORD = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)
_LETTERS = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("", "", "'’")
# Signs that belong to no title; they go first, since compatibility (NFKD) makes letters of them.
_TRADEMARKS = str.maketrans("", "", "™®©")
_NUMBER_OF_A_SEQUEL = re.compile(r"\s++(?:\d{1,2}|[IVX]+)\b")
_ANY_NUMBER = re.compile(r"(?:\s*+:)?\s++(?:\d+|[IVX]+)\b")


def fold(text: str) -> str:
    """A text without case, accents and apostrophes: "Pokémon's" and "pokemons" are the same."""
    if text.isascii():
        return text.lower().replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each)).translate(_APOSTROPHES)


def folded_title(title: str) -> str:
    """A title without case, accents, punctuation and trademark signs: "POKÉMON™: Red" is "pokemon red"."""
    return " ".join(_LETTERS.findall(fold(title.translate(_TRADEMARKS))))


def is_sequel(text: str, end: int, *, strict: bool = False) -> bool:
    """Whether the title that ends at `text[end]` is followed by a number, and so is that of another game: "Doom 3".

    A number is one or two digits, or Roman. Where naming a wrong game is worse than missing a right one, `strict`
    also takes years and what follows a colon for such numbers: "Doom 2016", "Doom: 2".
    """
    return (_ANY_NUMBER if strict else _NUMBER_OF_A_SEQUEL).match(text, end) is not None
