"""Reads the rows of a list of games or players: what they say of whom, and which cannot be used."""

from __future__ import annotations

from dataclasses import dataclass

from services.ingest.columns.numbering import is_numbering
from services.ingest.columns.roles import ColumnRoles, TableKind
from services.ingest.engine import one
from services.ingest.files.table import Table
from services.ingest.interpretation.entities import EntityDescriptions
from services.ingest.interpretation.ids import id_cells


@dataclass(frozen=True, slots=True)
class ListRows:
    """What a list says of the ids in it; `merged` of its rows went into others of the same id.

    The columns `ignored` only number the rows, or are empty.

    `problems` is a query for (position, reason) of the rows that cannot be used, `rejected` of them.
    """

    found: EntityDescriptions
    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    merged: int
    problems: str
    rejected: int

    def count_problems(self) -> int:
        """How many rows cannot be used."""
        return self.rejected


def read_list(table: Table, roles: ColumnRoles) -> ListRows:
    """Reads all rows of a table of games or players."""
    what, key = ("game", roles.game) if roles.kind is TableKind.GAMES else ("player", roles.player)
    assert key is not None
    ids = id_cells(table, key, what)
    numbering = tuple(column for column in table.columns if column not in roles.taken() and is_numbering(table, column))
    columns = tuple(column for column in table.columns if column not in {*roles.taken(), *numbering})
    found, merged = EntityDescriptions.of_list(table, ids, key, columns, roles.title)
    problems = (
        f"(SELECT t.position, i.problem AS reason FROM {table.view} t JOIN {ids} i "
        f"ON t.{table.cell(key)} IS NOT DISTINCT FROM i.cell WHERE i.problem IS NOT NULL)"
    )
    return ListRows(
        found, columns, numbering, merged, problems, one(table.workspace.engine, f"SELECT count(*) FROM {problems}")
    )
