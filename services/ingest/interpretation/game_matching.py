"""Finds the game that a table means when it calls a known game by its title or by an id of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from services.common.games.titles import folded_title

# As trade codes are long; "7" and "07" may be two games.
_CODE = re.compile(r"(?=.*\d)\w{6,}")


class UnknownGames(Enum):
    """What becomes of a game that no table describes and the catalogue does not know."""

    ADD = "add"
    REJECT = "reject"


class SameGames(Enum):
    """What becomes of a game that two lists have under ids of their own, and of an id that both give to a game.

    By default games of one title are merged, and an id that two lists give to unrelated titles is two games; `APART`
    merges none by their titles, and with `BY_ID` an id is one game whatever its titles.
    """

    MERGE = "merge"
    APART = "apart"
    BY_ID = "by-id"


class KnownGames:
    """The games of this ingest's lists and of the catalogue, each as title by id. A listed game is preferred."""

    def __init__(self, listed: Mapping[str, str], catalogue: Mapping[str, str]) -> None:
        self._listed, self._catalogue = listed, catalogue
        self._by_title = [_by_title(titles) for titles in (listed, catalogue)]
        self._by_code = [_by_code(titles) for titles in (listed, catalogue)]

    def __contains__(self, game_id: str) -> bool:
        return game_id in self._listed or game_id in self._catalogue

    def matches(self, names: Mapping[str, str]) -> dict[str, str]:
        """For each id of a table that stands for a known game of another id, that other id.

        `names` has the title by id, or the id again where there is no title. A title that two games share matches
        neither, and names match nothing when all of them are numbers. Long codes are the same whatever their case,
        hyphens and leading zeros, which programs lose.
        """
        found = {game_id: known for game_id in names if game_id not in self and (known := self._of_code(game_id))}
        if not any(self._by_title) or all(name.isdecimal() for name in names.values()):
            return found
        for game_id, name in names.items():
            title = folded_title(name)
            if game_id in self or game_id in found or not title:
                continue
            known = next((by_title[title] for by_title in self._by_title if title in by_title), None)
            if known is not None:
                found[game_id] = known
        return found

    def _of_code(self, game_id: str) -> str | None:
        code = _code(game_id)
        return next((by_code[code] for by_code in self._by_code if code in by_code), None) if code else None


def _code(game_id: str) -> str:
    """An id without what programs change about it; empty for what is too short to be sure, or no code."""
    code = game_id.replace("-", "").replace(" ", "").casefold().lstrip("0")
    return code if _CODE.fullmatch(code) else ""


def _by_code(titles: Mapping[str, str]) -> dict[str, str | None]:
    """Id by code, where that is another one; None for a code that several games have."""
    found: dict[str, str | None] = {}
    for game_id in titles:
        if code := _code(game_id):
            found[code] = None if code in found else game_id
    return found


def _by_title(titles: Mapping[str, str]) -> dict[str, str | None]:
    """Id by folded title; None for a title that several games have."""
    found: dict[str, str | None] = {}
    for game_id, title in titles.items():
        folded = folded_title(title)
        found[folded] = None if folded in found else game_id
    return found
