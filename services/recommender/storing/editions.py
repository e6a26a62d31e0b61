"""Tells which games are editions of one game: "Skyrim" and "Skyrim - Special Edition", by relation or by title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from services.recommender.records import Game

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
# What belongs to a game and is none: "Hades - Original Soundtrack", "Hades Demo".
_EXTRA = re.compile(
    r"""(?<=\w)[\s:,\-–—(\[]+(
        ((original|official)\s+)?(game\s+)?(soundtrack|ost)(\s+edition)? | (free\s+)?demo(\s+version)?
    )[)\]]*\s*$""",
    re.VERBOSE,
)
# Attributes that an ingest writes: the id of the game that a game is an edition of, and which kind of edition.
_EDITION_OF, _EDITION_KIND = "edition_of", "edition_kind"
_EXTRA_KINDS = ("soundtrack", "demo")
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
    `root` is the id of the game that it is an edition of, its own if it is stated to be none. `extra` says that it is
    a soundtrack or a demo.
    """

    key: str
    plain: bool
    developers: frozenset[str]
    year: int
    root: str
    extra: bool


def edition_of(game: Game) -> Edition:
    """The edition that a game is; of several developers any may be the other's."""
    key = edition_key(game.title)
    names = (_NOT_WORD.sub(" ", _COMPANY.sub("", name.casefold())).strip() for name in _SEVERAL.split(game.developer))
    return Edition(
        key,
        key == _plain(game.title),
        frozenset(filter(None, names)),
        game.year,
        game.attributes.get(_EDITION_OF) or game.game_id,
        game.attributes.get(_EDITION_KIND) in _EXTRA_KINDS or bool(_EXTRA.search(_folded(game.title))),
    )


def write_edition(game: Game) -> dict[str, Any]:
    """The edition as part of a payload: working it out anew for each request takes longer than all else."""
    edition = edition_of(game)
    return {**asdict(edition), "developers": sorted(edition.developers)}


def read_edition(payload: Mapping[str, Any]) -> Edition:
    """What `write_edition` wrote."""
    return Edition(**{**payload, "developers": frozenset(payload["developers"])})


def of_one_game(one: Edition, other: Edition) -> bool:
    """Whether one is stated to be an edition of the other, or the titles are alike and nothing else tells them apart.

    Other developers made another game, and so did, under the very same title, another decade: Doom of 1993 and of 2016.
    """
    if one.root == other.root:
        return True
    if one.key != other.key:
        return False
    if one.developers and other.developers and not one.developers & other.developers:
        return False
    years_known = bool(one.year and other.year)
    return not (one.plain and other.plain and years_known and abs(one.year - other.year) > _YEARS_OF_PORTS)


class Editions:
    """Games of which one edition each is wanted."""

    def __init__(self, games: Iterable[Edition] = ()) -> None:
        self._alike: dict[str, list[Edition]] = {}
        self._roots: set[str] = set()
        for game in games:
            # Who has a demo or a soundtrack has not got the game.
            if not game.extra:
                self._note(game)

    def add(self, game: Edition) -> bool:
        """Adds a game unless an edition of it is there, or it is a soundtrack or a demo; whether it was added."""
        alike = self._alike.get(game.key, ())
        if game.extra or game.root in self._roots or any(of_one_game(game, other) for other in alike):
            return False
        self._note(game)
        return True

    def _note(self, game: Edition) -> None:
        self._alike.setdefault(game.key, []).append(game)
        self._roots.add(game.root)
