"""Finds the game that a table means when it calls a known game by its title or by an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from services.common.games.titles import folded_title


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

    def __contains__(self, game_id: str) -> bool:
        return game_id in self._listed or game_id in self._catalogue

    def matches(self, names: Mapping[str, str]) -> dict[str, str]:
        """For each id of a table that stands for a known game of another id, that other id.

        `names` has the title by id, or the id again where there is no title. A title that two games share matches
        neither, and names match nothing when all of them are numbers.
        """
        if not any(self._by_title) or all(name.isdecimal() for name in names.values()):
            return {}
        found: dict[str, str] = {}
        for game_id, name in names.items():
            title = folded_title(name)
            if game_id in self or not title:
                continue
            known = next((by_title[title] for by_title in self._by_title if title in by_title), None)
            if known is not None:
                found[game_id] = known
        return found


def _by_title(titles: Mapping[str, str]) -> dict[str, str | None]:
    """Id by folded title; None for a title that several games have."""
    found: dict[str, str | None] = {}
    for game_id, title in titles.items():
        folded = folded_title(title)
        found[folded] = None if folded in found else game_id
    return found
