"""Tells whether two lists number different games alike, as two shops do that both count from 1.

They do if half of the titles under the numbers that both have are unrelated, and their years do not agree either: in
another language titles are unrelated, too. Titles in different scripts say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from services.common.games.titles import folded_title
from services.ingest.columns.headings import names
from services.ingest.columns.headings.vocabulary import GAME_WORDS, ID_WORDS

_LEAST_UNRELATED, _LEAST_SHARED_WORDS, _LEAST_SAME_YEARS = 0.5, 0.5, 0.8
_LEAST_MET, _MOST_BY_CHANCE, _LEAST_SPARSE = 5, 0.9, 0.3
# Ids that two sources may both count up: "17", "g17", "G-17"; a word, an ISBN or an ASIN is one thing's everywhere.
_COUNTED = re.compile(r"(?:[A-Za-z][-_]?)?\d{1,9}")
_LATIN = re.compile(r"[a-z]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Met:
    """A number that two lists have, the titles under it in both, and the years; 0 where none is known."""

    game_id: str
    titles: tuple[str, str]
    years: tuple[int, int] = (0, 0)


def unrelated(met: Sequence[Met]) -> list[Met]:
    """Those under which both lists have different games; none if most are the same games."""
    numbered = [each for each in met if is_counted(each.game_id) and _are_comparable(*each.titles)]
    found = differing(numbered)
    if not found or len(found) < _LEAST_UNRELATED * len(numbered):
        return []
    years = [each.years for each in numbered if all(each.years)]
    if len(years) > 1 and sum(one == two for one, two in years) >= _LEAST_SAME_YEARS * len(years):
        return []
    return found


def differing(met: Sequence[Met]) -> list[Met]:
    """Those whose titles have nothing in common, so that they are hardly one game."""
    return [each for each in met if _are_comparable(*each.titles) and not _related(*each.titles)]


def is_counted(game_id: str) -> bool:
    """Whether an id may be another game's elsewhere, as a number may and an ISBN may not."""
    return bool(_COUNTED.fullmatch(game_id))


def are_met_by_chance(ids: Collection[str], others: Collection[str]) -> bool:
    """Whether so many ids of the smaller list may be in the other one though both count for themselves.

    Not if nearly all of them are, while few of the numbers in their range are taken: then titles in another language
    are of the same games.
    """
    few, many = sorted(({int(each) for each in some if each.isdecimal()} for some in (ids, others)), key=len)
    if len(few) < _LEAST_MET:
        return True
    taken = len(many) / (max(many) - min(many) + 1)
    return len(few & many) < _MOST_BY_CHANCE * len(few) or taken > _LEAST_SPARSE


def says_whose(key: str) -> bool:
    """Whether a heading names the place that gave the ids: "appid", not "id" and "game id"."""
    return bool(set(names.words(key)) - GAME_WORDS - ID_WORDS)


def _are_comparable(first: str, second: str) -> bool:
    """Whether both titles are in Latin letters, or both in others; signs without letters are as good as any."""
    folded = [folded_title(title) for title in (first, second)]
    scripts = {bool(_LATIN.search(title)) for title in folded if _LETTER.search(title)}
    return len(scripts) < 2


def _related(first: str, second: str) -> bool:
    one, two = folded_title(first), folded_title(second)
    if not one or not two or one.startswith(two) or two.startswith(one):
        return True
    words, others = one.split(), two.split()
    if _initials(words).startswith(two) or _initials(others).startswith(one):
        return True
    return len(set(words) & set(others)) >= _LEAST_SHARED_WORDS * min(len(set(words)), len(set(others)))


def _initials(words: Sequence[str]) -> str:
    """ "gta" of "Grand Theft Auto"; nothing of a single word."""
    return "".join(word[0] for word in words) if len(words) > 1 else ""
