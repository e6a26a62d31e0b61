"""Finds the column of titles in a list of games by what its cells read like, where no heading says so."""

from __future__ import annotations

import pandas as pd

from services.ingest.columns.cells.play_facts import says_fact
from services.ingest.columns.cells.timestamps import parsable_share as parsable_times
from services.ingest.columns.headings import names
from services.ingest.columns.headings.fact_columns import fact_columns
from services.ingest.files.table import Table

_LEAST_SPACED = 0.3
# So many titles may an id have on average, since tables have errors.
_MOST_TITLES = 1.1


def title_by_cells(table: Table, key: str | None) -> str | None:
    """The first column whose cells read like titles: words, nearly all different, neither long nor addresses.

    None where the key's own cells do, with spaces as no code has them: in a few rows any column is of different words.
    """
    if key is not None and _reads_like_titles(table, key) and _is_spaced(table.sample(key)):
        return None
    for column in table.columns:
        if column == key or names.field_rank(column) or names.time_rank(column):
            continue
        if fact_columns([column]) or not _reads_like_titles(table, column):
            continue
        # What is said of a game in its rows, such as reviews, is not what it is called.
        if key is None or table.distinct_pairs(key, column) <= _MOST_TITLES * table.distinct(key):
            return column
    return None


def _reads_like_titles(table: Table, column: str) -> bool:
    cells = table.sample(column)
    if len(cells) < 2 or table.distinct(column) < 0.9 * table.rows or len(cells) < 0.9 * min(table.rows, 20_000):
        return False
    length = cells.str.len()
    words = cells.str.contains(r"[^\W\d_]{2}", regex=True).mean() > 0.9
    addresses = cells.str.contains(r"://|@|\.(?:png|jpg)$", regex=True).mean() > 0.1
    hashes = cells.str.fullmatch(r"[0-9a-fA-F-]{8,}").mean() > 0.5
    likely = words and not addresses and not hashes and 2 < length.mean() < 60
    return bool(likely and not _are_ages(cells) and parsable_times(cells) < 0.5)


def _are_ages(cells: pd.Series[str]) -> bool:
    """Whether most cells are words of age boards, such as "Everyone" and "Mature 17+"."""
    return sum(says_fact("minimum_age", "age rating", cell) for cell in cells.iloc[:200]) > min(len(cells), 200) / 2


def _is_spaced(cells: pd.Series[str]) -> bool:
    return bool(cells.str.contains(r"\w \w", regex=True).mean() >= _LEAST_SPACED)
