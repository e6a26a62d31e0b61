"""Reads from a game's cells how it is played: modes, players, age, content, hours and price, as tables write them.

A cell that does not say a fact plainly says nothing: "Multi-player" tells neither where nor whether together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from services.common.games.game_facts import (
    NO_PLAY_FACTS,
    ContentDescriptor,
    LocalizedText,
    PlayFacts,
    PlayMode,
    PriceModel,
)
from services.ingest import records
from services.ingest.columns.cells.age_ratings import age_of_a_board, entries_of
from services.ingest.columns.cells.written_numbers import FREE, age_of, hours_of, is_yes, span_of
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
# More is a count of those who bought the game.
_MOST_PLAYERS_BY_A_PLAIN_NAME = 256
# A larger number without a unit counts something else, such as seconds.
_MOST_BARE_HOURS = 500
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


def play_facts_of(cells: Mapping[str, str]) -> PlayFacts:
    """The facts that a game's cells, by column, say plainly."""
    columns = fact_columns(cells, by_cells=True)
    if not columns:
        return NO_PLAY_FACTS

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
    fewest = least[0] if least else span[0] if span[0] != span[1] else 0
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
    """Fewest and most players; equal if the cell says one number, the most 0 if it says none."""
    found = span_of(cell)
    if found is None:
        return None
    least, most = found
    limit = _MOST_PLAYERS_BY_A_PLAIN_NAME if column.casefold() == "players" else records.MAX_PLAYERS
    return found if 0 < least <= (most or least) and max(found) <= limit else None


def _is_of_players(column: str, cell: str) -> bool:
    """Whether a cell is about an age of players: in a column "age" a mere number may be how old a game is."""
    return words(column) != ("age",) or not cell.strip().isdecimal()


def _age(column: str, cell: str) -> int | None:
    """Of several boards the one that asks for the highest age counts."""
    ages = (_age_of_one(column, entry) for entry in entries_of(cell))
    return max((age for age in ages if age is not None), default=None)


def _age_of_one(column: str, cell: str) -> int | None:
    cell = cell.strip()
    if (told := age_of_a_board(cell)) is not None:
        return told
    # A "rating" that is a number rates the game.
    age = None if words(column) in {("rating",), ("ratings",)} and cell[:1].isdigit() else age_of(cell)
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
    hours = hours_of(cell, in_minutes=is_in_minutes(column))
    if hours is not None and hours > _MOST_BARE_HOURS and cell.strip().replace(".", "").isdecimal():
        return None
    return hours if hours is not None and 0 < hours <= records.MAX_HOURS else None


def _price_model(column: str, cell: str) -> PriceModel | None:
    cell = cell.casefold()
    if "free" in column.casefold():
        return PriceModel.FREE_TO_PLAY if is_yes(cell) else None
    numbers: Sequence[str] = _NUMBER.findall(cell)
    if "subscription" in cell:
        return PriceModel.SUBSCRIPTION
    if FREE.search(cell):
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
