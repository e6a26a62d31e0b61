"""Finds the column of titles in a list of games by what its cells read like, where no heading says so."""

from __future__ import annotations

from services.ingest.columns.cells.timestamps import parsable_share as parsable_times
from services.ingest.columns.headings import names
from services.ingest.files.table import Table


def title_by_cells(table: Table, key: str | None) -> str | None:
    """The first column whose cells read like titles: words, nearly all different, neither long nor addresses."""
    for column in table.columns:
        if column == key or names.field_rank(column) or names.time_rank(column):
            continue
        cells = table.sample(column)
        if len(cells) < 2 or table.distinct(column) < 0.9 * table.rows or len(cells) < 0.9 * min(table.rows, 20_000):
            continue
        length = cells.str.len()
        words = cells.str.contains(r"[^\W\d_]{2}", regex=True).mean() > 0.9
        addresses = cells.str.contains(r"://|@|\.(?:png|jpg)$", regex=True).mean() > 0.1
        hashes = cells.str.fullmatch(r"[0-9a-fA-F-]{8,}").mean() > 0.5
        if words and not addresses and not hashes and 2 < length.mean() < 60 and parsable_times(cells) < 0.5:
            return column
    return None
