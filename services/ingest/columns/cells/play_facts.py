"""Reads from a game's cells how it is played: modes, players, age, content, hours and price, as tables write them.

A cell that does not say a fact plainly says nothing: "Multi-player" tells neither where nor whether together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from services.common.games.game_facts import ContentDescriptor, LocalizedText, PlayFacts, PlayMode, PriceModel
from services.ingest import records
from services.ingest.columns.headings.fact_columns import fact_columns, is_in_minutes, localized_columns
from services.ingest.columns.headings.names import words
from services.ingest.files.table import flat

Fact = TypeVar("Fact")

_COUCH = re.compile(r"shared|split|local|couch|hot ?seat|same screen")
_NETWORK = re.compile(r"online|\blan\b|internet|network|cross-platform")
_TOGETHER = re.compile(r"co-?op")
_AGAINST = re.compile(r"pvp|versus|\bvs\b|competitive")
_ALONE = re.compile(r"single-? ?player|\bsolo\b")
_MASSIVE = re.compile(r"\bmmo|massively")
_SPLIT = re.compile(r"[|;,\x02]")
_PLAYERS = re.compile(r"(?P<least>\d+)(?:\.0)?(?:\s*(?:-|–|to)\s*(?P<most>\d+))?\s*(?:players?)?", re.IGNORECASE)
# More is a count of those who bought the game.
_MOST_PLAYERS_BY_A_PLAIN_NAME = 256
_AGE = re.compile(
    r"(?:(?:pegi|usk|esrb|ages|age|fsk)\s*:?\s*)?"
    r"(?:(?:ab|from|dès|à partir de|a partir d[eo]s?|desde|dai?|od|от|від)\s+)?"
    r"(?P<years>\d{1,2})(?:\.0)?\s*"
    r"(?:\+|(?:years|jahre|ans|años|anos|anni|lat|yaş|лет|років|岁|歲|歳|才|freigegeben).*)?",
    re.IGNORECASE,
)
# https://www.esrb.org/ratings-guide/ ; "E" was "6 and older" until 2005, and nothing says that it suits younger ones.
_ESRB = {
    "ec": 3,
    "early childhood": 3,
    "e": 6,
    "everyone": 6,
    "e10+": 10,
    "everyone 10+": 10,
    "t": 13,
    "teen": 13,
    "m": 17,
    "mature": 17,
    "mature 17+": 17,
    "ao": 18,
    "adults only": 18,
    "adults only 18+": 18,
}
_CONTENT = (
    (re.compile(r"no descriptors|^none$|^nothing$"), ContentDescriptor.NOTHING),
    (re.compile(r"cartoon violence|mild (?:\w+ )?violence|comic mischief"), ContentDescriptor.MILD_VIOLENCE),
    (re.compile(r"(?<!cartoon )(?<!mild )(?<!mild fantasy )violence|violent"), ContentDescriptor.VIOLENCE),
    (re.compile(r"blood|\bgore"), ContentDescriptor.GORE),
    (re.compile(r"fear|horror|scary"), ContentDescriptor.HORROR),
    (re.compile(r"sex|nud|suggestive"), ContentDescriptor.SEXUAL_CONTENT),
    (re.compile(r"language|profan|lyrics|crude humor"), ContentDescriptor.STRONG_LANGUAGE),
    (re.compile(r"gambling"), ContentDescriptor.GAMBLING),
    (re.compile(r"drug|alcohol|tobacco|smoking"), ContentDescriptor.DRUGS),
    (re.compile(r"suicide|abuse|torture|discrimination"), ContentDescriptor.DISTRESSING_THEMES),
    (re.compile(r"random items|loot ?box"), ContentDescriptor.RANDOM_PURCHASES),
    (re.compile(r"users interact|online interaction|unrestricted internet"), ContentDescriptor.ONLINE_INTERACTION),
)
# A minus before a number is none of a price: programs write -1 for one that is not known.
_NUMBER = re.compile(r"(?<![\d.,-])\d+(?:[.,]\d+)*")
_FREE = re.compile(
    r"\bfree\b|f2p|kostenlos|\bgratis\b|gratuit|бесплатн|безкоштовн|za darmo|darmow|ücretsiz|無料|免费|免費|무료"
)
_HOURS = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>h|hours?|hrs?|m|min|mins|minutes)?\.?", re.IGNORECASE)
_HOURS_AND_MINUTES = re.compile(r"(?P<hours>\d+)\s*h\w*\s*(?P<minutes>\d{1,2})\s*m\w*\.?", re.IGNORECASE)
_TRUE = frozenset(["true", "1", "1.0", "yes", "y"])


def play_facts_of(cells: Mapping[str, str]) -> PlayFacts:
    """The facts that a game's cells, by column, say plainly."""
    columns = fact_columns(cells, by_cells=True)

    def first(fact: str, read: Callable[[str, str], Fact | None]) -> Fact | None:
        found = (read(column, flat(cells[column]).strip()) for column in columns.get(fact, ()))
        return next((value for value in found if value), None)

    span = first("max_players", _span) or (0, 0)
    least, most = first("min_players", _span), span[1]
    couch = min((first("max_couch_players", _span) or (0, 0))[1], most or records.MAX_PLAYERS)
    age = next(
        (
            age
            for name in columns.get("minimum_age", ())
            if _is_of_players(name, flat(cells[name])) and (age := _age(name, flat(cells[name]))) is not None
        ),
        None,
    )
    fewest = least[0] if least else span[0] if span[0] < span[1] else 0
    return PlayFacts(
        modes=first("modes", lambda _, cell: _modes(cell)) or (),
        min_players=min(fewest, most) if most else fewest,
        max_players=most,
        max_couch_players=couch,
        minimum_age=age,
        content_descriptors=first("content_descriptors", lambda _, cell: _content(cell)) or (),
        typical_hours=first("typical_hours", _hours) or 0.0,
        price_model=first("price_model", _price_model),
    )


def says_fact(fact: str, column: str, cell: str) -> bool:
    """Whether a cell of a column that is called so says the fact plainly."""
    cell = flat(cell).strip()
    if fact == "aliases":
        return bool(cell)
    return _READERS[fact](column, cell) is not None


def localized_of(cells: Mapping[str, str]) -> tuple[LocalizedText, ...]:
    """The titles and summaries in other languages that the cells hold."""
    texts = (
        LocalizedText(
            language,
            flat(cells.get(columns.get("title", ""), ""))[: records.MAX_TITLE_CHARACTERS],
            flat(cells.get(columns.get("summary", ""), ""))[: records.MAX_SUMMARY_CHARACTERS],
        )
        for language, columns in localized_columns(cells).items()
    )
    return tuple(text for text in texts if text.title or text.summary)


def _modes(cell: str) -> tuple[PlayMode, ...]:
    found: set[PlayMode] = set()
    for entry in _SPLIT.split(cell.casefold()):
        if _ALONE.search(entry):
            found.add(PlayMode.SINGLE_PLAYER)
        if _MASSIVE.search(entry):
            found.add(PlayMode.MASSIVELY_MULTIPLAYER)
        if _TOGETHER.search(entry):
            found.update(_where(entry, PlayMode.COUCH_COOP, PlayMode.ONLINE_COOP))
        if _AGAINST.search(entry):
            found.update(_where(entry, PlayMode.COUCH_VERSUS, PlayMode.ONLINE_VERSUS))
    return tuple(mode for mode in PlayMode if mode in found)


def _where(entry: str, couch: PlayMode, network: PlayMode) -> set[PlayMode]:
    return {mode for place, mode in ((_COUCH, couch), (_NETWORK, network)) if place.search(entry)}


def _span(column: str, cell: str) -> tuple[int, int] | None:
    """Fewest and most players; equal if the cell says one number."""
    found = _PLAYERS.fullmatch(cell)
    if not found:
        return None
    least, most = int(found["least"]), int(found["most"] or found["least"])
    limit = _MOST_PLAYERS_BY_A_PLAIN_NAME if column.casefold() == "players" else records.MAX_PLAYERS
    return (least, most) if 0 < least <= most <= limit else None


def _is_of_players(column: str, cell: str) -> bool:
    """Whether a cell is about an age of players: in a column "age" a mere number may be how old a game is."""
    return words(column) != ("age",) or not cell.strip().isdecimal()


def _age(column: str, cell: str) -> int | None:
    cell = cell.strip().casefold()
    is_of_a_board = column.casefold() != "rating"
    found = _AGE.fullmatch(cell) if is_of_a_board or not cell[:1].isdigit() else None
    age = int(found["years"]) if found else _ESRB.get(cell.removeprefix("esrb").strip(" :"))
    # Steam writes 0 where its required age was never stated.
    is_unstated = age == 0 and "required" in column.casefold()
    return None if age is None or is_unstated or age > records.MAX_AGE else age


def _content(cell: str) -> tuple[ContentDescriptor, ...]:
    entries = [entry.strip() for entry in _SPLIT.split(cell.casefold())]
    found = {descriptor for entry in entries for pattern, descriptor in _CONTENT if pattern.search(entry)}
    if len(found) > 1:
        found.discard(ContentDescriptor.NOTHING)
    return tuple(descriptor for descriptor in ContentDescriptor if descriptor in found)


def _hours(column: str, cell: str) -> float | None:
    parts = _HOURS_AND_MINUTES.fullmatch(cell)
    found = _HOURS.fullmatch(cell.replace("½", ".5"))
    if parts:
        hours = int(parts["hours"]) + int(parts["minutes"]) / 60
        return hours if 0 < hours <= records.MAX_HOURS else None
    if not found:
        return None
    number = float(found["number"].replace(",", "."))
    unit = (found["unit"] or "").casefold()
    hours = number / 60 if unit.startswith("m") or (not unit and is_in_minutes(column)) else number
    return hours if 0 < hours <= records.MAX_HOURS else None


def _price_model(column: str, cell: str) -> PriceModel | None:
    cell = cell.casefold()
    if "free" in column.casefold():
        return PriceModel.FREE_TO_PLAY if cell in _TRUE else None
    numbers: Sequence[str] = _NUMBER.findall(cell)
    if "subscription" in cell:
        return PriceModel.SUBSCRIPTION
    if _FREE.search(cell):
        return PriceModel.FREE_TO_PLAY
    if re.search(r"premium|buy.to.play|one.time|\bpaid\b", cell):
        return PriceModel.PREMIUM
    if not numbers:
        return None
    return PriceModel.PREMIUM if any(re.search("[1-9]", number) for number in numbers) else PriceModel.FREE_TO_PLAY


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "modes": lambda _, cell: _modes(cell) or None,
    "min_players": _span,
    "max_players": _span,
    "max_couch_players": _span,
    "minimum_age": _age,
    "content_descriptors": lambda _, cell: _content(cell) or None,
    "typical_hours": _hours,
    "price_model": _price_model,
}
