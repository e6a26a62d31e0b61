"""CSV, TSV and RecBole's atomic files as a table of text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Literal, TypeAlias

from services.ingest.errors import IngestError
from services.ingest.lines import lines_of
from services.ingest.table import Reject, Table, table_of

_TYPED_NAME = re.compile(r"(?P<name>.+):(?P<type>token|token_seq|float|float_seq)")
_TAB_SEPARATED = frozenset({".tsv", ".tab", ".inter", ".item", ".user"})
_DELIMITERS = ",\t;|"
_MAX_CELL_CHARACTERS = 1_000_000
# csv.QUOTE_MINIMAL and csv.QUOTE_NONE.
_Quoting: TypeAlias = Literal[0, 3]


def read_delimited(path: Path) -> Table:
    """Reads the file; a row that has more or fewer cells than the header is unreadable, blank lines are passed over."""
    lines = lines_of(path)
    blank, first = 0, ""
    for first in lines:
        if first.strip():
            break
        blank += 1
    delimiter = "\t" if path.suffix.lower() in _TAB_SEPARATED else max(_DELIMITERS, key=first.count)
    atomic = all(_TYPED_NAME.fullmatch(cell.strip()) for cell in first.split(delimiter))
    csv.field_size_limit(_MAX_CELL_CHARACTERS)
    # Atomic files know no quoting: a title may begin with a quotation mark.
    quoting: _Quoting = csv.QUOTE_NONE if atomic else csv.QUOTE_MINIMAL
    records = _records(path, chain([first], lines), delimiter, quoting, blank)
    _, header, problem = next(records)
    if problem is not None:
        raise IngestError(f"{path}: the header {problem}; fix the first line")
    names, space_separated = _names(header, atomic)
    _refuse_repeated(path, names)
    cells: list[list[str]] = []
    rows: list[int] = []
    unreadable: list[Reject] = []
    for line, row, problem in records:
        if problem is not None:
            unreadable.append(Reject(str(path), line, problem))
        elif len(row) != len(names):
            unreadable.append(Reject(str(path), line, f"{len(row)} cells where the header has {len(names)}"))
        else:
            cells.append(row)
            rows.append(line)
    columns = list(zip(*cells, strict=True)) if cells else [()] * len(names)
    return table_of(
        str(path),
        dict(zip(names, columns, strict=True)),
        rows,
        space_separated=space_separated,
        unreadable=unreadable,
    )


def _records(
    path: Path, lines: Iterator[str], delimiter: str, quoting: _Quoting, lines_before: int
) -> Iterator[tuple[int, list[str], str | None]]:
    """Number of the line where a record begins, its cells, and what is wrong with it if anything is."""
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)
    while True:
        line = lines_before + reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end of data" in str(error):
                raise IngestError(f"{path}: the quotation mark opened in line {line} is never closed; fix it") from None
            yield line, [], f"cannot be split into cells ({error})"
            continue
        if any(cell.strip() for cell in row):
            yield line, row, None


def _names(header: list[str], atomic: bool) -> tuple[list[str], frozenset[str]]:
    """The columns' names, and those of them whose cells are lists separated by spaces."""
    if not atomic:
        return [cell.strip() or f"column {number}" for number, cell in enumerate(header, start=1)], frozenset()
    split = [cell.strip().rsplit(":", 1) for cell in header]
    return [name for name, _ in split], frozenset(name for name, kind in split if kind.endswith("_seq"))


def _refuse_repeated(path: Path, names: list[str]) -> None:
    repeated = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if repeated is not None:
        raise IngestError(f"{path}: two columns are named '{repeated}'; rename one of them")
