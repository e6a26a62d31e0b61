"""Holds the rows that cannot be used, without holding them: they are read again from their tables when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.ingest.files.table import Reject, Table


@dataclass(frozen=True, slots=True)
class TableRejects:
    """Those of one table: the unreadable ones, and those that `problems`, a query for (position, reason), names."""

    table: Table
    problems: str

    def __iter__(self) -> Iterator[Reject]:
        yield from self.table.unreadable()
        yield from self.table.rows_with_problems(self.problems)

    def reasons(self) -> Counter[str]:
        """How many rows there are for each reason."""
        counted = self.table.workspace.engine.execute(
            f"SELECT reason, count(*) FROM {self.problems} GROUP BY reason"
        ).fetchall()
        return self.table.unreadable_reasons() + Counter(dict(counted))


@dataclass(frozen=True, slots=True)
class Rejects:
    """Those of all tables, in their order: of each first what could not be read, then what could not be used."""

    tables: Sequence[TableRejects] = ()

    def __iter__(self) -> Iterator[Reject]:
        for of_table in self.tables:
            yield from of_table

    def __len__(self) -> int:
        return sum(self.reasons().values())

    def reasons(self) -> Counter[str]:
        """How many rows there are for each reason."""
        return sum((of_table.reasons() for of_table in self.tables), Counter())

    def of_files(self, files: Sequence[str]) -> Rejects:
        """Those of the table that these files are."""
        return Rejects([of_table for of_table in self.tables if of_table.table.files == tuple(files)])
