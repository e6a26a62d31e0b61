"""Tells from a column's name which fact of a game it holds: modes, players, age, content, hours, price, other names.

Such a column stays an attribute of the game too, because a fact holds less than the cell. Looks at names only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from services.ingest.columns.headings.names import words

# Names without spaces, for each fact the surest first: a column is asked when those before it hold nothing.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "modes": ("playmodes", "gamemodes", "modes", "multiplayermodes", "steamcategories", "categories", "category"),
    "min_players": ("minplayers", "minimumplayers", "playersmin", "playersfrom"),
    "max_players": (
        "maxplayers",
        "maximumplayers",
        "playersmax",
        "playersto",
        "numberofplayers",
        "numplayers",
        "players",
        "player",
    ),
    "max_couch_players": ("maxcouchplayers", "maxlocalplayers", "couchplayers", "localplayers", "maxofflineplayers"),
    "minimum_age": (
        "minimumage",
        "minage",
        "mfgagerec",
        "agerating",
        "agelimit",
        "ageratingvalue",
        "ageratings",
        "pegi",
        "pegirating",
        "usk",
        "esrb",
        "esrbrating",
        "agerestriction",
        "contentrating",
        "contentratings",
        "contrating",
        "requiredage",
        "age",
    ),
    "content_descriptors": (
        "contentdescriptors",
        "contentwarnings",
        "esrbdescriptors",
        "pegidescriptors",
        "contentdescription",
    ),
    # How long a game is, by HowLongToBeat and shops. What its owners have played on average says nothing of that.
    "typical_hours": (
        "typicalhours",
        "mainstoryhours",
        "mainstory",
        "mainstorytime",
        "mainstorylength",
        "gameplaymain",
        "compmain",
        "hltbmain",
        "hltbmainstory",
        "hourstobeat",
        "hourstocomplete",
        "hourstofinish",
        "timetobeat",
        "timetocomplete",
        "timetofinish",
        "howlongtobeat",
        "hltb",
        "hltbhours",
        "gamelength",
        "completiontime",
        "playtimehours",
        "playtime",
        "playingtime",
        "mfgplaytime",
        # With what is beside the story, and by whatever way of playing, where nothing says how long the story is.
        "mainextra",
        "mainextras",
        "compplus",
        "allstyles",
        "compall",
    ),
    "price_model": (
        "pricemodel",
        "pricingmodel",
        "businessmodel",
        "monetization",
        "isfree",
        "isfreetoplay",
        "freetoplay",
        "price",
        "finalprice",
        "initialprice",
        "originalprice",
        "pricefinal",
        "pricelowest",
        "pricelowestf",
        "priceregular",
        "priceregularf",
        "priceinitial",
        "priceoriginal",
        "priceoverview",
        "currentprice",
        "listprice",
        "msrp",
    ),
    "aliases": (
        "aliases",
        "alias",
        "alternativenames",
        "alternatenames",
        "alternativetitles",
        "alternatetitles",
        "alsoknownas",
        "aka",
    ),
}
# A unit at the end of a heading, as in "playtime (minutes)" or "price_usd", is none of its name.
# Names that say a fact only if the cells do: a "Rating" of E or T is an age board's.
_NAMES_WITH_CELLS = {"minimum_age": ("rating", "ratings")}
_UNITS = frozenset(["hours", "hrs", "h", "minutes", "mins", "usd", "eur", "gbp", "jpy", "rub", "cents"])
_TEXTS = {"title": "title", "name": "title", "summary": "summary", "description": "summary"}
# BoardGameGeek's.
_ALWAYS_MINUTES = frozenset(["playingtime", "mfgplaytime"])
# Beside the counts of a community, a "playtime" is what its members have played, as RAWG's is.
_OF_A_COMMUNITY = frozenset(["owners", "added", "addedbystatus", "averageplaytime", "medianplaytime"])
_PLAYED_OR_LENGTH = frozenset(["playtime", "playtimehours"])
_LANGUAGE = re.compile(r"(ar|cs|da|de|en|es|fi|fr|hu|it|ja|ko|nl|no|pl|pt|ro|ru|sv|th|tr|uk|vi|zh)")


def fact_columns(columns: Iterable[str], *, by_cells: bool = False) -> Mapping[str, Sequence[str]]:
    """Fact to the columns whose name says it, the surest first; `by_cells`: those, too, whose cells must say it."""
    return _fact_columns(tuple(columns), by_cells)


# The games of a list have the same columns, but for cells with nothing in them.
@lru_cache(maxsize=4096)
def _fact_columns(columns: tuple[str, ...], by_cells: bool) -> Mapping[str, Sequence[str]]:
    by_name: dict[str, list[str]] = {}
    for column in columns:
        found = words(column)
        by_name.setdefault("".join(found), []).append(column)
        if len(found) > 1 and found[-1] in _UNITS:
            by_name.setdefault("".join(found[:-1]), []).append(column)
    if _OF_A_COMMUNITY & by_name.keys():
        by_name = {name: found for name, found in by_name.items() if name not in _PLAYED_OR_LENGTH}
    held = {
        fact: [
            column
            for name in (*names, *(_NAMES_WITH_CELLS.get(fact, ()) if by_cells else ()))
            for column in by_name.get(name, ())
        ]
        for fact, names in _NAMES.items()
    }
    return {fact: list(dict.fromkeys(found)) for fact, found in held.items() if found}


def localized_columns(columns: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Language to "title" or "summary" to the column of that text, such as "title_ru" or "description (de)"."""
    return _localized_columns(tuple(columns))


@lru_cache(maxsize=4096)
def _localized_columns(columns: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    held: dict[str, dict[str, str]] = {}
    for column in columns:
        found = words(column)
        if len(found) > 1 and found[-2] in _TEXTS and _LANGUAGE.fullmatch(found[-1]):
            held.setdefault(found[-1], {}).setdefault(_TEXTS[found[-2]], column)
    return held


def is_in_minutes(column: str) -> bool:
    """Whether the name says that the cells are minutes."""
    found = words(column)
    return bool({"minutes", "mins"} & set(found)) or "".join(found) in _ALWAYS_MINUTES
