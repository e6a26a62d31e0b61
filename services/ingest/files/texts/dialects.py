"""Tells how a text is made into a table: what separates cells, which line has the headings, which are comments."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# What a column is called that has no heading, before its number.
UNNAMED = "column "
_TAB_SEPARATED = frozenset({".tsv", ".tab", ".inter", ".item", ".user"})
_DELIMITERS = ("\t", "::", ",", ";", "|", "^", "~")
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<mark>.)"?\s*', re.IGNORECASE)
_TYPED_NAME = re.compile(r"(?P<name>.+):(?P<type>token|token_seq|float|float_seq)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
# What no column is called: a day or time, a UUID, a hash, an address.
_VALUE = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:[T ].*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?:,? .*)?|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}"
    r"|[\da-f]{32,64}|https?://\S+|\S+@\S+\.\w+",
    re.IGNORECASE,
)
# The line above the ratings of one game, as "17:".
GROUP = re.compile(r"\s*(?P<key>\w{1,64}):\s*")
_GROUPED_COLUMNS = ("game_id", "user_id", "rating", "timestamp")
_COMMENT = ("#", "//", "%")
_MOST_TITLES = 5
_DRAWN = re.compile(r"\s*[|+]?\s*:?-{2,}:?\s*(?:[|+]\s*:?-{2,}:?\s*)*[|+]?\s*")
_LETTERS = re.compile(r"[^\W\d_]")
# What rows of a matrix stand for, or nothing; "u17" would be a row's own.
_HEADING = re.compile(r"[^\W\d_]*(?:[ _.-]?[^\W\d_]+)*")
_LEAST_OF_MATRIX = 8


@dataclass(frozen=True, slots=True)
class Dialect:
    """`columns` are the headings, made up where the file has none; `first_row` is the line, from 1, of the first row.

    `comment` begins lines that are no rows, if any do; `quoted` is false where a quotation mark is a letter as others.
    `grouped` says that lines such as "17:" hold the first cell of the rows below them.
    """

    delimiter: str
    columns: tuple[str, ...]
    first_row: int
    has_header: bool
    comment: str = ""
    quoted: bool = True
    space_separated: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    grouped: bool = False


def dialect_of(lines: Sequence[str], suffix: str) -> Dialect:
    """The dialect of a text that begins with `lines`, each without its end."""
    start = 0
    given = None
    separator = _SEPARATOR_LINE.fullmatch(lines[0]) if lines else None
    if separator is not None:
        given, start = separator["mark"], 1
    while start < len(lines) and not lines[start].strip():
        start += 1
    rest = lines[start:]
    comment = next((mark for mark in _COMMENT if rest and rest[0].lstrip().startswith(mark)), "")
    if comment:
        skipped = next((index for index, line in enumerate(rest) if line.strip() and not line.startswith(comment)), 0)
        last = rest[skipped - 1][len(comment) :].strip() if skipped else ""
        delimiter = given or _delimiter(rest[skipped:], suffix)
        if (
            skipped
            and _width(last, delimiter) == _width(rest[skipped], delimiter) > 1
            and _is_header(_split(last, delimiter), _split(rest[skipped], delimiter))
        ):
            # The last comment has the headings: "# user, game, rating".
            names = [name.strip() for name in _split(last, delimiter)]
            return Dialect(delimiter, _named(names), start + skipped + 1, True, comment)
        start, rest = start + skipped, rest[skipped:]
    grouped = _grouped(rest, start)
    if grouped is not None:
        return grouped
    titles = _titles(rest, given)
    start, rest = start + titles, rest[titles:]
    delimiter = given or _delimiter(rest, suffix)
    first = _split(rest[0], delimiter) if rest else []
    second = next((_split(line, delimiter) for line in rest[1:] if line.strip()), [])
    typed = [_TYPED_NAME.fullmatch(cell.strip()) for cell in first]
    if first and all(typed):
        names = [found["name"] for found in typed if found]
        spaced = tuple(found["name"] for found in typed if found and found["type"].endswith("_seq"))
        # Atomic files know no quoting: a title may begin with a quotation mark.
        return Dialect(delimiter, tuple(names), start + 2, True, comment, False, spaced)
    notes = (f"the first {titles} lines were passed over: they stand above the headings",) if titles > 1 else ()
    notes = ("the first line was passed over: it stands above the headings",) if titles == 1 else notes
    if _is_header(first, second):
        # "|---|---|", as Markdown and psql draw it.
        drawn = int(len(rest) > 1 and bool(_DRAWN.fullmatch(rest[1])))
        return Dialect(delimiter, _named(first), start + 2 + drawn, True, comment, notes=notes)
    columns = tuple(f"{UNNAMED}{number}" for number in range(1, len(first) + 1))
    return Dialect(delimiter, columns, start + 1, False, notes=notes)


def _grouped(lines: Sequence[str], start: int) -> Dialect | None:
    """The dialect of ratings below a line for each game, as those of the Netflix prize are; None of others."""
    if not lines or not GROUP.fullmatch(lines[0]):
        return None
    rows = [line for line in lines[:-1] if line.strip() and not GROUP.fullmatch(line)]
    widths = {_width(line, ",") for line in rows}
    if len(widths) != 1 or not 2 <= (width := widths.pop()) < len(_GROUPED_COLUMNS):
        return None
    note = f"lines such as '{lines[0].strip()}' were read as the game of the rows below them"
    return Dialect(",", _GROUPED_COLUMNS[: width + 1], start + 1, True, notes=(note,), grouped=True)


def _titles(lines: Sequence[str], given: str | None) -> int:
    """How many lines stand above the table: a title, a date, blank ones, in front of lines that have the same cells.

    Each of them fills one cell at most, with letters: a number may be a row's. 0 where that is not plain.
    """
    sample = list(lines[:100])
    best: tuple[int, int, str] | None = None
    for mark in (given,) if given else _DELIMITERS:
        widths = Counter(width for line in sample if line.strip() and (width := _width(line, mark)) > 1)
        if widths:
            width, count = widths.most_common(1)[0]
            best = max(best or (0, 0, ""), (count, width, mark))
    if best is None or best[0] < max(3, len([line for line in sample if line.strip()]) - 2 * _MOST_TITLES):
        return 0
    _, width, mark = best
    for number, line in enumerate(sample[: _MOST_TITLES + 1]):
        cells = [cell for cell in _split(line, mark) if cell.strip()]
        if len(cells) > 1:
            # The headings fill most of the cells.
            return number if 2 * len(cells) > width == _width(line, mark) else 0
        if cells and not _LETTERS.search(cells[0]):
            return 0
        if cells and _width(line, mark) not in (1, width):
            return 0
    return 0


def _delimiter(lines: Sequence[str], suffix: str) -> str:
    """The one that splits the first lines most evenly, of equals the one that splits the first line most."""
    if suffix in _TAB_SEPARATED and lines and "\t" in lines[0]:
        return "\t"
    sample = [line for line in lines[:100] if line.strip()]
    if not sample:
        return ","
    candidates = [mark for mark in _DELIMITERS if mark in sample[0]]
    if "::" in candidates and "::" not in "".join(sample[0].split("::")):
        candidates = (
            [mark for mark in candidates if mark != "::"] if not all("::" in line for line in sample) else ["::"]
        )
    if not candidates:
        spaced = len(sample) > 1 and len({len(line.split(" ")) for line in sample}) == 1 and " " in sample[0]
        return " " if spaced and all(_NUMBER.fullmatch(cell) for cell in sample[-1].split(" ")) else ","

    def evenness(mark: str) -> tuple[float, int]:
        widths = [_width(line, mark) for line in sample]
        return widths.count(widths[0]) / len(widths), widths[0]

    return max(candidates, key=lambda mark: (round(evenness(mark)[0], 1), evenness(mark)[1]))


def _width(line: str, delimiter: str) -> int:
    return len(_split(line, delimiter))


def _split(line: str, delimiter: str) -> list[str]:
    if len(delimiter) == 1 and '"' in line:
        try:
            return next(csv.reader([line], delimiter=delimiter, strict=True))
        except (csv.Error, StopIteration):
            pass
    return line.split(delimiter)


def _is_header(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the first line has headings: a number in it is none, where the next line has a number below it.

    Nor is a day or another value above one of its kind.
    """
    if not second:
        return not first or not all(_NUMBER.fullmatch(cell.strip()) for cell in first)
    if any(
        _VALUE.fullmatch(cell.strip().strip('"')) and _VALUE.fullmatch(below.strip().strip('"'))
        for cell, below in zip(first, second, strict=False)
    ):
        return False
    numbers = [
        bool(_NUMBER.fullmatch(cell.strip())) and bool(_NUMBER.fullmatch(below.strip()))
        for cell, below in zip(first, second, strict=False)
    ]
    if not any(numbers):
        return True
    if _is_matrix(first) or _are_years(first, second):
        return True
    # A wide table of, say, years may have numbers for headings; then most of its first cells are words.
    words = sum(bool(_LETTERS.search(cell)) for cell in first)
    has_ids = bool(first and numbers[0])
    return not has_ids and words > 2 * sum(numbers)


def _is_matrix(first: Sequence[str]) -> bool:
    """Whether a line heads a matrix: a word such as "user_id", and then many numbers, all different, as of games."""
    key, *others = (cell.strip().strip('"') for cell in first)
    distinct_numbers = {cell for cell in others if cell.isdecimal()}
    return bool(_HEADING.fullmatch(key) and len(others) >= _LEAST_OF_MATRIX and len(distinct_numbers) == len(others))


def _are_years(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the numbers among headings are ascending years, and a word stands above a number."""
    years = [int(cell) for cell in first if _YEAR.fullmatch(cell.strip())]
    numbers = sum(bool(_NUMBER.fullmatch(cell.strip())) for cell in first)
    is_above = any(
        _LETTERS.search(cell) and _NUMBER.fullmatch(below.strip()) for cell, below in zip(first, second, strict=False)
    )
    return is_above and len(years) == numbers > 1 and sorted(set(years)) in (years, years[::-1])


def _named(header: Sequence[str]) -> tuple[str, ...]:
    return distinct([cell.strip().strip('"') or f"{UNNAMED}{number}" for number, cell in enumerate(header, start=1)])


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The headings, of which each one that an earlier column has is numbered: "name", "name 2"."""
    taken, found = set(names), []
    met: Counter[str] = Counter()
    for name in names:
        met[name] += 1
        number = met[name]
        told = name
        while number > 1 and told in taken:
            told = f"{name} {number}"
            number += 1
        taken.add(told)
        found.append(told)
    return tuple(found)
