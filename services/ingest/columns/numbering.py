"""Tells the columns that only number the rows of a table, as data frames write them, from those that say something."""

from __future__ import annotations

import re

from services.ingest.engine import one
from services.ingest.files.table import Table
from services.ingest.files.texts.dialects import UNNAMED

_NAMELESS = re.compile(rf"(?:{UNNAMED}\d+|Unnamed: \d+|index|level_0)", re.IGNORECASE)


def is_numbering(table: Table, column: str) -> bool:
    """Whether a column without a name has nothing in it, or the numbers of the rows from whatever they begin with."""
    if not _NAMELESS.fullmatch(column) or all(each.startswith(UNNAMED) for each in table.columns):
        return False
    cell = table.cell(column)
    number = f"try_cast({cell} AS BIGINT) - position"
    told = table.workspace.engine.execute(
        f"SELECT count({cell}), count({number}), count(DISTINCT {number}) FROM {table.view}"
    ).fetchall()
    present, numbers, starts = told[0]
    return bool(present == 0) or (
        numbers == present == one(table.workspace.engine, f"SELECT count(*) FROM {table.view}") and starts == 1
    )
