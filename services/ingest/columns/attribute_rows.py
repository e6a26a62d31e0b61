"""Turns a row for each attribute of a game into a row for each game, with a column for each attribute.

`g1,title,Doom / g1,genre,Shooter / g1,genre,Action` under "game_id,key,value" is such a table (entity-attribute-value).
"""

from __future__ import annotations

from services.ingest.columns.headings import names
from services.ingest.engine import text
from services.ingest.files.table import LIST_SEPARATOR, Table
from services.ingest.files.texts.dialects import distinct

NOTE = "rows of '{}' and '{}' as columns"
_KEYS = frozenset(["key", "attribute", "property", "field", "variable", "predicate", "attr", "param", "parameter"])
_VALUES = frozenset(["value", "val", "object", "content", "values"])
# More different keys than this are no names of columns; fewer that say something of a game may be chance.
_MOST_KEYS, _LEAST_SAYING = 200, 1
_MOST_COLUMNS = 4


def as_rows_of_entities(table: Table) -> Table:
    """The table by rows of games (or players) where it has a row for each of their attributes, else as it is."""
    key, value = (_called(table, called) for called in (_KEYS, _VALUES))
    if key is None or value is None or len(table.columns) > _MOST_COLUMNS or len(table.parts) > 1:
        return table
    entity = next((column for column in table.columns if column not in (key, value)), None)
    if entity is None or table.distinct(entity) == table.present(entity) or table.distinct(key) > _MOST_KEYS:
        return table
    said = _keys(table, key)
    saying = [each for each in said if names.title_rank(each) or names.field_rank(each) or names.owner(each)]
    return _pivoted(table, entity, key, value, said) if len(saying) >= _LEAST_SAYING else table


def _called(table: Table, called: frozenset[str]) -> str | None:
    return next((column for column in table.columns if "".join(names.words(column)) in called), None)


def _keys(table: Table, key: str) -> list[str]:
    """The different keys, in the order of their appearance."""
    rows = table.workspace.engine.execute(
        f"SELECT {table.cell(key)} AS k FROM {table.view} WHERE k IS NOT NULL GROUP BY k ORDER BY min(position)"
    ).fetchall()
    return [str(name) for (name,) in rows]


def _pivoted(table: Table, entity: str, key: str, value: str, said: list[str]) -> Table:
    """Several values of one key are a list."""
    who, what, how = (table.cell(column) for column in (entity, key, value))
    engine, view = table.workspace.engine, table.workspace.new_name("entities")
    # What has no key says something all the same.
    nameless: list[str | None] = [None] if table.present(key) < table.rows else []
    cells = []
    for number, name in enumerate([*said, *nameless], start=1):
        of_key = f"{what} = {text(name)}" if name is not None else f"{what} IS NULL"
        where = f"FILTER ({of_key} AND {how} IS NOT NULL)"
        cells.append(
            f"CASE WHEN count(DISTINCT {how}) {where} > 1 "
            f"THEN string_agg({how}, {text(LIST_SEPARATOR)} ORDER BY position) {where} || {text(LIST_SEPARATOR)} "
            f"ELSE min({how}) {where} END AS c{number}"
        )
    engine.execute(
        f"CREATE TABLE {view} AS SELECT {who} AS c0, {', '.join(cells)}, min(position) AS row, "
        f"row_number() OVER (ORDER BY min(position)) - 1 AS position FROM {table.view} GROUP BY {who}"
    )
    called = entity if names.player_rank(entity) or names.game_rank(entity) else "id"
    columns = [called, *said, *(value for _ in nameless)]
    return table.reshaped(distinct(columns), view, NOTE.format(key, value))
