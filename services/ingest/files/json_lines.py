"""Reads JSON Lines (one JSON object a line) as a table of text."""

from __future__ import annotations

import json
from pathlib import Path

from services.ingest.files.table import LIST_SEPARATOR, Reject, Table, table_of
from services.ingest.files.text_lines import NOT_UTF8, TextLines, is_decoded, refuse_other_encoding, shown


def read_json_lines(path: Path) -> Table:
    """Reads the file; a line that is no JSON object is unreadable. Columns are the keys in order of appearance."""
    columns: dict[str, list[str | None]] = {}
    rows: list[int] = []
    unreadable: list[Reject] = []
    undecodable: list[int] = []
    for number, line in enumerate(TextLines(path), start=1):
        if not line.strip():
            continue
        found = _cells(line) if is_decoded(line) else NOT_UTF8
        if isinstance(found, str):
            unreadable.append(Reject(str(path), number, found, shown(line)))
            undecodable += [number] if found == NOT_UTF8 else []
            continue
        for name in found:
            if name not in columns:
                columns[name] = [None] * len(rows)
        rows.append(number)
        for name, cells in columns.items():
            cells.append(found.get(name))
    refuse_other_encoding(path, undecodable, len(rows) + len(unreadable))
    return table_of(str(path), columns, rows, unreadable=unreadable)


def _cells(line: str) -> dict[str, str | None] | str:
    """The cells by column, or what is wrong with the line."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "is not a JSON value"
    if not isinstance(found, dict):
        return "is not a JSON object"
    cells = {str(name).strip(): _text(value) for name, value in found.items() if str(name).strip()}
    try:
        # A lone surrogate (\ud800) is legal JSON and no text.
        "".join([*cells, *filter(None, cells.values())]).encode()
    except UnicodeEncodeError:
        return "holds half of a surrogate pair, which is no character"
    return cells


def _text(value: object) -> str | None:
    """A cell; objects within objects have no place in a table and are left out."""
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "".join(text + LIST_SEPARATOR for entry in value if (text := _text(entry)) is not None)
    return str(value)
