"""Finds the games that two lists of one ingest both have under ids of their own, such as a shop's and a chart's.

The rule: the titles are the same but for case, accents and punctuation; the years, where both are known, are at most
one apart, those of any platform where a list has a row for each; and neither studios nor platforms contradict. Two
games of one list are never the same, nor are two where a title could mean either of several. So editions, remakes and
namesakes stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from services.common.games.titles import folded_title
from services.ingest.columns.cells.game_fields import field_columns, platform_flags, split_list, split_names, year_in
from services.ingest.columns.headings import names
from services.ingest.interpretation.entities import EntityDescriptions

_YEARS_APART = 1
_YEAR_OF_A_TITLE = re.compile(r"\s*\((19[5-9]\d|20\d\d)\)\s*$")
_PUBLISHERS = frozenset(["publisher", "publishers"])
# What companies are called besides their names.
_OF_A_COMPANY = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|corp|corporation|co|company|gmbh|ag|s\s*a|a\s*s|ab|oy|kk|studios?|games|"
    r"entertainment|interactive|software|productions?|digital|the)\b"
)
_TRUE = frozenset(["true", "1", "1.0", "yes", "y", "t"])
# Shops name a machine by its system, charts by a short name.
_PLATFORMS = {
    "pc": "windows win pcwindows microsoftwindows pcmicrosoftwindows steam",
    "mac": "macos osx macosx apple macintosh",
    "ps": "playstation ps1 psx psone playstation1",
    "ps2": "playstation2",
    "ps3": "playstation3",
    "ps4": "playstation4",
    "ps5": "playstation5",
    "psp": "playstationportable",
    "psv": "playstationvita psvita vita",
    "xb": "xbox",
    "x360": "xbox360",
    "xone": "xboxone xb1",
    "xs": "xboxseriesxs xboxseriesx xboxseries xsx",
    "ns": "switch nintendoswitch nsw",
    "wiiu": "nintendowiiu",
    "wii": "nintendowii",
    "ds": "nintendods nds",
    "3ds": "nintendo3ds",
    "gc": "gamecube nintendogamecube",
    "n64": "nintendo64",
    "gba": "gameboyadvance",
    "gb": "gameboy",
    "nes": "nintendoentertainmentsystem famicom",
    "snes": "supernintendo supernintendoentertainmentsystem superfamicom",
}
_PLATFORM = {each: short for short, others in _PLATFORMS.items() for each in (short, *others.split())}


@dataclass(frozen=True, slots=True)
class Twins:
    """The ids that another id stands for, with that other: all of them, and those of each list in order."""

    ids: Mapping[str, str]
    by_list: Sequence[Mapping[str, str]]


NO_TWINS = Twins({}, ())


@dataclass(frozen=True, slots=True)
class _Told:
    """What a list says of a game as far as it tells which game it is; it came out from `year` to `last_year`."""

    year: int
    last_year: int
    platforms: frozenset[str]
    developers: frozenset[str]
    publishers: frozenset[str]

    def contradicts(self, other: _Told) -> bool:
        """Whether they cannot be the same game though their titles are the same."""
        is_dated = self.year and other.year
        if is_dated and max(self.year - other.last_year, other.year - self.last_year) > _YEARS_APART:
            return True
        share_publisher = _shared(self.publishers, other.publishers)
        if self.developers and other.developers:
            return not (_shared(self.developers, other.developers) or share_publisher)
        ports = bool(self.platforms and other.platforms) and self.platforms.isdisjoint(other.platforms)
        # A studio of the one list may be who publishes in the other.
        return ports and not (
            share_publisher or _shared(self.developers, other.publishers) or _shared(self.publishers, other.developers)
        )


@dataclass(slots=True)
class _Game:
    """A game with the ids that it has in lists, by the number of the list."""

    ids: dict[int, str]
    told: list[_Told] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GameList:
    """A list of games: what it says, and the name of the column of its ids."""

    games: EntityDescriptions
    key: str


def twins_of(lists: Sequence[GameList], played: Collection[str], catalogue: Collection[str]) -> Twins:
    """The games that several of `lists` have.

    The id that stands for all is the one in `played`, those of plays, else the one in `catalogue`, else that of the
    first list.
    """
    if len(lists) < 2:
        return NO_TWINS
    apart = {
        (first, second)
        for second in range(len(lists))
        for first in range(second)
        if _number_alike(lists[first], lists[second])
    }
    by_title: dict[str, list[_Game]] = defaultdict(list)
    for number, each in enumerate(lists):
        for title, of_title in _by_title(each.games).items():
            _add(by_title[title], number, of_title, apart)
    claimed = Counter(game_id for games in by_title.values() for game in games for game_id in set(game.ids.values()))
    ids: dict[str, str] = {}
    by_list: list[dict[str, str]] = [{} for _ in lists]
    for game in (game for games in by_title.values() for game in games if len(set(game.ids.values())) > 1):
        kept = min(game.ids.values(), key=lambda each: (each not in played, each not in catalogue))
        for number, game_id in game.ids.items():
            # An id that lists give to different games tells neither, and two that are stored stay two.
            is_told = claimed[game_id] == claimed[kept] == 1
            if game_id != kept and is_told and not (game_id in catalogue and kept in catalogue):
                ids[game_id] = kept
                by_list[number][game_id] = kept
    return Twins(ids, by_list)


def _add(known: list[_Game], number: int, listed: Mapping[str, _Told], apart: Collection[tuple[int, int]]) -> None:
    """Adds the games that a list has of one title: each to the known game that it alone can be, else as its own."""
    fits = {
        game_id: [
            game
            for game in known
            if game_id in game.ids.values()
            or not any(
                (min(other, number), max(other, number)) in apart or each.contradicts(told)
                for other, each in zip(game.ids, game.told, strict=True)
            )
        ]
        for game_id, told in listed.items()
    }
    # By the games at hand: those added meanwhile are of this list.
    claims = [id(games[0]) for games in fits.values() if len(games) == 1]
    several = [id(game) for games in fits.values() if len(games) > 1 for game in games]
    for game_id, told in listed.items():
        (only,) = fits[game_id] if len(fits[game_id]) == 1 else (None,)
        if only is not None and claims.count(id(only)) == 1 and id(only) not in several:
            only.ids[number] = game_id
            only.told.append(told)
        else:
            known.append(_Game({number: game_id}, [told]))


def _number_alike(first: GameList, second: GameList) -> bool:
    """Whether two lists take their ids from the same place, so that another id is another game: parts of one list."""
    is_named = not names.title_rank(first.key) and not names.is_plain_id(first.key)
    if is_named and names.words(first.key) == names.words(second.key):
        return True
    shared = first.games.titles.keys() & second.games.titles.keys()
    alike = sum(folded_title(first.games.titles[each]) == folded_title(second.games.titles[each]) for each in shared)
    return alike > len(shared) / 2 and not names.title_rank(first.key)


def _by_title(games: EntityDescriptions) -> dict[str, dict[str, _Told]]:
    found: dict[str, dict[str, _Told]] = defaultdict(dict)
    for game_id, cells in games.cells.items():
        title = games.titles.get(game_id, game_id)
        year = _YEAR_OF_A_TITLE.search(title)
        folded = folded_title(title[: year.start()] if year else title)
        if folded:
            found[folded][game_id] = _told(cells, int(year[1]) if year else 0, games.last_years.get(game_id, 0))
    return found


def _told(cells: Mapping[str, str], year: int, last_year: int) -> _Told:
    columns = field_columns(cells)
    platforms = list(split_list(cells[columns["platforms"]])) if "platforms" in columns else []
    if not platforms:
        platforms = [name for column, name in platform_flags(cells).items() if cells[column].casefold() in _TRUE]
    publishers = [cells[column] for column in cells if _PUBLISHERS & set(names.words(column)[-1:])]
    first = (year_in(cells[columns["year"]]) if "year" in columns else 0) or year
    return _Told(
        first,
        max(first, last_year),
        frozenset(_platform(each) for each in platforms),
        frozenset(_companies([cells[columns["developer"]]] if "developer" in columns else [])),
        frozenset(_companies(publishers)),
    )


def _platform(name: str) -> str:
    joined = folded_title(name).replace(" ", "")
    return _PLATFORM.get(joined, joined)


def _companies(cells: Sequence[str]) -> Iterator[str]:
    for cell in cells:
        for name in split_names(cell):
            # "Valve, Inc." is one company, and "Arkane, Bethesda" may be two.
            for part in name.split(","):
                folded = folded_title(part)
                yield _OF_A_COMPANY.sub(" ", folded).strip() or folded


def _shared(some: Collection[str], others: Collection[str]) -> bool:
    """Whether a company is in both, also under a longer name: "Rockstar North" is of "Rockstar Games"."""
    return any(
        one == other or f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
        for one in some
        for other in others
        if one and other
    )
