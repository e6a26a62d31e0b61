"""Turns a matrix, a row for each player and a column for each game or the other way round, into rows of ratings."""

from __future__ import annotations

import re

from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns
from services.ingest.columns.headings.play_names import hours_unit
from services.ingest.columns.headings.vocabulary import GENRES_AS_FLAGS
from services.ingest.engine import one, text
from services.ingest.files.table import Table
from services.ingest.files.texts.dialects import UNNAMED

NOTE = "a matrix: a column for each game, a rating in each cell"
NOTE_OF_PLAYERS = "a matrix: a column for each player, a rating in each cell"
ZEROS = "; 0 says that there is none"
# With fewer columns, or larger numbers, it is as well a table of what players answered, or have.
_LEAST_GAMES, _HIGHEST_RATING = 8, 10
_LEAST_NUMBERS, _LEAST_TITLES, _MOST_KNOWN = 0.98, 0.8, 0.1
# Nobody rates all games, while each game has a mark for its graphics.
_LEAST_UNRATED = 0.2
# No player gives so many of the marks that they give as the lowest of all.
_MOST_ZEROS = 0.5
_NUMBERED = re.compile(r"(?P<stem>[^\W\d_]*)[\s_.-]*(?P<number>\d+)")
_YEARS = range(1950, 2101)


def as_rows_of_ratings(table: Table) -> Table:
    """The table by rows of ratings, one for each cell that has any, where it is such a matrix; else as it is."""
    key, *others = table.columns
    if len(others) < _LEAST_GAMES or not _are_ratings(table):
        return table
    if _may_be_player(key) and _are_titles(others):
        return _by_ratings(table, (key if names.player_rank(key) else "player", "game", "rating"), NOTE)
    if _may_be_game(key) and (_number_players(others) or (_are_unknown(others) and _is_sparse(table))):
        game = key if names.game_rank(key) or names.title_rank(key) else "game"
        return _by_ratings(table, (game, "player", "rating"), NOTE_OF_PLAYERS)
    return table


def may_rate(table: Table) -> bool:
    """Whether a list of games has columns that may be players, too, with ratings in them, though nothing proves it."""
    key, *others = table.columns
    return len(others) >= _LEAST_GAMES and _may_be_game(key) and _are_unknown(others) and _are_ratings(table)


def _by_ratings(table: Table, columns: tuple[str, str, str], note: str) -> Table:
    """A row for each cell that has any: what the first column says, its own heading, and the cell."""
    key, *others = table.columns
    engine, headings = table.workspace.engine, table.workspace.new_name("headings")
    engine.execute(f"CREATE TABLE {headings} (cell VARCHAR, told VARCHAR, number INTEGER)")
    engine.executemany(
        f"INSERT INTO {headings} VALUES (?, ?, ?)",
        [(table.cell(other), other, number) for number, other in enumerate(others)],
    )
    view = table.workspace.new_name("ratings")
    zero = "try_cast(u.value AS DOUBLE)"
    zeros = one(engine, f"SELECT count(*) FROM ({_cells(table)}) u WHERE {zero} = 0")
    has_zeros = zeros > _MOST_ZEROS * one(engine, f"SELECT count(*) FROM ({_cells(table)})")
    engine.execute(
        f"CREATE TABLE {view} AS SELECT u.{table.cell(key)} AS c0, h.told AS c1, u.value AS c2, u.position AS row, "
        f"row_number() OVER (ORDER BY u.position, h.number) - 1 AS position "
        f"FROM ({_cells(table)}) u JOIN {headings} h ON h.cell = u.cell"
        + (f" WHERE {zero} IS DISTINCT FROM 0" if has_zeros else "")
    )
    return table.reshaped(columns, view, note + ZEROS if has_zeros else note)


def _cells(table: Table) -> str:
    """A query for the cells of all games that are not empty, with the names of their columns in the engine."""
    key, *games = map(table.cell, table.columns)
    return (
        f"SELECT {key}, position, cell, value FROM (SELECT {key}, {', '.join(games)}, position FROM {table.view}) "
        f"UNPIVOT (value FOR cell IN ({', '.join(games)}))"
    )


def _may_be_player(key: str) -> bool:
    return names.player_rank(key) > 0 or names.is_plain_id(key) or key.startswith(UNNAMED)


def _may_be_game(key: str) -> bool:
    return names.game_rank(key) > 0 or names.title_rank(key) > 0


def _number_players(headings: list[str]) -> bool:
    """Whether headings number players, as "user 1", "u1" and "1" do; numbers that may all be years do not."""
    found = [_NUMBERED.fullmatch(name.strip()) for name in headings]
    parts = [(each["stem"].casefold(), int(each["number"])) for each in found if each]
    if len(parts) < len(headings) or len({stem for stem, _ in parts}) > 1:
        return False
    stem = parts[0][0]
    if not stem:
        return not all(number in _YEARS for _, number in parts)
    return len(stem) == 1 or names.player_rank(stem) > 0


def _are_unknown(headings: list[str]) -> bool:
    """Whether none of the headings says anything of a game or a play, nor is any a genre or a year."""
    return not fact_columns(headings) and not any(
        names.rating_rank(name)
        or names.time_rank(name)
        or names.field_rank(name)
        or names.owner(name) is not None
        or hours_unit(name) is not None
        or GENRES_AS_FLAGS & {" ".join(names.words(name))}
        or (name.isdecimal() and int(name) in _YEARS)
        for name in headings
    )


def _is_sparse(table: Table) -> bool:
    """Whether so many of the cells are empty or 0 that players, and no properties of games, are behind them."""
    _, *others = table.columns
    told = " + ".join(f"count(nullif({table.cell(other)}, '0'))" for other in others)
    (count,) = table.workspace.engine.execute(f"SELECT {told} FROM {table.view}").fetchone() or (0,)
    return bool(count <= (1 - _LEAST_UNRATED) * len(others) * table.rows)


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
