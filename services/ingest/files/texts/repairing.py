"""Rewrites a text whose lines are not simply its rows, so that the engine reads exactly the rows that are there.

Two readings of a quotation mark are compared line by line: as the beginning of a quoted cell, and as a letter. A quoted
cell may span lines, but not such as look like rows of their own: then the mark is a letter of its line. A mark after a
backslash is a letter of its cell where the line is a row only so. Blank lines and comments are left out; lines of the
wrong number of cells are rejected.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from services.ingest.files.texts.dialects import GROUP, Dialect

NOT_UTF8 = "is not UTF-8, as most of the file is; if the whole file has another encoding, convert it to UTF-8"
_MOST_LINE_BYTES = 4 << 20
_MOST_LINES_OF_A_CELL = 2000
# As databases write a quotation mark within a quoted cell, which others write twice.
_ESCAPED = re.compile(r'(?<!\\)((?:\\\\)*)\\"')
_NUMBER = re.compile(r"\s*[+-]?\d+(?:[.,]\d+)?\s*")
Reject = Callable[[int, str, str], None]


@dataclass(slots=True)
class Repairs:
    """What became of the lines (see `Findings`)."""

    rows: int = 0
    rejected: int = 0
    passed_over: int = 0
    continued: int = 0
    lines: int = 0
    steps: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    problem: str | None = None


class _Lines(Iterator[_Line]):
    """The lines of a file with their numbers; those that were looked at ahead can be given back."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._number = 0
        self._back: list[_Line] = []

    def __next__(self) -> _Line:
        if self._back:
            return self._back.pop()
        raw = self._file.readline(_MOST_LINE_BYTES)
        if not raw:
            raise StopIteration
        self._number += 1
        problem = None
        if len(raw) == _MOST_LINE_BYTES and not raw.endswith(b"\n"):
            problem = f"is a line of more than {_MOST_LINE_BYTES >> 20} MiB"
            while (rest := self._file.readline(_MOST_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
        try:
            return _Line(
                self._number, raw.decode("utf-8-sig" if self._number == 1 else "utf-8").rstrip("\r\n"), problem
            )
        except UnicodeDecodeError:
            return _Line(self._number, raw.decode("utf-8", "backslashreplace").rstrip("\r\n"), problem or NOT_UTF8)

    def give_back(self, lines: list[_Line]) -> None:
        """Lets these be read again, next."""
        self._back.extend(reversed(lines))


def repaired(source: Path, target: Path, dialect: Dialect, reject: Reject) -> Repairs:
    """Writes the rows to `target`, quoted where they must be, and tells `reject` of the others: line, reason, text."""
    done, width = Repairs(), len(dialect.columns)
    delimiter = dialect.delimiter
    with source.open("rb") as file, target.open("w", encoding="utf-8", newline="") as out:
        lines = _Lines(file)
        writer = csv.writer(out, delimiter=delimiter if len(delimiter) == 1 else "\x1f", lineterminator="\n")
        typical: list[bool] = []
        group: list[str] = []
        for line in lines:
            if line.number < dialect.first_row or not line.text.strip():
                done.passed_over += 1
                continue
            if dialect.grouped and (above := GROUP.fullmatch(line.text)):
                group = [above["key"]]
                done.passed_over += 1
                continue
            if line.problem is None and '"' not in line.text:
                cells = line.text.split(delimiter)
                last = line.number
            elif line.problem is None:
                cells, last = _quoted(line, lines, dialect, typical)
            else:
                cells, last = [], line.number
            done.continued += last - line.number
            cells = [*group, *cells] if cells else cells
            if len(cells) != width:
                if dialect.comment and line.text.startswith(dialect.comment) and line.problem is None:
                    done.passed_over += 1
                    continue
                reject(line.number, line.problem or f"{len(cells)} cells where the header has {width}", line.text)
                done.rejected += 1
                continue
            if not any(cell.strip() for cell in cells):
                done.passed_over += 1
                continue
            done.rows += 1
            if not done.steps or line.number - done.steps[-1][1] != done.rows - done.steps[-1][0]:
                done.steps.append((done.rows, line.number))
            typical = [bool(_NUMBER.fullmatch(cell)) for cell in cells]
            writer.writerow(cells)
        done.lines = lines._number
    return done


def _quoted(line: _Line, lines: _Lines, dialect: Dialect, typical: list[bool]) -> tuple[list[str], int]:
    """The cells of a row that begins with `line`, and the line where it ends."""
    width, delimiter = len(dialect.columns), dialect.delimiter
    plain = line.text.split(delimiter)
    if not dialect.quoted or len(delimiter) > 1:
        return plain, line.number
    cells = _cells([line.text], delimiter)
    if (cells is None or len(cells) != width) and '\\"' in line.text:
        unescaped = _unescaped([line.text], delimiter)
        cells = unescaped if unescaped is not None and len(unescaped) == width else cells
    if cells is not None:
        return (plain if len(cells) != width == len(plain) else cells), line.number
    ahead: list[_Line] = []
    for following in lines:
        ahead.append(following)
        if following.problem is not None or len(ahead) > _MOST_LINES_OF_A_CELL:
            break
        if '"' not in following.text:
            continue
        texts = [line.text, *(each.text for each in ahead)]
        cells = _cells(texts, delimiter)
        if cells is None and any('\\"' in each for each in texts):
            cells = _unescaped(texts, delimiter)
        if cells is not None:
            # A line that is no row by itself needs the one that ends its cell, whatever that looks like.
            swallowed = ahead if len(plain) == width else ahead[:-1]
            if len(cells) == width and not _are_rows(swallowed, delimiter, typical, width):
                return cells, ahead[-1].number
            break
    lines.give_back(ahead)
    return plain, line.number


def _cells(lines: list[str], delimiter: str) -> list[str] | None:
    """The cells of one quoted record; None when its quotation marks are not those of quoted cells."""
    try:
        records = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return records[0] if len(records) == 1 else None


def _unescaped(lines: list[str], delimiter: str) -> list[str] | None:
    """The same where a backslash makes a quotation mark a letter."""
    return _cells([_ESCAPED.sub(r'\1""', line) for line in lines], delimiter)


def _are_rows(ahead: list[_Line], delimiter: str, typical: list[bool], width: int) -> bool:
    """Whether most of the lines that a quoted cell would swallow look like rows of their own."""
    if width < 2:
        return False
    like = sum(_is_row(each.text.split(delimiter), typical, width) for each in ahead)
    return like > len(ahead) / 2


def _is_row(cells: list[str], typical: list[bool], width: int) -> bool:
    if len(cells) != width:
        return False
    if not any(typical):
        return width > 2
    return all(
        bool(_NUMBER.fullmatch(cell)) or not cell.strip()
        for cell, number in zip(cells, typical, strict=False)
        if number
    )
