"""Tells whether two lists number different games alike, as two shops do that both count from 1.

They do if most titles under the numbers that both have are unrelated, and their years do not agree either: in another
language titles are unrelated, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.common.games.titles import folded_title
from services.ingest.columns.headings import names
from services.ingest.columns.headings.vocabulary import GAME_WORDS, ID_WORDS

_LEAST_RELATED, _LEAST_SHARED_WORDS, _LEAST_SAME_YEARS = 0.5, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Met:
    """A number that two lists have, the titles under it in both, and the years; 0 where none is known."""

    game_id: str
    titles: tuple[str, str]
    years: tuple[int, int] = (0, 0)


def unrelated(met: Sequence[Met]) -> list[Met]:
    """Those under which both lists have different games; none if most are the same games."""
    numbered = [each for each in met if each.game_id.isdecimal()]
    found = [each for each in numbered if not _related(*each.titles)]
    if len(found) <= (1 - _LEAST_RELATED) * len(numbered):
        return []
    years = [each.years for each in numbered if all(each.years)]
    if len(years) > 1 and sum(one == two for one, two in years) >= _LEAST_SAME_YEARS * len(years):
        return []
    return found


def says_whose(key: str) -> bool:
    """Whether a heading names the place that gave the ids: "appid", not "id" and "game id"."""
    return bool(set(names.words(key)) - GAME_WORDS - ID_WORDS)


def _related(first: str, second: str) -> bool:
    one, two = folded_title(first), folded_title(second)
    if not one or not two or one.startswith(two) or two.startswith(one):
        return True
    words, others = set(one.split()), set(two.split())
    return len(words & others) >= _LEAST_SHARED_WORDS * min(len(words), len(others))
