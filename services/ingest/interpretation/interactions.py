"""Reads the rows of a table of interactions: which can be used, and who played what, when, and how they rated it.

All of it happens in the engine, which needs not hold the table in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pandas as pd

from services.ingest.columns.cells.cell_meanings import BATCH, Reading, meanings
from services.ingest.columns.cells.day_order import DayOrder, order_of
from services.ingest.columns.cells.rating_scales import RatingScale
from services.ingest.columns.cells.ratings import parse_ratings
from services.ingest.columns.cells.timestamps import AHEAD_SECONDS, FIRST_UNTIMED, parse_times
from services.ingest.columns.headings.play_names import hours_unit
from services.ingest.columns.roles import ColumnRoles
from services.ingest.engine import one, text
from services.ingest.files.table import Table
from services.ingest.interpretation.ids import id_cells
from services.ingest.workspace import Workspace

UNKNOWN_GAME = "no table describes the game, and the catalogue does not know it"
# From here on numbers are seconds since 1970 (or parts of them); below they may be days or dates written together.
_LEAST_EPOCH = 100_000_000
_MOST_HOURS = 1000
_THOUSANDS = r"\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*"
_DAY = r"^(\d{1,2})[/-](\d{1,2})(?:[/-]\d{4}|/\d{2}([^\d]|$))"


@dataclass(frozen=True, slots=True)
class InteractionRows:
    """The relation `rows` (position, player, game, rating, strength, seconds, reason) of all rows; the
    usable ones have no reason.

    `player` and `game` are numbers in the relations `players` and `games` (number, id, first), by this table's ids.
    Ratings are 0 to 5, NULL if unrated; a `strength` is the rating that hours of play stand for where there is none;
    `order` says how days were read (see `Times`). `renamed` are ids of games that go by another id elsewhere, and that
    id.
    """

    workspace: Workspace
    rows: str
    players: str
    games: str
    scale: RatingScale | None
    order: DayOrder | None
    renamed: Mapping[str, str]

    @property
    def problems(self) -> str:
        """A query for (position, reason) of the rows that cannot be used."""
        return f"(SELECT position, reason FROM {self.rows} WHERE reason IS NOT NULL)"

    def count_problems(self) -> int:
        """How many rows cannot be used."""
        return one(self.workspace.engine, f"SELECT count(*) FROM {self.rows} WHERE reason IS NOT NULL")

    def with_game_ids(self, ids: Mapping[str, str]) -> InteractionRows:
        """With other ids for the games that are keys of `ids`, by the ids that they have by now."""
        renamed = {given: ids.get(now, now) for given, now in self.renamed.items()}
        return replace(self, renamed={**ids, **renamed})

    def reject_games(self, games: Collection[str]) -> None:
        """The rows of these games, which no table describes, cannot be used from now on."""
        engine = self.workspace.engine
        gone = pd.DataFrame({"id": pd.Series(list(games), dtype="str")})
        engine.register("gone", gone)
        engine.execute(
            f"UPDATE {self.rows} SET reason = {text(UNKNOWN_GAME)} WHERE reason IS NULL AND game IN "
            f"(SELECT number FROM {self.games} JOIN gone USING (id))"
        )
        engine.unregister("gone")

    def rating_values(self) -> np.ndarray:
        """The ratings that there are, at most some hundred thousand of them."""
        every = max(1, one(self.workspace.engine, f"SELECT count(*) FROM {self.rows}") // BATCH)
        query = f"SELECT rating FROM {self.rows} WHERE rating IS NOT NULL AND position % {every} = 0"
        return np.asarray(self.workspace.engine.execute(query).fetchnumpy()["rating"], dtype=np.float64)


def read_interactions(
    table: Table, roles: ColumnRoles, now: datetime, rows_before: int, rating_scale: RatingScale | None = None
) -> InteractionRows:
    """Reads all rows. `rows_before` numbers them on from earlier tables, for rows without a time.

    Raises IngestError when the ratings are on no scale that is known and the operator names none.
    """
    assert roles.player is not None
    assert roles.game is not None
    engine, workspace = table.workspace.engine, table.workspace
    player_cells, game_cells = id_cells(table, roles.player, "player"), id_cells(table, roles.game, "game")
    players, player_cells = _numbered(workspace, player_cells)
    games, game_cells = _numbered(workspace, game_cells)
    seconds, time_problem, order, source = "NULL", "NULL", None, table.view
    checked = [player_cells, game_cells]
    joins = [
        f"LEFT JOIN {player_cells} pc ON t.{table.cell(roles.player)} IS NOT DISTINCT FROM pc.cell",
        f"LEFT JOIN {game_cells} gc ON t.{table.cell(roles.game)} IS NOT DISTINCT FROM gc.cell",
    ]
    if roles.timestamp is not None:
        times, order = _times(table, roles.timestamp, now)
        checked.append(times)
        cell = f"t.{table.cell(roles.timestamp)}"
        source = f"(SELECT *, try_cast({table.cell(roles.timestamp)} AS DOUBLE) AS time_number FROM {table.view})"
        number = "t.time_number"
        plain = f"coalesce({number} >= {_LEAST_EPOCH} AND {number} < 1e20, false)"
        epoch = (
            f"CASE WHEN {number} < 1e11 THEN {number} WHEN {number} < 1e14 THEN {number} / 1e3 "
            f"WHEN {number} < 1e17 THEN {number} / 1e6 ELSE {number} / 1e9 END"
        )
        late = now.timestamp() + AHEAD_SECONDS
        seconds = f"CASE WHEN {plain} THEN {epoch} ELSE tm.value END"
        time_problem = (
            f"CASE WHEN NOT {plain} THEN tm.problem WHEN {epoch} > {late} THEN 'the time is in the future' END"
        )
        joins.append(f"LEFT JOIN {times} tm ON {cell} = tm.cell")
    rating, rating_problem, scale = "NULL", "NULL", None
    if roles.rating is not None:
        # Rows that cannot be used do not count for the scale; where there are none, nothing need be joined.
        faulty = any(one(engine, f"SELECT count(*) FROM {each} WHERE problem IS NOT NULL") for each in checked)
        usable = f"pc.problem IS NULL AND gc.problem IS NULL AND ({time_problem}) IS NULL" if faulty else "true"
        cell = f"t.{table.cell(roles.rating)}"
        told = (
            f"SELECT {cell} AS cell, count(*) FILTER ({usable}) AS rows FROM {source} t "
            f"{' '.join(joins) if faulty else ''} WHERE {cell} IS NOT NULL GROUP BY {cell}"
        )
        ratings, scale = _ratings(table, roles.rating, told, rating_scale)
        rating, rating_problem = "rm.value", "rm.problem"
        joins.append(f"LEFT JOIN {ratings} rm ON {cell} = rm.cell")
    rows = workspace.new_name("rows")
    # A row has one reason: of several problems that of an id is told, else the rating's, else that of the time.
    engine.execute(
        f"CREATE TABLE {rows} AS SELECT t.position, pc.number AS player, gc.number AS game, "
        f"CAST({rating} AS DOUBLE) AS rating, CAST({_strength(table, roles)} AS DOUBLE) AS strength, "
        f"coalesce(CAST({seconds} AS DOUBLE), {FIRST_UNTIMED + rows_before} + t.position) AS seconds, "
        f"coalesce(pc.problem, gc.problem, {rating_problem}, {time_problem}) AS reason "
        f"FROM {source} t {' '.join(joins)}"
    )
    return InteractionRows(workspace, rows, players, games, scale, order, {})


def _strength(table: Table, roles: ColumnRoles) -> str:
    """The rating that the hours of a row stand for: 2.5 at none, 5 at a thousand, with their logarithm between."""
    if roles.hours is None:
        return "NULL"
    cell = f"t.{table.cell(roles.hours)}"
    # The comma of "1,234" parts thousands unless another cell of the column has one that cannot.
    decimal = one(
        table.workspace.engine,
        f"SELECT count(*) FROM {table.view} t WHERE contains({cell}, ',') AND "
        f"NOT regexp_full_match({cell}, {text(_THOUSANDS)})",
    )
    number = f"replace({cell}, ',', {text('.' if decimal else '')})"
    hours = f"(try_cast({number} AS DOUBLE) * {hours_unit(roles.hours) or 1})"
    played = f"isfinite({hours}) AND {hours} >= 0"
    if roles.behaviour is not None:
        # Of a purchase the number is none of hours.
        played += f" AND regexp_matches(lower(t.{table.cell(roles.behaviour)}), 'play|hour')"
    return f"CASE WHEN {played} THEN least(5, 2.5 + 2.5 * ln(1 + {hours}) / ln(1 + {_MOST_HOURS})) END"


def _numbered(workspace: Workspace, cells: str) -> tuple[str, str]:
    """A relation (number, id, first) of the ids of `cells` that can be used, in the order of their appearance.

    Then `cells` with these numbers: (cell, number, problem).
    """
    target, with_numbers = workspace.new_name("numbered"), workspace.new_name("numbered_cells")
    workspace.engine.execute(
        f"CREATE TABLE {target} AS SELECT CAST(row_number() OVER (ORDER BY first) AS INTEGER) AS number, id, first "
        f"FROM (SELECT id, min(first) AS first FROM {cells} WHERE problem IS NULL GROUP BY id)"
    )
    workspace.engine.execute(
        f"CREATE TABLE {with_numbers} AS SELECT c.cell, CASE WHEN c.problem IS NULL THEN n.number END AS number, "
        f"c.problem FROM {cells} c LEFT JOIN {target} n ON c.id = n.id"
    )
    workspace.engine.execute(f"DROP TABLE {cells}")
    return target, with_numbers


def _times(table: Table, column: str, now: datetime) -> tuple[str, DayOrder | None]:
    """What the cells of a column of times mean that are not plainly seconds, and how its days were read."""
    engine, cell = table.workspace.engine, table.cell(column)
    odd = table.workspace.new_name("odd")
    number = f"try_cast({cell} AS DOUBLE)"
    engine.execute(
        f"CREATE TABLE {odd} AS SELECT {cell} AS cell, count(*) AS rows FROM {table.view} WHERE {cell} IS NOT NULL "
        f"AND NOT coalesce({number} >= {_LEAST_EPOCH} AND {number} < 1e20, false) GROUP BY {cell}"
    )
    first, second = (f"try_cast(regexp_extract(cell, {text(_DAY)}, {group}) AS INTEGER)" for group in (1, 2))
    counts = ", ".join(
        f"coalesce(sum(rows) FILTER ({which}), 0)"
        for which in (
            f"{first} > 12 AND {second} <= 12",
            f"{second} > 12 AND {first} <= 12",
            f"{first} IS NOT NULL",
        )
    )
    told = engine.execute(f"SELECT {counts} FROM {odd} WHERE try_cast(cell AS DOUBLE) IS NULL").fetchall()[0]
    order = order_of(told[0], told[1]) if told[2] else None

    def read(cells: pd.Series[str]) -> Reading:
        times = parse_times(cells, now, order)
        return times.seconds, times.problems

    return meanings(table.workspace, f"SELECT cell FROM {odd}", read, column), order


def _ratings(table: Table, column: str, told: str, given: RatingScale | None) -> tuple[str, RatingScale | None]:
    """What the cells of a column of ratings mean, and the scale that they are on."""
    workspace = table.workspace
    counted = workspace.new_name("counted")
    workspace.engine.execute(f"CREATE TABLE {counted} AS {told}")
    commonest = workspace.engine.execute(
        f"SELECT cell, rows FROM {counted} ORDER BY rows DESC, cell LIMIT {BATCH}"
    ).fetchall()
    cells = pd.Series([cell for cell, _ in commonest], dtype="str", name=column)
    scale = parse_ratings(cells, given, np.array([rows for _, rows in commonest], dtype=np.int64)).scale

    def read(part: pd.Series[str]) -> Reading:
        ratings = parse_ratings(part, scale)
        return ratings.values, ratings.problems

    return meanings(workspace, f"SELECT cell FROM {counted}", read, column), scale
