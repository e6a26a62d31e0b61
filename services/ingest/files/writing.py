"""Writes the table that a file is converted to, and the rows that did not get so far, and checks that none is lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from services.ingest.engine import Engine, one, text
from services.ingest.files.findings import REJECTS, TABLE, Findings, UnreadableFile
from services.ingest.files.texts.dialects import UNNAMED

# Rows that are handed to the engine at once.
BATCH = 20_000
EMPTY = "the file is empty; give a table with a header and at least one row"
_MOST_COLUMNS = 5000
_MOST_SHOWN_CHARACTERS = 10_000
# Ratings and genres have fewer values; twenty thousand ids of games gain less than it costs to find them
# (`make bench-ingest`).
_MOST_REPEATED = 1000
# White space at the ends of cells, and what Excel and web pages put there.
_BLANKS = (
    "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160) || chr(8203) || chr(12288) || chr(65279)"
)
# Trimming by a list of letters is slow, and few cells need it: an expression finds these.
_BLANK_ENDS = r"^$|^[\s\x{b}\x{a0}\x{200b}\x{3000}\x{feff}]|[\s\x{b}\x{a0}\x{200b}\x{3000}\x{feff}]$"


def copied(
    engine: Engine,
    relation: str,
    width: int,
    folder: Path,
    cells: Sequence[str] | None = None,
    *,
    has_blanks: bool = True,
) -> tuple[int, int]:
    """Writes the rows of a relation to TABLE, blanks at the ends of cells off. Their number and size as text.

    Without blanks anywhere, as in tables of numbers, looking for them is left out: it takes a quarter of the time.
    """
    cells = cells or [f"c{number}" for number in range(width)]
    trimmed = ", ".join(
        f"{_trimmed(cell) if has_blanks else _empty_is_null(cell)} AS c{number}" for number, cell in enumerate(cells)
    )
    target = folder / TABLE
    target.unlink(missing_ok=True)
    rows = one(
        engine,
        f"COPY (SELECT {trimmed} FROM {relation}) TO {text(target)} "
        # To look for values that repeat in columns of ids takes a third of the time.
        f"(FORMAT parquet, COMPRESSION uncompressed, DICTIONARY_SIZE_LIMIT {_MOST_REPEATED})",
    )
    return rows, target.stat().st_size


def _trimmed(cell: str) -> str:
    return (
        f"CASE WHEN regexp_matches({cell}, {text(_BLANK_ENDS)}) THEN nullif(trim({cell}, {_BLANKS}), '') "
        f"ELSE {cell} END"
    )


def _empty_is_null(cell: str) -> str:
    return f"nullif({cell}, '')"


class RejectFile:
    """Writes the rows that did not get so far as to be cells."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / REJECTS
        self._file: IO[str]
        self.count = 0

    def __enter__(self) -> RejectFile:
        self._file = self._path.open("w", encoding="utf-8")
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, row: int, reason: str, content: str) -> None:
        """Writes one row: its line or number, why it is none, and its text."""
        entry = {"row": row, "reason": reason, "content": content[:_MOST_SHOWN_CHARACTERS]}
        self._file.write(json.dumps(entry) + "\n")
        self.count += 1


def check_columns(names: Sequence[str], *, unnamed: bool = False) -> None:
    """UnreadableFile when there are too many columns, two of one name, or only blank headings (unless `unnamed`)."""
    if len(names) > _MOST_COLUMNS:
        raise UnreadableFile(f"has more than {_MOST_COLUMNS:,} columns; leave out those that nobody needs")
    if len(set(names)) < len(names):
        repeated = next(name for index, name in enumerate(names) if name in names[:index])
        raise UnreadableFile(f"two columns are named '{repeated}'; rename one of them")
    if names and all(name.startswith(UNNAMED) for name in names) and not unnamed:
        raise UnreadableFile("the table has no columns; give one with a header and at least one row")


def checked(found: Findings) -> Findings:
    """Sees that every line is accounted for: no row may be lost in silence."""
    if not found.accounted:
        raise UnreadableFile(
            f"has {found.lines} lines, of which {found.rows} are rows, {found.rejected} rejected, {found.passed_over} "
            f"passed over and {found.continued} continue others: they do not add up; report this as a fault"
        )
    return found
