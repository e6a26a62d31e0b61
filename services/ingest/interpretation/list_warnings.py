"""Warns the operator of guesses about a list of games or players, and of games that go by several titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from services.ingest.columns.cells.game_fields import field_columns
from services.ingest.columns.cells.ratings import parsable_share as parsable_ratings
from services.ingest.columns.headings import names
from services.ingest.columns.rating_matrix import may_rate
from services.ingest.columns.roles import ColumnRoles
from services.ingest.files.table import Table
from services.ingest.interpretation.lists import ListRows
from services.ingest.interpretation.related_titles import Met
from services.ingest.interpretation.table_warnings import looks_like_times

_NUMBERS = r"[\[\s\d.,;|\x02\]]*\d[\[\s\d.,;|\x02\]]*"
_LEAST_ALIKE = 0.9
_NAMED = ("genres", "tags", "platforms")


def list_warnings(table: Table, roles: ColumnRoles, rows: ListRows) -> tuple[str, ...]:
    """Sentences about a list: a title that was found by its cells, a key that may be none."""
    warnings = []
    if roles.title is not None and not names.title_rank(roles.title) and names.game_rank(roles.title) == 0:
        warnings.append(
            f"'{roles.title}' was taken for the titles by what its cells read like; if that is wrong, "
            "say --title-column"
        )
    warnings += disputed_titles(rows.found.disputed, "its rows")
    if rows.merged > len(rows.found.cells):
        merged = "1 row was" if rows.merged == 1 else f"{rows.merged:,} rows were"
        warnings.append(
            f"{merged} merged into others of the same '{roles.game or roles.player}'; if each row is "
            f"one of its own, name the key with --{'game' if roles.game else 'player'}-column"
        )
    if roles.game == table.columns[0] and may_rate(table):
        warnings.append(
            f"'{table.columns[1]}' and the other columns are attributes of the games; if each is a player who rated "
            "them, turn the table round: a row for each player, a column for each game"
        )
    columns = [column for column in rows.columns if column in table.columns]
    rated = [
        column
        for column in columns
        if roles.game and names.rating_rank(column) and parsable_ratings(table.sample(column)) >= _LEAST_ALIKE
    ]
    dated = [column for column in columns if names.time_rank(column) and looks_like_times(table, column)]
    if rated and dated:
        warnings.append(
            f"'{rated[0]}' is an attribute of the games, since no column says whose ratings these are; if they are a "
            f"player's, add a column of players, which --player-column may name"
        )
    fields = {names.field_rank(column) and (names.field_rank(column) or ("", 0))[0] for column in columns}
    dates = [
        column
        for column in columns
        if roles.game and "year" not in fields and looks_like_times(table, column) and not _is_size(table, column)
    ]
    if dates and not (rated and dated):
        warnings.append(
            f"'{dates[0]}' looks like dates and is an attribute only; if games came out then, call it 'released'"
        )
    warnings += [
        f"the {field} in '{column}' are numbers, such as {table.sample(column).iloc[0][:30]!r}, which nobody asks for; "
        "write what they are called"
        for field, column in field_columns(columns).items()
        if roles.game and field in _NAMED and _are_numbers(table, column)
    ]
    return tuple(warnings)


def disputed_titles(disputed: Mapping[str, tuple[str, str]], of: str) -> list[str]:
    """A sentence about ids that go by titles which are not the same; `of` says where these stand."""
    if not disputed:
        return []
    entity, (first, second) = next(iter(disputed.items()))
    return [
        f"titles of {of} differ under {len(disputed):,} of the ids, such as {entity}: {first!r} and {second!r}, and "
        "one of them is stored; if these are different games, give them ids of their own"
    ]


def retitled_warning(met: Sequence[Met], of: str) -> list[str]:
    """A sentence about ids under which a table has titles that have nothing in common with others, those `of`."""
    if not met:
        return []
    first, second = met[0].titles
    return [
        f"titles {of} have nothing in common with those here under {len(met):,} of the ids, such as {met[0].game_id}: "
        f"{first!r} there and {second!r} here; if these are different games, give them ids of their own"
    ]


def same_games_warning(ids: Mapping[str, str], titles: Mapping[str, str]) -> str:
    """A sentence about games of a list that are taken for games of another list; `ids` has their ids there."""
    game_id, other = next(iter(ids.items()))
    count = "1 game is" if len(ids) == 1 else f"{len(ids):,} games are"
    return (
        f"{count} taken for those of the same title and year in another list, such as "
        f"{titles.get(game_id, game_id)!r}, {game_id} here and {other} there, and stored once; if they are different "
        "games, say --same-games apart"
    )


def _is_size(table: Table, column: str) -> bool:
    """Whether a column of numbers is not called a time: they may be bytes, or what was sold."""
    is_time = names.time_rank(column) or names.is_release(column) or "date" in names.words(column)
    return not is_time and bool(pd.to_numeric(table.sample(column), errors="coerce").notna().mean() > _LEAST_ALIKE)


def _are_numbers(table: Table, column: str) -> bool:
    """Whether a list, as "[5, 12]", has hardly anything but numbers."""
    cells = table.sample(column)
    return len(cells) > 0 and bool(cells.str.fullmatch(_NUMBERS).mean() > _LEAST_ALIKE)
