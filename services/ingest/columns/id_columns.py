"""Tells by the cells which columns are ids of players or games, and which are not though they are called so."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import pandas as pd

from services.ingest.columns.cells.written_numbers import span_of
from services.ingest.columns.headings import names
from services.ingest.files.table import Table

# Some games are for one number of players alone; of ids hardly any is written like a span or in words.
_LEAST_SPANS, _LEAST_NUMBERS = 0.2, 0.9
_MOST_PLAYERS = 999
_BARE = re.compile(r"\s*\d+(?:\.0+)?\s*")
_LEAST_OBJECTS = 0.9
# A letter and a digit at least; dates and addresses are none.
_CODE = r"(?=.*[^\W\d_])(?=.*\d)\w{4,40}"
_LEAST_CODES, _MOST_LONGER = 5, 3
# Ids of whom rows tell several things fill nearly all rows, repeat, and tell most rows apart together with the others.
_LEAST_PRESENT, _MOST_DISTINCT, _LEAST_PAIRS = 0.9, 0.9, 0.5


def numbers_of_players(table: Table) -> list[str]:
    """Columns called so that tell for how many players a game is, such as "1-4", and not who played it."""
    return [
        column
        for column in table.columns
        if names.player_rank(column)
        and len(cells := table.sample(column))
        and _share(cells, lambda cell: not _BARE.fullmatch(cell) and _is_number_of_players(cell)) >= _LEAST_SPANS
        and _share(cells, _is_number_of_players) >= _LEAST_NUMBERS
    ]


def _share(cells: pd.Series[str], holds: Callable[[str], bool]) -> float:
    """Of the cells the part of which it holds; few spellings fill most columns."""
    counts = cells.value_counts()
    return float(sum(count for cell, count in counts.items() if holds(str(cell))) / counts.sum())


def _is_number_of_players(cell: str) -> bool:
    span = span_of(cell)
    return span is not None and max(span) <= _MOST_PLAYERS


def objects(table: Table) -> list[str]:
    """Columns called as if they told who or what, whose cells are lists or objects.

    What objects hold has columns of its own.
    """
    return [
        column
        for column in table.columns
        if (names.player_rank(column) or names.game_rank(column))
        and len(cells := table.sample(column))
        and cells.str.startswith(("{", "[")).mean() >= _LEAST_OBJECTS
    ]


def has_codes(table: Table, column: str) -> bool:
    """Whether the cells are codes with letters and digits, one for each row and all of a length: "tt0111161"."""
    cells = table.sample(column)
    if len(cells) < _LEAST_CODES or not cells.str.fullmatch(_CODE).all() or table.distinct(column) != table.rows:
        return False
    return bool(cells.str.len().max() - cells.str.len().min() <= _MOST_LONGER)


def id_of_the_other(table: Table, key: str, but: Collection[str | None]) -> str | None:
    """The ids, repeated as those of `key` are, that together with it tell most rows apart: of games beside players."""
    found = [
        column
        for column in table.columns
        if column not in but
        and column != key
        and names.is_id(column)
        and table.present(column) > _LEAST_PRESENT * table.rows
        and table.distinct(column) < _MOST_DISTINCT * table.present(column)
        and table.distinct_pairs(key, column) >= _LEAST_PAIRS * table.rows
    ]
    return max(found, key=table.distinct, default=None)
