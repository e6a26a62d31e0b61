"""Tells which games are editions of one game: "Skyrim" and "Skyrim - Special Edition", by their titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# What follows the title proper. A remake is a game of its own, and so is a game of another year: "Prey (2017)".
_EDITION = re.compile(
    r"""[\s:,\-–—(\[]*\b(
        (the\s+)?(\d+(st|nd|rd|th)\s+|hd\s+)?(game\s+of\s+the\s+year|goty|director'?s|special|definitive|deluxe|ultimate
          |complete|collector'?s|anniversary|enhanced|gold|platinum|premium|legendary|extended|standard|digital|final
          |legacy|remastered|royal)\s+(hd\s+)?(edition|cut)
        | remaster(ed)? | game\s+of\s+the\s+year | goty | redux | hd | (enhanced|definitive|complete)\s+collection
    )[)\]]*\s*$""",
    re.VERBOSE,
)
_NOT_WORD = re.compile(r"[^\w]+")
_SEVERAL = re.compile(r"[,;/|&]| and ")
_COMPANY = re.compile(r"\b(inc|ltd|llc|gmbh|co|corp|studios?|games?|entertainment|interactive|software)\b\.?")
# A game comes to other platforms under its own title within some years.
_YEARS_OF_PORTS = 5


def edition_key(title: str) -> str:
    """The title without what names an edition, in a form that is equal for all editions of a game.

    >>> edition_key("Dark Souls™: REMASTERED") == edition_key("Dark Souls")
    True
    """
    folded = _folded(title)
    while True:
        shorter = _EDITION.sub("", folded)
        if shorter == folded or not _NOT_WORD.sub("", shorter):
            break
        folded = shorter
    return _NOT_WORD.sub(" ", folded).strip()


def _plain(title: str) -> str:
    """The whole title in the form of `edition_key`."""
    return _NOT_WORD.sub(" ", _folded(title)).strip()


def _folded(title: str) -> str:
    folded = unicodedata.normalize("NFKC", title).casefold().replace("™", "").replace("®", "").replace("’", "'")
    return re.sub(r"(?<=\w)tm(?=[\s:]|$)", "", folded)


@dataclass(frozen=True, slots=True)
class Edition:
    """What tells whether two games are editions of one.

    `plain` says that the title names no edition; `developers` and `year` are empty and 0 where they are not known.
    """

    key: str
    plain: bool
    developers: frozenset[str]
    year: int


def edition_of(title: str, developer: str = "", year: int = 0) -> Edition:
    """The edition of a game with this title; of several developers any may be the other's."""
    key = edition_key(title)
    names = (_NOT_WORD.sub(" ", _COMPANY.sub("", name.casefold())).strip() for name in _SEVERAL.split(developer))
    return Edition(key, key == _plain(title), frozenset(filter(None, names)), year)


def of_one_game(one: Edition, other: Edition) -> bool:
    """Whether the titles are alike and nothing else tells the games apart.

    Other developers made another game, and so did, under the very same title, another decade: Doom of 1993 and of 2016.
    """
    if one.key != other.key:
        return False
    if one.developers and other.developers and not one.developers & other.developers:
        return False
    years_known = bool(one.year and other.year)
    return not (one.plain and other.plain and years_known and abs(one.year - other.year) > _YEARS_OF_PORTS)


class Editions:
    """Games of which one edition each is wanted."""

    def __init__(self, games: Iterable[Edition]) -> None:
        self._by_key: dict[str, list[Edition]] = {}
        for game in games:
            self._by_key.setdefault(game.key, []).append(game)

    def add(self, game: Edition) -> bool:
        """Adds a game unless an edition of it is there; whether it was added."""
        alike = self._by_key.setdefault(game.key, [])
        if any(of_one_game(game, other) for other in alike):
            return False
        alike.append(game)
        return True
