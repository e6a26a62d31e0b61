"""Lists of games or players: which rows count, and what was understood of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from services.ingest.columns.game_fields import field_columns
from services.ingest.columns.roles import Roles, TableKind
from services.ingest.files.table import Table
from services.ingest.interpretation.interactions import clean_ids, id_problems
from services.ingest.interpretation.mapping import TableMapping


@dataclass(frozen=True, slots=True)
class ReadList:
    """The rows that count, by ids in the column `key`, and the `columns` of attributes.

    Of rows with the same id the last counts: a copy of it is a duplicate, any other is among the `problems`, which
    say by position why a row cannot be used.
    """

    frame: pd.DataFrame
    key: str
    columns: tuple[str, ...]
    duplicates: int
    problems: Mapping[int, str]


def read_list(table: Table, roles: Roles) -> ReadList:
    """Reads all rows of a table of games or players."""
    what, key = ("game", roles.game) if roles.kind is TableKind.GAMES else ("player", roles.player)
    assert key is not None
    ids = clean_ids(table.frame[key])
    problems = id_problems(ids, what)
    frame = table.frame.assign(**{key: ids}).drop(index=list(problems))
    replaced = frame.duplicated(key, keep="last")
    copied = frame.duplicated(keep="last")
    for position in frame.index[replaced & ~copied].tolist():
        problems[position] = f"a later row has the same {what} id, and counts instead"
    columns = tuple(column for column in table.columns if column not in roles.taken())
    return ReadList(frame[~replaced], key, columns, int((replaced & copied).sum()), problems)


def list_mapping(table: Table, roles: Roles, read: ReadList) -> TableMapping:
    """What was understood of the table."""
    is_games = roles.kind is TableKind.GAMES
    fields = field_columns(read.columns) if is_games else {}
    return TableMapping(
        files=table.files,
        kind=roles.kind,
        rows=len(table.frame) + len(table.unreadable),
        used=len(read.frame),
        duplicates=read.duplicates,
        rejected=len(read.problems) + len(table.unreadable),
        player_column=roles.player,
        game_column=roles.game,
        title_column=roles.title,
        game_fields=fields,
        game_attributes=tuple(column for column in read.columns if is_games and column not in fields.values()),
        player_attributes=() if is_games else read.columns,
    )
