"""Reads the first sheet with cells of an Excel file as rows of text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

from services.ingest.files.findings import UnreadableFile


def sheet_rows(path: Path) -> tuple[str, Iterator[list[str | None]], int]:
    """The sheet's name, its rows from the first that has cells, and how many other sheets have cells."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = [(name, workbook.get_sheet_by_name(name)) for name in workbook.sheet_names]
    except Exception as error:
        raise UnreadableFile(f"is no whole Excel file ({error}); save it again, or as CSV") from None
    filled = [(name, sheet) for name, sheet in sheets if sheet.total_height]
    if not filled:
        raise UnreadableFile("has no sheet with cells; give one with a header and at least one row")
    name, sheet = filled[0]
    return name, ([_text(cell) for cell in row] for row in sheet.iter_rows()), len(filled) - 1


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
