"""Which game a table means that names it: one that is there already has its own id, whatever the table calls it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from services.common.titles import folded_title


class UnknownGames(Enum):
    """What becomes of a game that no table describes and the catalogue does not know."""

    ADD = "add"
    REJECT = "reject"


class KnownGames:
    """The games of this ingest's lists and of the catalogue, each the title by id; lists are asked first."""

    def __init__(self, listed: Mapping[str, str], catalogue: Mapping[str, str]) -> None:
        self._listed, self._catalogue = listed, catalogue
        self._by_title = [_by_title(titles) for titles in (listed, catalogue)]

    def __contains__(self, game_id: str) -> bool:
        return game_id in self._listed or game_id in self._catalogue

    def matches(self, names: Mapping[str, str]) -> dict[str, str]:
        """The ids that belong to a game of another id, and that id; `names` has what each is called, maybe by its id.

        A title that two games share says nothing, and neither do names when all of them are numbers.
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
