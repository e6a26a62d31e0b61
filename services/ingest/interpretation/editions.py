"""Relates the editions of one game to it: "Game of the Year Edition", "Deluxe", "(PS4)", demos and soundtracks.

The relation is the attribute `edition_of`, the id of the game that it is an edition of, and `edition_kind`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from services.common.games.titles import folded_title

EDITION_OF, EDITION_KIND = "edition_of", "edition_kind"
_KINDS = (
    ("soundtrack", r"(?:original\s+)?(?:game\s+)?(?:official\s+)?(?:soundtrack|ost|score)(?:\s+(?:edition|bundle))?"),
    ("demo", r"(?:free\s+)?(?:demo|trial|prologue|beta|playtest|alpha)(?:\s+version)?"),
    (
        "edition",
        r"(?:the\s+)?(?:(?:game\s+of\s+the\s+year|goty|(?:digital\s+|super\s+)?deluxe|ultimate|complete|definitive|"
        r"director'?s\s+cut|remastered|hd|redux|royal)(?:\s+(?:edition|version|bundle|collection))?|"
        r"(?:gold|premium|standard|special|collector'?s|limited|legendary|enhanced|anniversary|platinum|day\s+one|launch|"
        r"\d+(?:st|nd|rd|th)\s+anniversary|season|extended|console|steam|windows|mac|game\s+preview|pc)"
        r"\s+(?:edition|version|bundle))",
    ),
    (
        "edition",
        r"\((?:ps[1-5p]|playstation\s*\d?|xbox[^)]*|x360|switch|nintendo[^)]*|wii\s*u?|3?ds|pc|mac|linux|steam|ios|"
        r"android|vr|[^)]*(?:edition|version))\)",
    ),
)
_ENDINGS = tuple(
    (kind, re.compile(rf"[\s:\-–—,]*(?<=[\s:\-–—(,])(?:{form})\s*$", re.IGNORECASE)) for kind, form in _KINDS
)
_PLATFORM = re.compile(r"\s*" + _KINDS[3][1] + r"\s*$", re.IGNORECASE)
# What can be left out only where a game of the rest is there: "Quake Remastered" may be all there is.
_MOST_ENDINGS = 4


def base_title(title: str) -> tuple[str, str]:
    """The title without what tells an edition, and the kind of edition; the title and "" if it is none."""
    kinds: list[str] = []
    rest = title.replace("™", "").replace("®", "").strip()
    for _ in range(_MOST_ENDINGS):
        shorter = _without_ending(rest)
        if shorter is None:
            break
        rest = shorter[0]
        kinds.append(shorter[1])
    if not kinds or not rest:
        return title, ""
    return rest, next((kind for kind, _ in _ENDINGS if kind in kinds), kinds[0])


def _without_ending(title: str) -> tuple[str, str] | None:
    bare = _PLATFORM.sub("", title)
    if bare != title and bare:
        return bare.rstrip(" :-–—,"), "edition"
    for kind, ending in _ENDINGS:
        found = ending.search(title)
        if found is not None and found.start() > 0:
            return title[: found.start()].rstrip(" :-–—,("), kind
    return None


def editions(titles: Mapping[str, str], known: Mapping[str, str] | None = None) -> dict[str, tuple[str, str]]:
    """Of the games that are editions of others, by id: that other's id, and the kind.

    `titles` are those of the games at hand, `known` those of others, as title by id. Of several editions whose own
    game is not there, the one of the shortest title stands for it; soundtracks and demos do not.
    """
    everyone = {**(known or {}), **titles}
    by_title: dict[str, str] = {}
    for game_id, title in everyone.items():
        by_title.setdefault(folded_title(title), game_id)
    families: dict[str, list[tuple[str, str]]] = {}
    for game_id, title in everyone.items():
        base, kind = base_title(title)
        if kind:
            families.setdefault(folded_title(base), []).append((game_id, kind))
    found: dict[str, tuple[str, str]] = {}
    for base, members in families.items():
        whole = [game_id for game_id, kind in members if kind == "edition"]
        stem = by_title.get(base) or min(whole, key=lambda each: (len(everyone[each]), each), default=None)
        if not base or stem is None:
            continue
        found.update({game_id: (stem, kind) for game_id, kind in members if game_id != stem and game_id in titles})
    return found
