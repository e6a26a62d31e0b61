"""Tells which columns of a list fill which fields of its games, and which of their cells could not be understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from services.ingest.columns.cells.game_fields import field_columns, platform_flags, year_in
from services.ingest.columns.cells.play_facts import says_fact
from services.ingest.columns.headings.fact_columns import fact_columns
from services.ingest.columns.headings.names import words
from services.ingest.files.table import MISSING, flat

# Facts whose cells are short: what is not understood of them is a fault, as it is not of "Steam Achievements".
_PLAIN_FACTS = frozenset(["minimum_age", "typical_hours", "price_model"])
# The same where any cell says the fact: a column "players" may count those who bought the game.
_PLAIN_WHERE_SAID = _PLAIN_FACTS | {"min_players", "max_players"}
# Of games on screens and boards that people play today; others are told as what may be errors.
_FIRST_YEAR, _YEARS_AHEAD = 1950, 10
_NOTHING = MISSING | {"tba", "n.a", "0", "0.0", "none", ""}
_MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class ToldFields:
    """`filled` is the field or fact to the column that fills it; `not_understood` are lines about cells.

    The columns `only_fields` are no attributes besides.
    """

    filled: Mapping[str, str]
    not_understood: tuple[str, ...]
    only_fields: frozenset[str]


NOTHING_TOLD = ToldFields({}, (), frozenset())


def told_fields(games: Collection[Mapping[str, str]], columns: Iterable[str]) -> ToldFields:
    """What the cells of `games`, each by column, say in these columns."""
    columns = tuple(columns)
    filled, lines = {}, []
    for fact, named in fact_columns(columns, by_cells=True).items():
        for column in named:
            cells = _cells(games, column)
            said = {cell for cell in cells if says_fact(fact, column, cell)}
            if said:
                filled[fact] = column
                if fact in _PLAIN_WHERE_SAID:
                    lines += _not_understood(fact.replace("_", " "), column, cells, said)
                break
            if fact in _PLAIN_FACTS and named[-1] == column and words(column) != ("rating",):
                lines += _not_understood(fact.replace("_", " "), column, cells, said)
    fields = field_columns(columns)
    if "year" in fields:
        cells = _cells(games, fields["year"])
        years = {cell: year_in(cell) for cell in cells}
        # A year of 0 is a number, and none.
        lines += _not_understood(
            "year", fields["year"], cells, {cell for cell, year in years.items() if year}, zeros=True
        )
        lines += _improbable(fields["year"], cells, years)
    only_fields = frozenset(fields.values())
    flags = platform_flags(columns) if "platforms" not in fields else {}
    if flags:
        fields["platforms"] = ", ".join(flags)
    return ToldFields(filled | fields, tuple(lines), only_fields)


def _cells(games: Collection[Mapping[str, str]], column: str) -> Counter[str]:
    return Counter(cells[column] for cells in games if column in cells)


def _not_understood(
    what: str, column: str, cells: Counter[str], said: Collection[str], *, zeros: bool = False
) -> list[str]:
    left = {
        cell: count
        for cell, count in cells.items()
        if cell not in said
        and (flat(cell).strip().casefold() not in _NOTHING or (zeros and cell.strip() in {"0", "0.0"}))
    }
    if not left:
        return []
    return [f"{sum(left.values()):,} of {cells.total():,} cells of '{column}' say no {what}, such as {_shown(left)}"]


def _improbable(column: str, cells: Counter[str], years: Mapping[str, int]) -> list[str]:
    last = datetime.now(UTC).year + _YEARS_AHEAD
    odd = {cell: cells[cell] for cell, year in years.items() if year and not _FIRST_YEAR <= year <= last}
    if not odd:
        return []
    count = sum(odd.values())
    told = f"1 year of '{column}' is" if count == 1 else f"{count:,} years of '{column}' are"
    return [f"{told} stored but improbable, such as {_shown(odd)}"]


def _shown(cells: Mapping[str, int]) -> str:
    """The commonest of the cells, of equals the first."""
    cell = flat(max(cells, key=lambda each: cells[each]))
    return repr(cell if len(cell) <= _MOST_SHOWN else f"{cell[:_MOST_SHOWN]}…")
