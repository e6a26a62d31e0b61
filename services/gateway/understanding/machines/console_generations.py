"""Tells consoles apart by the years of their games, where a catalogue names the family or the maker alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from services.gateway.understanding.machines.platform_words import SAID
from services.gateway.understanding.machines.platforms import (
    MAKERS_OF_OLD_CONSOLES,
    WORD_OF_A_NAME,
    are_modern_consoles,
    folded,
    key_of,
    place,
    says,
)
from services.gateway.understanding.plain_text import plain

# fmt: off
# Since when games for consoles of today came out.
_MODERN_SINCE = 2013
# What a catalogue may call a console without telling which of its generations.
_FAMILIES = frozenset(("playstation", "xbox", "nintendo switch", "switch", "nintendo", "pc"))
# The generations that players ask for, and the first and last year of games that are likely for them (0 is no bound).
# PlayStation 5 plays what is for PlayStation 4, and Switch 2 what is for Switch; Xbox plays much of what is older.
_YEARS_OF_GENERATIONS: Mapping[str, tuple[int, int]] = {
    "playstation 5": (2013, 0),
    "playstation 4": (2013, 0),
    "playstation 3": (2005, 2017),
    "playstation 2": (1999, 2008),
    "playstation 1": (1994, 2005),
    "psp": (2004, 2019),
    "xbox series x s": (0, 0),
    "xbox one": (0, 0),
    "xbox 360": (2005, 2017),
    "nintendo switch 2": (2017, 0),
    "steam deck": (0, 0),
}


# Consoles that catalogues call by their maker alone, the longer words first, and when games for them came out.
_YEARS_OF_OLD_CONSOLES: Mapping[tuple[str, ...], tuple[int, int]] = {
    (
        "snes",
        "super nes",
        "super nintendo*",
        "super famicom*",
        "супер нинтендо*",
        "снес",
        "スーファミ*",
        "スーパーファミコン*",
        "超任*",
    ): (1990, 1998),
    ("nes", "famicom*", "dendy", "денди", "денді", "pegasus*", "ファミコン*", "红白机*"): (1983, 1995),
    ("n64", "nintendo 64", "нинтендо 64", "ニンテンドー64"): (1996, 2002),
    ("gamecube", "game cube", "геймкуб*", "ゲームキューブ*"): (2001, 2007),
    ("wii u", "вии ю"): (2012, 2017),
    ("wii*", "вии", "віі"): (2006, 2013),
    ("gba", "game boy advance", "gameboy advance"): (2001, 2008),
    ("gameboy*", "game boy*", "геймбой*", "ゲームボーイ*"): (1989, 2001),
    ("3ds", "2ds"): (2004, 2020),
    ("ds",): (2004, 2013),
    ("mega drive", "megadrive", "genesis", "メガドライブ*"): (1988, 1997),
    ("saturn",): (1994, 2000),
    ("dreamcast", "дримкаст*", "ドリームキャスト*"): (1998, 2002),
}
# fmt: on
# Of these it follows from the year: a game for the family that came out then is for that generation, or runs on it.
_FOLLOWS_FROM_THE_YEAR: Mapping[str, tuple[int, int]] = {
    "playstation 5": (2013, 9999),
    "playstation 4": (2013, 2020),
    "xbox series x s": (2013, 9999),
    "xbox one": (2013, 2020),
    "nintendo switch 2": (2017, 9999),
}


def generation(text: str, names: Iterable[str], year: int) -> str:
    """The words of `text` for a generation of consoles where the catalogue's `names` tell the family alone, and a game
    of that `year` (0 if it is not known) need not be for it; else ""."""
    words, name, _ = _generation(text, names)
    first, last = _FOLLOWS_FROM_THE_YEAR.get(name, (9999, 9999))
    return "" if first <= year <= last else words


def generation_years(text: str, names: Iterable[str]) -> tuple[int, int]:
    """The first and the last year of games for that generation; 0 is no bound."""
    found = list(names)
    words = key_of(text).split()
    if are_modern_consoles(words):
        return _MODERN_SINCE, 0
    if found and all(key_of(name) in MAKERS_OF_OLD_CONSOLES for name in found):
        consoles = _YEARS_OF_OLD_CONSOLES.items()
        return next((years for forms, years in consoles if any(says(words, form) for form in forms)), (0, 0))
    return _generation(text, found)[2]


def _generation(text: str, names: Iterable[str]) -> tuple[str, str, tuple[int, int]]:
    """The words for a generation, its name here, and its years; empty where the catalogue's names tell it apart."""
    readable = plain(text)
    places = list(WORD_OF_A_NAME.finditer(readable))
    words = [folded(each.group()) for each in places]
    for forms, candidates in SAID.items():
        for form in forms:
            if (start := place(words, form)) < 0:
                continue
            told_apart = any(key_of(name) in candidates and key_of(name) not in _FAMILIES for name in names)
            if candidates[0] not in _YEARS_OF_GENERATIONS or told_apart:
                return "", "", (0, 0)
            last = places[start + len(form.split()) - 1]
            return readable[places[start].start() : last.end()], candidates[0], _YEARS_OF_GENERATIONS[candidates[0]]
    return "", "", (0, 0)
