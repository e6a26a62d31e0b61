"""Holds a table as it was read: columns of text in the engine, and where each row came from.

Knows nothing of what columns mean. Every format ends up as text, so that a rating of a CSV and one of a Parquet file
are treated by the same rules.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from services.ingest.engine import one, text
from services.ingest.files.findings import REJECTS, TABLE, Findings
from services.ingest.workspace import Workspace

# Ends each entry of a cell that is a list. No white space, which is stripped.
LIST_SEPARATOR = "\x02"
# What people and programs write into a cell that has nothing in it. "NaN" is none of it: that is computed.
MISSING = frozenset(
    [
        *("null", "none", "nil", "\\n", "n/a", "n.a.", "na", "#n/a", "<na>", "missing", "unknown", "unrated"),
        *("not rated", "no rating", "not available", "tbd", "нет", "-", "--", "–", "—", "?", "."),
    ]
)
_SAMPLE_ROWS = 20_000


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
class FilePart:
    """One file of a table: how many rows it has in the table, which lines they are, and the rows that are not in it."""

    file: str
    rows: int
    steps: tuple[tuple[int, int], ...]
    rejected: int
    rejects: Path | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal columns, maybe of several files; a cell is text, or NULL where it was empty.

    The engine's `view` has a column for each of `columns` (see `cell`) and `position`, the number of the row, from 0.
    `space_separated` names the columns whose cells are lists separated by spaces (RecBole's `token_seq`).
    """

    columns: tuple[str, ...]
    parts: tuple[FilePart, ...]
    workspace: Workspace
    view: str
    space_separated: frozenset[str] = frozenset()

    @classmethod
    def of_findings(cls, file: str, found: Findings, folder: Path, workspace: Workspace) -> Table:
        """The table that a file was converted to, in `folder`."""
        view = workspace.new_name("file")
        workspace.make_room_for(len(found.columns))
        if found.columns and found.rows:
            workspace.engine.execute(
                f"CREATE VIEW {view} AS SELECT * EXCLUDE file_row_number, file_row_number AS position "
                f"FROM read_parquet({text(folder / TABLE)}, file_row_number = true)"
            )
        rejects = folder / REJECTS if found.rejected else None
        part = FilePart(file, found.rows, found.steps, found.rejected, rejects, found.notes)
        return cls(found.columns, (part,), workspace, view, frozenset(found.space_separated))

    @property
    def rows(self) -> int:
        """How many rows got so far as to be cells."""
        return sum(part.rows for part in self.parts)

    @property
    def rejected(self) -> int:
        """How many rows did not get so far as to be cells."""
        return sum(part.rejected for part in self.parts)

    @property
    def files(self) -> tuple[str, ...]:
        """The files' paths."""
        return tuple(part.file for part in self.parts)

    @property
    def name(self) -> str:
        """The files' names, for messages."""
        return ", ".join(Path(file).name for file in self.files)

    @property
    def notes(self) -> tuple[str, ...]:
        """What was guessed when the files were read."""
        return tuple(dict.fromkeys(note for part in self.parts for note in part.notes))

    def cell(self, column: str) -> str:
        """The column's name in the engine."""
        return f"c{self.columns.index(column)}"

    def sample(self, column: str) -> pd.Series[str]:
        """Cells of a column that have something in them, from all over the table, the same ones each time."""
        cell = self.cell(column)
        query = f"SELECT {cell} FROM ({self.spread([column])}) WHERE {cell} IS NOT NULL"
        return self.workspace.cells(query, column)

    def spread(self, columns: Sequence[str], rows: int = _SAMPLE_ROWS) -> str:
        """A query for the columns of some rows, evenly spread over the table; of all if there are not more."""
        every = max(1, self.rows // rows)
        where = f" WHERE position % {every} = 0" if every > 1 else ""
        return f"SELECT {', '.join(map(self.cell, columns))}, position FROM {self.view}{where}"

    def distinct(self, column: str) -> int:
        """How many values the column has."""
        return one(self.workspace.engine, f"SELECT count(DISTINCT {self.cell(column)}) FROM {self.view}")

    def distinct_pairs(self, first: str, second: str) -> int:
        """How many pairs of values two columns have."""
        return self.distinct_together(first, second)

    def distinct_together(self, *columns: str) -> int:
        """How many combinations of values some columns have."""
        found = f"SELECT DISTINCT {', '.join(map(self.cell, columns))} FROM {self.view}"
        return one(self.workspace.engine, f"SELECT count(*) FROM ({found})")

    def present(self, column: str) -> int:
        """How many cells of the column have something in them."""
        return one(self.workspace.engine, f"SELECT count({self.cell(column)}) FROM {self.view}")

    def unreadable(self) -> Iterator[Reject]:
        """The rows that did not get so far as to be cells."""
        for part in self.parts:
            if part.rejects is not None:
                with part.rejects.open(encoding="utf-8") as file:
                    for line in file:
                        yield Reject(part.file, **json.loads(line))

    def unreadable_reasons(self) -> Counter[str]:
        """How many of those there are for each reason."""
        return Counter(reject.reason for reject in self.unreadable())

    def rows_with_problems(self, problems: str) -> Iterator[Reject]:
        """The rows that the relation `problems` (position, reason) names, in their order."""
        cells = ", ".join(f"t.c{number}" for number in range(len(self.columns)))
        query = (
            f"SELECT p.position, p.reason, {cells} FROM {problems} p JOIN {self.view} t USING (position) "
            "ORDER BY p.position"
        )
        found = self.workspace.engine.cursor(query)
        while rows := found.fetchmany(1000):
            for position, reason, *row in rows:
                file, line = self.place(position)
                content = {
                    name: None if cell is None else flat(cell) for name, cell in zip(self.columns, row, strict=True)
                }
                yield Reject(file, line, reason, content)

    def reshaped(self, columns: tuple[str, ...], view: str, note: str) -> Table:
        """The table of one file with other rows: those of `view`, which says in `row` from which one each is made."""
        (part,) = self.parts
        rows = self.workspace.engine.execute(f"SELECT position + 1, row FROM {view} ORDER BY position").fetchall()
        steps = tuple((position, self.place(row)[1]) for position, row in rows)
        made = replace(part, rows=len(steps), steps=steps, notes=(*part.notes, note))
        return replace(self, columns=columns, parts=(made,), view=view)

    def place(self, position: int) -> tuple[str, int]:
        """The file of the row at a position, and its line or number there. IndexError when there is none."""
        for part in self.parts:
            if position < part.rows:
                row, line = part.steps[bisect_right(part.steps, (position + 1, 1 << 62)) - 1]
                return part.file, line + position + 1 - row
            position -= part.rows
        raise IndexError(position)


def flat(cell: str) -> str:
    """A cell as text to read: the entries of a list with commas between them."""
    return cell.removesuffix(LIST_SEPARATOR).replace(LIST_SEPARATOR, ", ")


def is_missing(cells: pd.Series[str]) -> pd.Series[bool]:
    """Which of the cells say that there is nothing in them, such as "n/a" and "-"."""
    return cells.str.lower().isin(MISSING)


def concatenated(tables: Sequence[Table]) -> Table:
    """Tables of equal columns put under each other."""
    first = tables[0]
    if len(tables) == 1:
        return first
    view, parts, offset = first.workspace.new_name("files"), [], 0
    for table in tables:
        cells = ", ".join(f"{table.cell(column)} AS c{number}" for number, column in enumerate(first.columns))
        parts.append(f"SELECT {cells}, position + {offset} AS position FROM {table.view}")
        offset += table.rows
    first.workspace.engine.execute(f"CREATE VIEW {view} AS {' UNION ALL '.join(parts)}")
    return Table(
        columns=first.columns,
        parts=tuple(part for table in tables for part in table.parts),
        workspace=first.workspace,
        view=view,
        space_separated=frozenset().union(*(table.space_separated for table in tables)),
    )
