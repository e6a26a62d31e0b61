"""Understands each table by itself: the roles of its columns, the rows that can be used, and what they say of whom.

What takes other tables or the catalogue is done afterwards, in joining.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pandas as pd

from services.ingest.columns.attribute_rows import as_rows_of_entities
from services.ingest.columns.attributes import NO_SPLIT, Split, split_attributes
from services.ingest.columns.cells.game_fields import year_in
from services.ingest.columns.cells.rating_scales import RatingScale
from services.ingest.columns.flag_columns import with_listed_flags
from services.ingest.columns.game_lists import as_rows_of_games
from services.ingest.columns.headings import names
from services.ingest.columns.inner_columns import with_inner_columns
from services.ingest.columns.keys import game_by_key, game_by_values, joined_key, joining_game
from services.ingest.columns.rating_matrix import as_rows_of_ratings
from services.ingest.columns.roles import NO_COLUMN, ColumnOverrides, ColumnRoles, TableKind, check_overrides, roles_of
from services.ingest.columns.told_fields import NOTHING_TOLD, told_fields
from services.ingest.columns.unnamed import named_by_cells
from services.ingest.errors import IngestError
from services.ingest.files.table import Table, concatenated
from services.ingest.interpretation.entities import EntityDescriptions
from services.ingest.interpretation.interactions import InteractionRows, read_interactions
from services.ingest.interpretation.list_warnings import list_warnings
from services.ingest.interpretation.lists import ListRows, read_list
from services.ingest.interpretation.mapping import TableMapping
from services.ingest.interpretation.rejects import TableRejects
from services.ingest.interpretation.related_titles import Met, says_whose, unrelated
from services.ingest.interpretation.table_warnings import (
    encoding_warnings,
    id_warnings,
    shape_warnings,
    table_warnings,
    time_warnings,
    unnamed_warnings,
)

# What depends on what is told by this many rows as by more.
_SAMPLED_ROWS = 300_000
# Whether two lists number the same games is told by so many of them.
_MOST_MET = 5000


@dataclass(frozen=True, slots=True)
class FileOverrides:
    """What the operator says of one file: its columns, and the scale of its ratings if it is not to be found."""

    columns: ColumnOverrides
    rating_scale: RatingScale | None = None


@dataclass(frozen=True, slots=True)
class UnderstoodTable:
    """One table and all that it says by itself.

    `rows` are those that can be used, and why the others cannot; `mapping` is for the operator, with the counts of
    the table alone. `games` and `players` are described by the ids that this table uses.
    """

    table: Table
    rows: InteractionRows | ListRows
    mapping: TableMapping
    games: EntityDescriptions
    players: EntityDescriptions

    @property
    def interactions(self) -> InteractionRows | None:
        """The rows if they are interactions, None if the table is a list of games or players."""
        return self.rows if isinstance(self.rows, InteractionRows) else None

    @property
    def rejects(self) -> TableRejects:
        """The rows that could not be read or cannot be used."""
        return TableRejects(self.table, self.rows.problems)

    def with_game_ids(self, ids: Mapping[str, str]) -> UnderstoodTable:
        """Its interactions with other ids for the games that are keys of `ids`; the descriptions stay as they are."""
        rows = self.interactions
        return replace(self, rows=rows.with_game_ids(ids)) if rows is not None and ids else self

    def reject_games(self, games: Collection[str]) -> None:
        """The interactions with these games, which no table describes, cannot be used from now on."""
        if self.interactions is not None:
            self.interactions.reject_games(games)

    def counted(self, kept: int) -> TableMapping:
        """The mapping of a table of interactions, `kept` of which are stored when those of all tables are joined."""
        rejected = self.rows.count_problems() + self.table.rejected
        duplicates = self.mapping.rows - rejected - kept
        return replace(
            self.mapping, used=kept, duplicates=duplicates, rejected=rejected, reasons=dict(self.rejects.reasons())
        )


def understand_tables(
    tables: Sequence[Table],
    columns: ColumnOverrides,
    now: datetime,
    rating_scale: RatingScale | None = None,
    by_file: Mapping[str, FileOverrides] | None = None,
) -> tuple[UnderstoodTable, ...]:
    """Understands all tables; several files of one table become one.

    Times after `now` are refused; `rating_scale` is that of all ratings, by default the one that they seem to use.
    `by_file` says the same of single files, by their names. IngestError when columns cannot be found or ratings are on
    no scale that is known.
    """
    tables = [named_by_cells(table, now) for table in tables]
    given = [_overrides_of(table, FileOverrides(columns, rating_scale), by_file or {}) for table in tables]
    tables = [_reshaped(table, said.columns) for table, said in zip(tables, given, strict=True)]
    check_overrides(tables, columns)
    for table, of_file in zip(tables, given, strict=True):
        if of_file.columns is not columns:
            check_overrides([table], of_file.columns)
    understood: list[UnderstoodTable] = []
    rows_before = 0
    for table, roles, said in _whole_tables(tables, given):
        if roles.kind is TableKind.INTERACTIONS:
            rows = read_interactions(table, roles, now, rows_before, said.rating_scale)
            rows_before += table.rows
            understood.append(_interaction_table(table, roles, rows, is_unrated=said.columns.rating == NO_COLUMN))
        else:
            understood.append(_list_table(table, roles, read_list(table, roles)))
    return tuple(understood)


def _reshaped(table: Table, columns: ColumnOverrides) -> Table:
    """The table with a row for each play and a column for each role, where it has them in another shape."""
    shaped = with_inner_columns(with_listed_flags(as_rows_of_entities(table)))
    there = {column.casefold() for column in shaped.columns} | {NO_COLUMN}
    # What the operator names otherwise is a column of the other shape, as in a mapping that was saved.
    named = [column for column in (columns.game, columns.title, columns.rating) if column is not None]
    # One of games by players has the games in a column of the same name in both shapes.
    is_turned = columns.rating is not None and columns.rating.casefold() not in there
    if any(column.casefold() in there for column in named) and not is_turned:
        return shaped
    return as_rows_of_ratings(as_rows_of_games(shaped))


def _overrides_of(table: Table, all_files: FileOverrides, by_file: Mapping[str, FileOverrides]) -> FileOverrides:
    name = Path(table.files[0]).name
    return by_file.get(table.files[0]) or by_file.get(name) or all_files


def _whole_tables(
    tables: Sequence[Table], given: Sequence[FileOverrides]
) -> list[tuple[Table, ColumnRoles, FileOverrides]]:
    """Shards of one table as one, with the columns that have a role: what a scale is, all of them tell together.

    Equal columns do not make shards: users.csv and games.csv may both be "id, name".
    """
    groups: dict[tuple[object, ...], list[tuple[Table, ColumnRoles, FileOverrides]]] = {}
    found, given = _roles_of_all(tables, given)
    plays = [
        (table, roles)
        for table, roles in zip(tables, found, strict=True)
        if roles.kind is TableKind.INTERACTIONS and roles.game
    ]
    keyed = [
        roles if said.columns.game is not None else joined_key(table, roles, plays)
        for table, roles, said in zip(tables, found, given, strict=True)
    ]
    lists = [
        (table, roles.game)
        for table, roles in zip(tables, keyed, strict=True)
        if roles.kind is TableKind.GAMES and roles.game
    ]
    for table, roles, said in zip(tables, keyed, given, strict=True):
        joined = roles if said.columns.game is not None else joining_game(table, roles, lists)
        # The whole is looked at anew, by the columns that join it.
        of_file = said if joined is roles else replace(said, columns=replace(said.columns, game=joined.game))
        key: tuple[object, ...] = (frozenset(table.columns), joined.kind, joined.player, joined.game)
        if any(_number_apart(table, other, joined) for other, _, _ in groups.get(key, ())):
            key = (*key, table.files)
        groups.setdefault(key, []).append((table, joined, of_file))
    whole = [(concatenated([table for table, _, _ in group]), *group[0][1:]) for group in groups.values()]
    return [
        (table, _of_whole(table, roles, said) if roles.kind is TableKind.INTERACTIONS else roles, said)
        for table, roles, said in whole
    ]


def _number_apart(table: Table, other: Table, roles: ColumnRoles) -> bool:
    """Whether two lists of equal columns, as two shops may have them, are of different games under the same ids."""
    if roles.kind is not TableKind.GAMES or roles.title is None or roles.game is None or says_whose(roles.game):
        return False
    year = next((column for column in table.columns if (names.field_rank(column) or ("",))[0] == "year"), None)
    columns = [roles.game, roles.title, *([year] if year else [])]
    one, two = (
        ", ".join(f"{each.cell(column)} AS c{number}" for number, column in enumerate(columns))
        for each in (table, other)
    )
    told = ", a.c2, b.c2" if year else ""
    found = table.workspace.engine.execute(
        f"SELECT a.c0, a.c1, b.c1{told} FROM (SELECT {one} FROM {table.view}) a "
        f"JOIN (SELECT {two} FROM {other.view}) b ON a.c0 = b.c0 "
        f"WHERE a.c1 IS NOT NULL AND b.c1 IS NOT NULL LIMIT {_MOST_MET}"
    ).fetchall()
    met = [Met(game, (first, second), _years(*years)) for game, first, second, *years in found]
    return bool(unrelated(met))


def _years(first: str | None = None, second: str | None = None) -> tuple[int, int]:
    return (year_in(first or "") or 0, year_in(second or "") or 0)


def _of_whole(table: Table, roles: ColumnRoles, said: FileOverrides) -> ColumnRoles:
    found = roles_of(table, said.columns)
    return replace(found, guessed=found.guessed or roles.guessed)


def _roles_of_all(
    tables: Sequence[Table], given: Sequence[FileOverrides]
) -> tuple[list[ColumnRoles], list[FileOverrides]]:
    """The roles of each table, and what is said of it from then on.

    Of plays that no heading tells the game of, the values tell it: those that a list of games beside them has.
    """
    found: list[ColumnRoles | IngestError] = []
    for table, said in zip(tables, given, strict=True):
        try:
            found.append(roles_of(table, said.columns))
        except IngestError as error:
            found.append(error)
    keyed = [
        (table, roles.game)
        for table, roles in zip(tables, found, strict=True)
        if isinstance(roles, ColumnRoles) and roles.kind is TableKind.GAMES and roles.game is not None
    ]
    lists = [table for table, _ in keyed]
    told, given = [], list(given)
    for place, (table, roles) in enumerate(zip(tables, found, strict=True)):
        if isinstance(roles, ColumnRoles):
            told.append(roles)
            continue
        columns = given[place].columns
        game = None
        if columns.game is None:
            game = game_by_values(table, lists) or game_by_key(table, keyed)
        if game is None:
            raise roles
        given[place] = replace(given[place], columns=replace(columns, game=game))
        told.append(replace(roles_of(table, given[place].columns), guessed="game"))
    return told, given


def _interaction_table(table: Table, roles: ColumnRoles, rows: InteractionRows, *, is_unrated: bool) -> UnderstoodTable:
    """`is_unrated` says that the operator wants no ratings."""
    assert roles.player is not None
    assert roles.game is not None
    usable = f"SELECT position, player, game FROM {rows.rows} WHERE reason IS NULL"
    others = [column for column in table.columns if column not in roles.taken()]
    candidates = others if roles.title is None else [*others, roles.title]
    split = (
        NO_SPLIT
        if not candidates
        else split_attributes(
            _sampled(table, rows.rows, "game", candidates),
            _sampled(table, rows.rows, "player", candidates),
            "player number",
            "game number",
            candidates,
        )
    )
    # The "title" of an interaction table may be that of a review: a game's is the same in all rows of the game, and
    # hardly ever that of another game.
    title = roles.title if roles.title in split.game or _is_title_of_each(table, roles, split) else None
    of_game = [column for column in split.game if column != title]
    games = EntityDescriptions.of_interactions(table, rows.games, "game", usable, of_game, title)
    if title is not None and not games.are_told_apart_by_titles():
        games.titles.clear()
        title = None
    told = told_fields(games.cells.values(), of_game)
    mapping = TableMapping(
        files=table.files,
        kind=roles.kind,
        rows=table.rows + table.rejected,
        used=0,
        duplicates=0,
        rejected=0,
        player_column=roles.player,
        game_column=roles.game,
        title_column=title,
        rating_column=roles.rating,
        rating_scale=rows.scale.name if rows.scale else None,
        scale_option=rows.scale.option if rows.scale else None,
        timestamp_column=roles.timestamp,
        day_order=rows.order.name if rows.order else None,
        game_fields=told.filled,
        not_understood=told.not_understood,
        game_attributes=tuple(column for column in of_game if column not in told.only_fields),
        player_attributes=split.player,
        hours_column=roles.hours,
        behaviour_column=roles.behaviour,
        ignored=tuple(column for column in split.neither if column != title),
        notes=table.notes,
        warnings=(
            *table_warnings(
                roles, rows, unused=split.neither, attributes=[*of_game, *split.player], is_unrated=is_unrated
            ),
            *time_warnings(table, roles, [*split.neither, *of_game, *split.player]),
            *id_warnings(table, [roles.player, roles.game]),
            *unnamed_warnings(table),
            *encoding_warnings(table),
            *shape_warnings(table),
        ),
    )
    return UnderstoodTable(
        table=table,
        rows=rows,
        mapping=mapping,
        games=games,
        players=(
            EntityDescriptions.of_interactions(table, rows.players, "player", usable, split.player, None)
            if split.player
            else EntityDescriptions()
        ),
    )


def _is_title_of_each(table: Table, roles: ColumnRoles, split: Split) -> bool:
    """Whether a title, of which each game has one row only, is the game's since it is not the player's."""
    assert roles.game is not None
    is_once = table.distinct(roles.game) == table.present(roles.game)
    return roles.title is not None and roles.title in split.neither and is_once and "title" not in roles.title.lower()


def _sampled(table: Table, rows: str, key: str, columns: Sequence[str]) -> pd.DataFrame:
    """All usable rows of some games (or players): of as many as there are rows enough to tell what depends on what."""
    part = max(1, -(-table.rows // _SAMPLED_ROWS))
    cells = "".join(f", t.{table.cell(column)}" for column in columns)
    whole = f"AND hash({key}) % {part} = 0" if part > 1 else ""
    found = table.workspace.engine.execute(
        f"SELECT r.player, r.game{cells} FROM {rows} r JOIN {table.view} t USING (position) "
        f"WHERE r.reason IS NULL {whole} ORDER BY position"
    ).df()
    return found.set_axis(["player number", "game number", *columns], axis=1)


def _list_table(table: Table, roles: ColumnRoles, rows: ListRows) -> UnderstoodTable:
    is_games = roles.kind is TableKind.GAMES
    told = told_fields(rows.found.cells.values(), rows.columns) if is_games else NOTHING_TOLD
    mapping = TableMapping(
        files=table.files,
        kind=roles.kind,
        rows=table.rows + table.rejected,
        used=len(rows.found.cells),
        duplicates=rows.merged,
        rejected=rows.rejected + table.rejected,
        reasons=dict(TableRejects(table, rows.problems).reasons()),
        player_column=roles.player,
        game_column=roles.game,
        title_column=roles.title,
        game_fields=told.filled,
        not_understood=told.not_understood,
        game_attributes=tuple(column for column in rows.columns if is_games and column not in told.only_fields),
        player_attributes=() if is_games else rows.columns,
        ignored=rows.ignored,
        notes=table.notes,
        warnings=(
            *list_warnings(table, roles, rows),
            *id_warnings(table, [roles.player, roles.game]),
            *unnamed_warnings(table),
            *encoding_warnings(table),
        ),
    )
    nothing = EntityDescriptions()
    games, players = (rows.found, nothing) if is_games else (nothing, rows.found)
    return UnderstoodTable(table, rows, mapping, games, players)
