"""Gives a table columns for what stands within its objects, as in dumps of web services.

`{"appid": 10, "author": {"steamid": "7656", "reviews": 3}, "voted_up": true}` has a player, though no column names one;
of `{"success": true, "data": {"name": "Doom", "genres": [...]}}` all that `data` holds is the game's.
Of `{"player": {"uuid": ..., "country": "DE"}}`, called a player or a game, what else it holds comes along.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns
from services.ingest.columns.headings.play_names import hours_unit
from services.ingest.engine import text
from services.ingest.files.table import Table

_WHO_AND_WHAT: tuple[Callable[[str], int], ...] = (names.player_rank, names.game_rank, names.title_rank)
# What else is taken out of objects once they tell who played what.
_OF_A_PLAY: tuple[Callable[[str], int], ...] = (
    names.rating_rank,
    names.time_rank,
    lambda name: int(hours_unit(name) is not None),
)
_LEAST_OBJECTS = 0.9
_LOOKED_AT = 200
_DEEPEST = 3
# An object of a game has so many keys that say a field of it; so many columns are made of it at most.
_LEAST_FIELDS, _MOST_COLUMNS = 2, 200


@dataclass(frozen=True, slots=True)
class _Inner:
    """A value within the objects of a column: its key, the keys on the way to it, and whether it holds others."""

    column: str
    path: tuple[str, ...]
    is_scalar: bool

    @property
    def key(self) -> str:
        return self.path[-1]

    @property
    def around(self) -> str:
        """What the object is called that it stands in."""
        return self.path[-2] if len(self.path) > 1 else self.column

    @property
    def names(self) -> tuple[str, str]:
        """What it may be called: "steamid", "user id"."""
        return self.key, f"{self.around} {self.key}"


def with_inner_columns(table: Table) -> Table:
    """The table with further columns for player, game and title where no column names one and an object's key does.

    Where such are found, for the rating, time and hours of the play, too, and for all that an object says of a game.
    """
    objects = _objects(table)
    if not objects:
        return table
    plain = [column for column in table.columns if column not in objects]
    wanted = [rank for rank in _WHO_AND_WHAT if not any(rank(column) for column in plain)]
    if names.player_rank in wanted and _is_list_of_games(table, plain):
        # The user of a list is who uploaded the game.
        wanted.remove(names.player_rank)
    inner = list(_values(objects))
    found: dict[str, _Inner] = {}
    _find(found, wanted, inner, table.columns)
    if not found:
        return table
    if names.player_rank not in wanted or any(names.player_rank(name) for name in found):
        _find(found, [rank for rank in _OF_A_PLAY if not any(map(rank, plain))], inner, table.columns)
    for each in [value for name, value in found.items() if names.title_rank(name) or names.game_rank(name)]:
        _add_fields(found, each, inner, table.columns)
    for each in [value for value in found.values() if names.player_rank(value.column) or names.game_rank(value.column)]:
        _add_attributes(found, each, inner, table.columns)
    view, first = table.workspace.new_name("inner"), len(table.columns)
    cells = ", ".join(
        f"CASE WHEN json_valid({table.cell(value.column)}) THEN "
        f"nullif(json_extract_string({table.cell(value.column)}, {text(_pointer(value.path))}), 'null') END "
        f"AS c{first + number}"
        for number, value in enumerate(found.values())
    )
    table.workspace.engine.execute(f"CREATE VIEW {view} AS SELECT *, {cells} FROM {table.view}")
    return replace(table, columns=(*table.columns, *found), view=view)


def _find(
    found: dict[str, _Inner],
    wanted: Sequence[Callable[[str], int]],
    inner: Sequence[_Inner],
    columns: Sequence[str],
) -> None:
    """Adds the value that each of `wanted` ranks highest, of equals the least deep."""
    for rank in wanted:
        ranked = [
            (rank(name), -len(value.path), name, value)
            for value in inner
            if value.is_scalar
            for name in reversed(value.names)
            if rank(name) and name not in columns
        ]
        if ranked:
            *_, name, value = max(ranked, key=lambda each: each[:2])
            found.setdefault(name, value)


def _add_fields(found: dict[str, _Inner], told: _Inner, inner: Sequence[_Inner], columns: Sequence[str]) -> None:
    """Adds all that stands beside a game's title or id where it describes the game."""
    beside = [value for value in inner if value.column == told.column and value.path[:-1] == told.path[:-1]]
    describing = [value for value in beside if names.field_rank(value.key) or fact_columns([value.key])]
    # "title" beside "id" is a game's; "name" may be anybody's.
    has_id = names.title_rank(told.key) > 1 and any(names.is_plain_id(value.key) for value in beside)
    if len(describing) < _LEAST_FIELDS and not has_id:
        return
    taken = set(found.values())
    for value in beside[:_MOST_COLUMNS]:
        name = value.key if value.key not in columns and value.key not in found else " ".join(value.names[1:])
        if value not in taken and name not in found and name not in columns:
            found[name] = value


def _add_attributes(found: dict[str, _Inner], told: _Inner, inner: Sequence[_Inner], columns: Sequence[str]) -> None:
    """Adds what else an object that is called a player or a game says of it, but for what would be more than that."""
    taken = set(found.values())
    for value in inner:
        name = f"{value.column} {value.key}"
        beside = value.column == told.column and value.path[:-1] == told.path[:-1]
        if not beside or not value.is_scalar or value in taken or name in found or name in columns:
            continue
        if not any(rank(name) for rank in (*_WHO_AND_WHAT, *_OF_A_PLAY)):
            found[name] = value


def _is_list_of_games(table: Table, plain: Sequence[str]) -> bool:
    """Whether each row is a game of its own and none says how it was liked or played."""
    if any(names.rating_rank(column) or hours_unit(column) is not None for column in plain):
        return False
    keys = [column for column in plain if names.game_rank(column) or names.title_rank(column)]
    return bool(keys) and any(table.distinct(column) == table.rows > 1 for column in keys)


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


def _values(objects: Mapping[str, Sequence[str]]) -> Iterator[_Inner]:
    """Each key within the objects once, those of an object before those of the objects within it."""
    for column, cells in objects.items():
        kinds: dict[tuple[str, ...], bool] = {}
        for cell in cells:
            try:
                value = json.loads(cell)
            except (ValueError, RecursionError):
                continue
            for path, is_scalar in _walk(value, ()):
                kinds[path] = kinds.get(path, False) or is_scalar
        for path in sorted(kinds, key=len):
            yield _Inner(column, path, kinds[path])


def _walk(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    if not isinstance(value, dict) or len(path) >= _DEEPEST:
        return
    for key, held in value.items():
        yield (*path, key), isinstance(held, str | int | float)
        yield from _walk(held, (*path, key))


def _pointer(path: Sequence[str]) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in path)
