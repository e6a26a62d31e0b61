"""Holds a table as it was read: columns of text, and where each row came from. Knows nothing of what columns mean.

Every format ends up as text, so that a rating of a CSV and one of a Parquet file are treated by the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# Ends each entry of a cell that is a list in its file (JSON, Parquet). No white space, which is stripped.
LIST_SEPARATOR = "\x02"
# What people and programs write into a cell that has nothing in it. "NaN" is none of it: that is computed.
_MISSING = frozenset(
    [
        *("null", "none", "nil", "\\n", "n/a", "n.a.", "na", "#n/a", "<na>", "missing", "unknown", "unrated"),
        *("not rated", "no rating", "not available", "tbd", "нет", "-", "--", "–", "—", "?", "."),
    ]
)


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be used. `row` is its line in a text file, its number (from 1) in a Parquet file.

    `content` is the row: its cells by column, or its text where it did not get so far as to be cells. `reason` holds
    nothing of it.
    """

    file: str
    row: int
    reason: str
    content: Mapping[str, str | None] | str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal columns, maybe of several files; a cell is text, or missing (NaN) where it was empty.

    `space_separated` names the columns whose cells are lists separated by spaces (RecBole's `token_seq`). `file_of`
    and `row_of` tell for each row the index into `files` and the row in that file. `unreadable` are rows that did not
    get so far as to be cells.
    """

    files: tuple[str, ...]
    frame: pd.DataFrame
    file_of: NDArray[np.int64]
    row_of: NDArray[np.int64]
    space_separated: frozenset[str] = frozenset()
    unreadable: tuple[Reject, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the file."""
        return tuple(str(column) for column in self.frame.columns)

    @property
    def name(self) -> str:
        """The files' names, for messages."""
        return ", ".join(Path(file).name for file in self.files)

    def reject(self, position: int, reason: str) -> Reject:
        """Says that the row at `position` of the frame cannot be used."""
        cells = self.frame.iloc[position]
        content = {str(name): None if pd.isna(cell) else flat(cell) for name, cell in cells.items()}
        return Reject(self.files[self.file_of[position]], int(self.row_of[position]), reason, content)


def flat(cell: str) -> str:
    """A cell as text to read: the entries of a list with commas between them."""
    return cell.removesuffix(LIST_SEPARATOR).replace(LIST_SEPARATOR, ", ")


def is_missing(cells: pd.Series[str]) -> pd.Series[bool]:
    """Which of the cells say that there is nothing in them, such as "n/a" and "-"."""
    return cells.str.lower().isin(_MISSING)


def table_of(
    file: str,
    columns: Mapping[str, Sequence[str | None]],
    rows: Sequence[int] | None = None,
    *,
    space_separated: frozenset[str] = frozenset(),
    unreadable: Sequence[Reject] = (),
) -> Table:
    """A table of one file; `rows` are the rows' numbers in it, by default 1, 2, ...; blank cells are missing."""
    frame = pd.DataFrame({name: pd.Series(list(cells), dtype="str") for name, cells in columns.items()})
    return table_of_frame(file, frame, rows, space_separated=space_separated, unreadable=unreadable)


def table_of_frame(
    file: str,
    frame: pd.DataFrame,
    rows: Sequence[int] | None = None,
    *,
    space_separated: frozenset[str] = frozenset(),
    unreadable: Sequence[Reject] = (),
) -> Table:
    """The same from a frame of text columns."""
    stripped = pd.DataFrame({name: _stripped(frame[name]) for name in frame.columns})
    return Table(
        files=(file,),
        frame=stripped,
        file_of=np.zeros(len(frame), dtype=np.int64),
        row_of=np.arange(1, len(frame) + 1) if rows is None else np.asarray(rows, dtype=np.int64),
        space_separated=space_separated,
        unreadable=tuple(unreadable),
    )


def _stripped(cells: pd.Series[str]) -> pd.Series[str]:
    cells = cells.str.strip()
    return cells.where(cells != "")


def concatenated(tables: Sequence[Table]) -> Table:
    """Tables of equal columns put under each other."""
    if len(tables) == 1:
        return tables[0]
    offsets = np.cumsum([0, *(len(table.files) for table in tables)])
    return Table(
        files=tuple(file for table in tables for file in table.files),
        frame=pd.concat([table.frame for table in tables], ignore_index=True)[list(tables[0].columns)],
        file_of=np.concatenate([table.file_of + offset for table, offset in zip(tables, offsets, strict=False)]),
        row_of=np.concatenate([table.row_of for table in tables]),
        space_separated=frozenset().union(*(table.space_separated for table in tables)),
        unreadable=tuple(reject for table in tables for reject in table.unreadable),
    )
