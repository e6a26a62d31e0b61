"""Turns a matrix, a row for each player and a column for each game, into rows of player, game and rating."""

from __future__ import annotations

from services.ingest.columns.headings import names
from services.ingest.columns.headings.play_names import hours_unit
from services.ingest.engine import text
from services.ingest.files.table import Table
from services.ingest.files.texts.dialects import UNNAMED

NOTE = "a matrix: a column for each game, a rating in each cell"
# With fewer columns, or larger numbers, it is as well a table of what players answered, or have.
_LEAST_GAMES, _HIGHEST_RATING = 8, 10
_LEAST_NUMBERS, _LEAST_TITLES, _MOST_KNOWN = 0.98, 0.8, 0.1


def as_rows_of_ratings(table: Table) -> Table:
    """The table by rows of ratings, one for each cell that has any, where it is such a matrix; else as it is."""
    key, *games = table.columns
    if len(games) < _LEAST_GAMES or not _may_be_player(key) or not _are_titles(games) or not _are_ratings(table):
        return table
    engine, headings = table.workspace.engine, table.workspace.new_name("headings")
    engine.execute(f"CREATE TABLE {headings} (cell VARCHAR, game VARCHAR, number INTEGER)")
    engine.executemany(
        f"INSERT INTO {headings} VALUES (?, ?, ?)",
        [(table.cell(game), game, number) for number, game in enumerate(games)],
    )
    view = table.workspace.new_name("ratings")
    engine.execute(
        f"CREATE TABLE {view} AS SELECT u.{table.cell(key)} AS c0, h.game AS c1, u.value AS c2, u.position AS row, "
        f"row_number() OVER (ORDER BY u.position, h.number) - 1 AS position "
        f"FROM ({_cells(table)}) u JOIN {headings} h ON h.cell = u.cell"
    )
    return table.reshaped((key if names.player_rank(key) else "player", "game", "rating"), view, NOTE)


def _cells(table: Table) -> str:
    """A query for the cells of all games that are not empty, with the names of their columns in the engine."""
    key, *games = map(table.cell, table.columns)
    return (
        f"SELECT {key}, position, cell, value FROM (SELECT {key}, {', '.join(games)}, position FROM {table.view}) "
        f"UNPIVOT (value FOR cell IN ({', '.join(games)}))"
    )


def _may_be_player(key: str) -> bool:
    return names.player_rank(key) > 0 or names.is_plain_id(key) or key.startswith(UNNAMED)


def _are_titles(headings: list[str]) -> bool:
    """Whether headings read like titles or ids of games, and few of them mean something else."""
    known = sum(
        any(rank(name) for rank in (names.rating_rank, names.time_rank))
        or names.owner(name) is not None
        or hours_unit(name) is not None
        for name in headings
    )
    like = sum(name[:1].isupper() or name.isdecimal() for name in headings)
    return known <= _MOST_KNOWN * len(headings) and like >= _LEAST_TITLES * len(headings)


def _are_ratings(table: Table) -> bool:
    number = f"try_cast(replace(value, ',', {text('.')}) AS DOUBLE)"
    counted = table.workspace.engine.execute(
        f"SELECT count(*), count({number}), min({number}), max({number}) FROM ({_cells(table)})"
    ).fetchone()
    assert counted is not None
    cells, numbers, least, most = counted
    return bool(cells) and numbers >= _LEAST_NUMBERS * cells and least >= 0 and 1 < most <= _HIGHEST_RATING
