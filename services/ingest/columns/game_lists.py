"""Turns a row for each player with a list of their games into a row for each game.

`{"steamid": "7656", "games": [{"appid": 10, "playtime_forever": 300}]}` and `ann,Doom|Myst` under "player,favourites".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from services.ingest.columns.cells.game_fields import split_list
from services.ingest.columns.headings import names
from services.ingest.engine import text
from services.ingest.files.table import LIST_SEPARATOR, Table

BEGIN = "a row for each game"
NOTE = BEGIN + " in the lists of '{}'"
_LISTS = frozenset(["games", "favourites", "favorites", "library", "owned", "played"])
# "1,234" games are so many.
_COUNT = re.compile(r"[\d,.\s]*")
_PRINTED = r"\s*\[[^\[\]]*\]\s*"
_QUOTES = " '\""
_LOOKED_AT = 200
_MOST_KEYS = 50


def as_rows_of_games(table: Table) -> Table:
    """The table by rows of games where it has a player and a list of games in each row, else as it is."""
    if not any(names.player_rank(column) for column in table.columns):
        return table
    sample = _sample(table)
    told = [column for column in table.columns if not any(cell[:1] in "[{" for cell in sample[column])]
    if any(names.game_rank(column) or names.title_rank(column) for column in told if column not in _listing(sample)):
        return table
    for column in table.columns:
        if names.player_rank(column):
            continue
        found = _path_of_objects(sample[column])
        if found is not None:
            return _by_objects(table, column, *found)
    lists = _listing(sample)
    return _by_names(table, lists[0], sample[lists[0]]) if len(lists) == 1 else table


def _sample(table: Table) -> dict[str, list[str]]:
    """The cells of some rows that have something in them."""
    cells = ", ".join(map(table.cell, table.columns))
    rows = table.workspace.engine.execute(f"SELECT {cells} FROM {table.view} LIMIT {_LOOKED_AT}").fetchall()
    return {
        column: [str(row[place]) for row in rows if row[place] is not None]
        for place, column in enumerate(table.columns)
    }


def _listing(sample: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns of lists of titles or ids, by their names; most have several entries."""
    return [
        column
        for column, cells in sample.items()
        if _LISTS & set(names.words(column))
        and set(names.words(column)) <= _LISTS | {"game", "titles"}
        and not all(_COUNT.fullmatch(cell) for cell in cells)
        and sum(len(split_list(cell)) > 1 for cell in cells) > len(cells) / 2
    ]


def _path_of_objects(cells: Sequence[str]) -> tuple[str, list[str]] | None:
    """Where in the cells, as a JSON path, the list of objects is that tell a game; and the keys of these."""
    for cell in cells:
        if cell[:1] not in "[{":
            return None
        try:
            value = json.loads(cell)
        except (ValueError, RecursionError):
            return None
        inner = {"": value} if isinstance(value, list) else value if isinstance(value, dict) else {}
        for key, entries in inner.items():
            if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
                continue
            keys = [name for name, held in entries[0].items() if isinstance(held, str | int | float)][:_MOST_KEYS]
            if any(names.game_rank(name) > 1 or names.title_rank(name) for name in keys):
                return (f'$."{key}"[*]' if key else "$[*]"), keys
    return None


def _by_objects(table: Table, column: str, path: str, keys: Sequence[str]) -> Table:
    others = [other for other in table.columns if other != column]
    added = [key for key in keys if key not in others]
    cells = [table.cell(other) for other in others]
    cells += [f"json_extract_string(entry, {text('/' + key.replace('~', '~0').replace('/', '~1'))})" for key in added]
    cell = table.cell(column)
    entries = f"CASE WHEN json_valid({cell}) THEN json_extract({cell}, {text(path)}) END"
    return _rows(table, column, (*others, *added), cells, entries)


def _by_names(table: Table, column: str, sample: Sequence[str]) -> Table:
    others = [other for other in table.columns if other != column]
    marks = f"[|;{LIST_SEPARATOR}]"
    has_marks = any(mark in cell for cell in sample for mark in f"|;{LIST_SEPARATOR}")
    # Programs print a list as "[10, 20]" or "['Doom', 'Myst']".
    cell = table.cell(column)
    printed = f"regexp_full_match({cell}, {text(_PRINTED)})"
    listed = f"CASE WHEN {printed} THEN trim({cell}, ' []') ELSE {cell} END"
    entries = f"string_split_regex({listed}, {text(marks if has_marks else ',')})"
    named = f"CASE WHEN {printed} THEN trim(entry, {text(_QUOTES)}) ELSE trim(entry) END"
    cells = [*map(table.cell, others), f"nullif({named}, '')"]
    return _rows(table, column, (*others, "game"), cells, entries)


def _rows(table: Table, column: str, columns: tuple[str, ...], cells: Sequence[str], entries: str) -> Table:
    """A row with these cells for each `entry` of the list `entries` that is not empty."""
    view = table.workspace.new_name("listed")
    told = ", ".join(f"{cell} AS c{number}" for number, cell in enumerate(cells))
    table.workspace.engine.execute(
        f"CREATE TABLE {view} AS SELECT {told}, position AS row, "
        "row_number() OVER (ORDER BY position, place) - 1 AS position "
        f"FROM (SELECT *, unnest({entries}) AS entry, generate_subscripts({entries}, 1) AS place FROM {table.view}) "
        "WHERE trim(CAST(entry AS VARCHAR)) <> ''"
    )
    return table.reshaped(columns, view, NOTE.format(column))
