"""Gives a table columns for the players, games and titles that stand within its objects, as in dumps of web services.

`{"appid": 10, "author": {"steamid": "7656", "reviews": 3}, "voted_up": true}` has a player, though no column names one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from services.ingest.columns.headings import names
from services.ingest.engine import text
from services.ingest.files.table import Table

_ROLES: tuple[Callable[[str], int], ...] = (names.player_rank, names.game_rank, names.title_rank)
_LEAST_OBJECTS = 0.9
_LOOKED_AT = 200


def with_inner_columns(table: Table) -> Table:
    """The table with a further column for each of the three that no column names and an object's key does."""
    objects = _objects(table)
    wanted = [rank for rank in _ROLES if not any(rank(column) for column in table.columns if column not in objects)]
    if not wanted or not objects:
        return table
    inner = list(_keys(objects))
    found: dict[str, tuple[str, str]] = {}
    for rank in wanted:
        ranked = [(rank(name), name, place) for name, *place in inner if rank(name) and name not in table.columns]
        if ranked:
            _, name, (column, key) = max(ranked, key=lambda each: each[0])
            found.setdefault(name, (column, key))
    if not found:
        return table
    view, first = table.workspace.new_name("inner"), len(table.columns)
    cells = ", ".join(
        f"CASE WHEN json_valid({table.cell(column)}) THEN "
        f"json_extract_string({table.cell(column)}, {text(_pointer(key))}) END AS c{first + number}"
        for number, (column, key) in enumerate(found.values())
    )
    table.workspace.engine.execute(f"CREATE VIEW {view} AS SELECT *, {cells} FROM {table.view}")
    return replace(table, columns=(*table.columns, *found), view=view)


def _objects(table: Table) -> dict[str, list[str]]:
    """Some cells of each column that has objects."""
    engine = table.workspace.engine
    rows = engine.execute(
        f"SELECT {', '.join(map(table.cell, table.columns))} FROM {table.view} LIMIT {_LOOKED_AT}"
    ).fetchall()
    found = {}
    for place, column in enumerate(table.columns):
        cells = [str(row[place]) for row in rows if row[place] is not None]
        if cells and sum(cell.startswith("{") for cell in cells) >= _LEAST_OBJECTS * len(cells):
            found[column] = cells
    return found


def _keys(objects: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """A name that says what it is ("steamid", "user id"), the column, and the key of each value within an object."""
    for column, cells in objects.items():
        keys: dict[str, None] = {}
        for cell in cells:
            try:
                value = json.loads(cell)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                keys.update((key, None) for key, inner in value.items() if isinstance(inner, str | int))
        for key in keys:
            yield f"{column} {key}", column, key
            yield key, column, key


def _pointer(key: str) -> str:
    """A JSON pointer (RFC 6901)."""
    return "/" + key.replace("~", "~0").replace("/", "~1")
