"""Reads the first sheet with a table of an Excel file as rows of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from services.ingest.files.findings import UnreadableFile

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

# What a sheet of notes has: what it tells, and that.
_WIDTH_OF_NOTES = 2


def sheet_rows(path: Path) -> tuple[str, Iterator[list[str | None]], int]:
    """The name of the first sheet with a table, its rows from the first that has cells, and how many others have cells.

    A sheet before it that only says something of the others ("About", author and date) is none.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = [(name, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
    except Exception as error:
        raise UnreadableFile(f"is no whole Excel file ({error}); save it again, or as CSV") from None
    filled = [(name, sheet) for name, sheet in sheets if sheet.total_height]
    if not filled:
        raise UnreadableFile("has no sheet with cells; give one with a header and at least one row")
    name, sheet = _with_table(filled)
    return name, ([_text(cell) for cell in row] for row in sheet.iter_rows()), len(filled) - 1


def _with_table(filled: list[tuple[str, CalamineSheet]]) -> tuple[str, CalamineSheet]:
    """The first sheet that has a header and a row, but one of two columns where a wider and longer one follows."""
    tables = [(name, sheet) for name, sheet in filled if sheet.total_width > 1 and sheet.total_height > 1] or filled
    _, first = tables[0]
    if first.total_width <= _WIDTH_OF_NOTES:
        for name, sheet in tables[1:]:
            if sheet.total_width > _WIDTH_OF_NOTES and sheet.total_height > first.total_height:
                return name, sheet
    return tables[0]


def _text(cell: object) -> str | None:
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    if isinstance(cell, date | time):
        return str(cell)
    if isinstance(cell, timedelta):
        return str(cell.total_seconds())
    return str(cell)
