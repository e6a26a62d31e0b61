"""Finds the columns of a table that hold the player, game, title, rating and time, and so what kind of table it is.

The operator may name them; the others are found by their names, with the cells deciding between candidates. What the
remaining columns describe is found in attributes.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from pathlib import Path

import pandas as pd

from services.ingest.columns.cells.ratings import parsable_share as parsable_ratings
from services.ingest.columns.cells.timestamps import parsable_share as parsable_times
from services.ingest.columns.headings import names
from services.ingest.columns.headings.play_names import hours_unit, is_behaviour
from services.ingest.columns.id_columns import has_codes, id_of_the_other, numbers_of_players, objects
from services.ingest.columns.numbering import counts_the_rows
from services.ingest.columns.title_cells import title_by_cells
from services.ingest.errors import IngestError
from services.ingest.files.table import Table

# What the operator writes for a column that is not to be used: the table's ratings or times.
NO_COLUMN = "none"
# A table whose ids repeat more than this is not a list of games (or players), unless its other columns describe them:
# then half may be repeated by mistake.
_LEAST_DISTINCT, _LEAST_DISTINCT_DESCRIBED = 0.9, 0.5
# A column that fills fewer of the rows gives way to another one that could have the same role.
_LEAST_FILLED = 0.5
# The fields for each of which a game may have a row of its own.
_SPLITTING = frozenset(["genres", "tags", "platforms", "region"])
_REGIONS = frozenset(["region", "market", "territory", "store", "language", "edition", "version"])


class TableKind(Enum):
    """What a row of a table stands for."""

    INTERACTIONS = "interactions"
    GAMES = "games"
    PLAYERS = "players"


@dataclass(frozen=True, slots=True)
class ColumnOverrides:
    """Columns that the operator names; None where it is to be found.

    "none" for `rating` or `timestamp` means that there is none to be used.
    """

    player: str | None = None
    game: str | None = None
    title: str | None = None
    rating: str | None = None
    timestamp: str | None = None


NO_OVERRIDES = ColumnOverrides()


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The columns that have a meaning of their own. `player` is set in tables of players, `game` in those of games."""

    kind: TableKind
    player: str | None
    game: str | None
    title: str | None = None
    rating: str | None = None
    timestamp: str | None = None
    hours: str | None = None
    behaviour: str | None = None
    # "player" or "game", where that is a column of ids which nothing but its repetitions tells to be one.
    guessed: str | None = None

    def taken(self) -> frozenset[str]:
        """The columns that are no attributes."""
        return frozenset(
            column
            for column in (
                *(self.player, self.game, self.title, self.rating, self.timestamp),
                *(self.hours, self.behaviour),
            )
            if column
        )


def check_overrides(tables: Sequence[Table], overrides: ColumnOverrides) -> None:
    """IngestError when the operator names a column that no table has."""
    there = {column.casefold() for table in tables for column in table.columns}
    for field in fields(overrides):
        column = getattr(overrides, field.name)
        unused = field.name in ("rating", "timestamp") and column == NO_COLUMN
        if column is not None and not unused and column.casefold() not in there:
            listed = "; ".join(f"{table.name}: {', '.join(table.columns)}" for table in tables)
            raise IngestError(f"--{field.name}-column {column}: no table has such a column; there are {listed}")


def roles_of(table: Table, overrides: ColumnOverrides = NO_OVERRIDES) -> ColumnRoles:
    """Finds the columns. IngestError when no player and no game can be found, or one of the two is missing."""
    named = {field.name: _named(table, getattr(overrides, field.name)) for field in fields(overrides)}
    player, game, title = named["player"], named["game"], named["title"]
    said = set(named.values())
    no_ids = [*numbers_of_players(table), *objects(table)]
    player = player or _best(table, names.player_rank, but={*said, *no_ids})
    if game is None:
        game = _best(table, names.game_rank, but={*said, player, *no_ids})
        # "app_name" beside a column "id" that tells games apart is their title.
        plain = next((column for column in table.columns if names.is_plain_id(column) and column not in said), None)
        if game is not None and player is None and names.game_rank(game) == 1 and plain and _is_unique(table, plain):
            game, title = plain, title or _best(table, names.title_rank, but={*said, plain})
    if player is None or game is None:
        player, game = _with_plain_id(table, player, game)
    if title is None:
        # "name" beside a player may be anybody's; whether it is the game's is seen by the cells afterwards.
        least = 1 if player is None or game is not None else 2
        title = _best(table, lambda name: _at_least(names.title_rank(name), least), but={*said - {game}, player})
        title = None if title == game else title
    if game is None and title is not None:
        code = _code_beside(table, title) if player is None and title not in said else None
        game, title = (title, None) if code is None else (code, title)
    if game is not None and player is None and title is None and not names.title_rank(game):
        title = title_by_cells(table, game)
    if player is None and game is None:
        raise _unknown(table, "no player column and no game column", ", or leave the file out if it tells of neither")
    rating = _value(
        table, overrides.rating, names.rating_rank, parsable_ratings, {player, game, title, named["timestamp"]}
    )
    timestamp = _value(table, overrides.timestamp, names.time_rank, parsable_times, {player, game, title, rating})
    if player is not None and game is not None:
        behaviour = next((column for column in table.columns if is_behaviour(column)), None)
        hours = next((column for column in table.columns if hours_unit(column) is not None), None)
        taken = {player, game, title, rating, timestamp}
        return ColumnRoles(
            TableKind.INTERACTIONS,
            player,
            game,
            title,
            rating,
            timestamp,
            # Beside ratings, hours tell nothing new; they are attributes, as other columns.
            hours if rating is None and overrides.rating != NO_COLUMN and hours not in taken else None,
            behaviour if rating is None and behaviour not in taken and hours is not None else None,
        )
    kind = TableKind.PLAYERS if game is None else TableKind.GAMES
    key = player if game is None else game
    assert key is not None
    is_said = key in said or named["title"] is not None
    has_events = rating is not None or timestamp is not None
    merges = game is not None and _has_rows_for_each(table, key, title, has_events=has_events)
    if not merges and not _is_list(table, kind, key, title, is_said=is_said, has_events=has_events):
        # Without ratings and times it may relate anything: games and genres, players and groups.
        other = id_of_the_other(table, key, {*said, title, rating, timestamp}) if has_events else None
        if other is not None and not is_said:
            what = "game" if game is None else "player"
            return replace(roles_of(table, replace(overrides, **{what: other})), guessed=what)
        problem = f"no {'game' if game is None else 'player'} column, and rows repeat '{key}'"
        remedy = "say also --rating-column none and --timestamp-column none" if is_said else "name its key"
        raise _unknown(table, problem, f"; if it is a list of {kind.value}, {remedy}")
    if game is None:
        return ColumnRoles(TableKind.PLAYERS, player, None)
    return ColumnRoles(TableKind.GAMES, None, game, title)


def _named(table: Table, column: str | None) -> str | None:
    if column is None:
        return None
    if column in table.columns:
        return column
    return next((name for name in table.columns if name.casefold() == column.casefold()), None)


def _best(table: Table, rank: Callable[[str], int], but: Collection[str | None]) -> str | None:
    """The column of the highest rank, the first of equals; none if all ranks are 0."""
    candidates = [column for column in table.columns if column not in but and rank(column) > 0]
    return max(candidates, key=rank, default=None)


def _at_least(rank: int, least: int) -> int:
    return rank if rank >= least else 0


def _with_plain_id(table: Table, player: str | None, game: str | None) -> tuple[str | None, str | None]:
    """Takes a column "id" for the key of what the table seems to list, by its file's name and its other columns."""
    plain = next((column for column in table.columns if names.is_plain_id(column)), None)
    if plain is None or (player is not None and game is not None):
        return player, game
    file = names.words(Path(table.files[0]).stem)
    about_players = any(names.player_rank(word.removesuffix("s")) for word in file)
    has_title = any(names.title_rank(column) for column in table.columns)
    if player is None and about_players:
        return plain, game
    if player is not None and game is None and not about_players and not _is_unique(table, plain):
        # What a player has several of, and several players have.
        return player, plain
    if player is None and game is None and (has_title or any(names.game_rank(word.removesuffix("s")) for word in file)):
        return None, plain
    return player, game


def _code_beside(table: Table, title: str) -> str | None:
    """The column that tells the rows of a list apart by an id of each, such as "fs_id"; none that counts the rows.

    Where the titles do not, it may be any code. Where a game has a row for each platform and the like, such codes are
    those of the rows.
    """
    is_told = table.distinct(title) == table.present(title)
    if not is_told and _has_rows_for_each(table, title, None, has_events=False):
        return None
    codes = (column for column in table.columns if column != title and names.is_code(column))
    found = next(
        (
            column
            for column in codes
            if table.distinct(column) == table.rows
            and not (is_told and (not names.is_id(column) or counts_the_rows(table, column)))
        ),
        None,
    )
    return found or (table.columns[0] if table.columns[0] != title and has_codes(table, table.columns[0]) else None)


def _is_unique(table: Table, column: str) -> bool:
    return table.distinct(column) >= _LEAST_DISTINCT * table.present(column)


def _value(
    table: Table,
    override: str | None,
    rank: Callable[[str], int],
    parsable_share: Callable[[pd.Series[str]], float],
    taken: set[str | None],
) -> str | None:
    """The column of the highest rank most of whose cells can be understood; the operator's word needs no such proof."""
    if override == NO_COLUMN:
        return None
    named = _named(table, override)
    if named is not None:
        return named
    candidates = [column for column in table.columns if column not in taken and rank(column) > 0]
    candidates.sort(key=rank, reverse=True)
    understood = [column for column in candidates if parsable_share(table.sample(column)) >= 0.5]
    # Of "overall" and a "vote" that one row of five has, the first is the rating whatever they are called.
    understood.sort(key=lambda column: table.present(column) < _LEAST_FILLED * table.rows)
    understood.sort(key=lambda column: table.present(column) == 0)
    return understood[0] if understood else None


def _is_list(table: Table, kind: TableKind, key: str, title: str | None, *, is_said: bool, has_events: bool) -> bool:
    """Whether the table lists games or players by `key`, rather than what players did, whose column was not found.

    `is_said`: the operator names columns of such a list. `has_events`: there are ratings or times.
    """
    present, distinct = table.present(key), table.distinct(key)
    others = [column for column in table.columns if column not in (key, title)]
    if is_said:
        least = _LEAST_DISTINCT_DESCRIBED if has_events else 0.0
    elif not _describes(kind, title, others):
        least = _LEAST_DISTINCT
    elif distinct and present - distinct <= 1:
        return True
    else:
        least = _LEAST_DISTINCT if has_events else _LEAST_DISTINCT_DESCRIBED
    return distinct >= least * present


def _has_rows_for_each(table: Table, key: str, title: str | None, *, has_events: bool) -> bool:
    """Whether a list of games has a row for each platform, genre, region and the like of a game.

    Then a game and that column together tell the rows apart, and its other columns describe it. Where there are ratings
    or times, which may be those of players whose column was not found, two such columns must.
    """
    fields = [column for column in table.columns if column not in (key, title) and _names_field(column)]
    if len(fields) < (2 if has_events else 1):
        return False
    rows = table.present(key)
    split = [column for column in fields if (names.field_rank(column) or ("region",))[0] in _SPLITTING]
    if any(table.distinct_pairs(key, column) >= _LEAST_DISTINCT * rows for column in split):
        return True
    # Or for each pair of them, as what is asked of a graph has: every genre with every platform.
    return len(split) > 1 and table.distinct_together(key, *split) >= _LEAST_DISTINCT * rows


def _names_field(column: str) -> bool:
    return names.field_rank(column) is not None or bool(_REGIONS & set(names.words(column)))


def _describes(kind: TableKind, title: str | None, columns: Sequence[str]) -> bool:
    if kind is TableKind.GAMES:
        return title is not None or any(names.field_rank(column) for column in columns)
    return any(names.owner(column) == "player" for column in columns)


def _unknown(table: Table, problem: str, hint: str = "") -> IngestError:
    return IngestError(
        f"{table.name}: {problem} among {', '.join(table.columns)}; "
        f"say which is which with --player-column and --game-column{hint}"
    )
