"""Reads CSV, TSV and RecBole's atomic files as tables of text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from services.ingest.errors import IngestError
from services.ingest.files.table import Reject, Table, table_of
from services.ingest.files.text_lines import NOT_UTF8, TextLines, is_decoded, refuse_other_encoding, shown

_TYPED_NAME = re.compile(r"(?P<name>.+):(?P<type>token|token_seq|float|float_seq)")
_TAB_SEPARATED = frozenset({".tsv", ".tab", ".inter", ".item", ".user"})
_DELIMITERS = ",\t;|"
_MAX_CELL_CHARACTERS = 1_000_000
# csv.QUOTE_MINIMAL and csv.QUOTE_NONE.
_Quoting: TypeAlias = Literal[0, 3]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record: the line where it begins, its cells, its text, and what is wrong with it if anything is."""

    line: int
    cells: list[str]
    text: str
    problem: str | None = None


def read_delimited(path: Path) -> Table:
    """Reads the file; a row that has more or fewer cells than the header is unreadable, blank lines are passed over."""
    lines = TextLines(path)
    first = next((line for line in lines if line.strip()), "")
    if not is_decoded(first):
        refuse_other_encoding(path, [lines.number], 1)
    lines.give_back(kept=lines.number - 1)
    delimiter = "\t" if path.suffix.lower() in _TAB_SEPARATED else max(_DELIMITERS, key=first.count)
    atomic = all(_TYPED_NAME.fullmatch(cell.strip()) for cell in first.split(delimiter))
    csv.field_size_limit(_MAX_CELL_CHARACTERS)
    # Atomic files know no quoting: a title may begin with a quotation mark.
    records = _records(lines, delimiter, csv.QUOTE_NONE if atomic else csv.QUOTE_MINIMAL)
    header = next(records, _Record(1, [], ""))
    if header.problem is not None:
        raise IngestError(f"{path}: line {header.line}, the header, {header.problem}: no row can be read; fix it")
    names, space_separated = _names(header.cells, atomic)
    _refuse_repeated(path, names)
    cells: list[list[str]] = []
    rows: list[int] = []
    unreadable: list[Reject] = []
    for record in records:
        problem = record.problem
        if problem is None and len(record.cells) != len(names):
            problem = f"{len(record.cells)} cells where the header has {len(names)}"
        if problem is None:
            cells.append(record.cells)
            rows.append(record.line)
        else:
            unreadable.append(Reject(str(path), record.line, problem, shown(record.text)))
    undecodable = [reject.row for reject in unreadable if reject.reason == NOT_UTF8]
    refuse_other_encoding(path, undecodable, len(rows) + len(unreadable))
    columns = list(zip(*cells, strict=True)) if cells else [()] * len(names)
    return table_of(
        str(path),
        dict(zip(names, columns, strict=True)),
        rows,
        space_separated=space_separated,
        unreadable=unreadable,
    )


def _records(lines: TextLines, delimiter: str, quoting: _Quoting) -> Iterator[_Record]:
    """The records that are not blank. Where one cannot be split, its first line is given up and the next one read."""
    reader = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)
    while True:
        line = lines.number + 1
        lines.begin_record()
        problem = None
        row: list[str] = []
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.give_back()
            problem = f"cannot be split into cells ({error})"
            if "unexpected end of data" in str(error):
                problem = "opens a quotation mark that is never closed"
        text = lines.record()
        if not is_decoded(text):
            problem = NOT_UTF8
        if problem is not None or any(cell.strip() for cell in row):
            yield _Record(line, row, text, problem)


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
