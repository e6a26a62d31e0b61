"""Reads the rows of a list of games or players: which of them count, and why the others do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from services.ingest.columns.roles import ColumnRoles, TableKind
from services.ingest.files.table import Table
from services.ingest.interpretation.ids import clean_ids, id_problems


@dataclass(frozen=True, slots=True)
class ListRows:
    """The rows that count, by ids in the column `key`, and the `columns` of attributes.

    Of rows with the same id the last counts: a copy of it is a duplicate, any other is among the `problems`, which
    say by position why a row cannot be used.
    """

    frame: pd.DataFrame
    key: str
    columns: tuple[str, ...]
    duplicates: int
    problems: Mapping[int, str]


def read_list(table: Table, roles: ColumnRoles) -> ListRows:
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
    return ListRows(frame[~replaced], key, columns, int((replaced & copied).sum()), problems)
