"""Converts a text whose cells are separated by a mark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from services.ingest.engine import open_engine, text
from services.ingest.files.findings import Findings, UnreadableFile
from services.ingest.files.texts.dialects import Dialect
from services.ingest.files.texts.encodings import Scan
from services.ingest.files.texts.repairing import repaired
from services.ingest.files.writing import RejectFile, check_columns, checked, copied

# What is written in the order of the file waits in memory for what comes before it; 10 M rows take 2.9 s with 200 MiB,
# 2.1 s with 400 and with 1,000.
_MEBIBYTES = 400


def convert_delimited(source: Path, folder: Path, found: Scan, dialect: Dialect, notes: Sequence[str]) -> Findings:
    """Writes the table of a UTF-8 text; `notes` say what was guessed of it so far.

    The engine reads the text at once where every line of it is a row, else as it is repaired line by line.
    UnreadableFile when its columns cannot be told apart.
    """
    columns = dialect.columns
    check_columns(columns, unnamed=not dialect.has_header)
    engine = open_engine(folder, [source], columns=len(columns), mebibytes=_MEBIBYTES)
    passed = dialect.first_row - 1
    expected = found.lines - passed
    rows = -1
    if not found.has_bad_lines and not dialect.comment and not dialect.grouped:
        quote = "'\"'" if dialect.quoted and found.quotes else "''"
        try:
            rows, size = copied(
                engine,
                _read_csv(source, dialect, quote, passed),
                len(columns),
                folder,
                # A quoted cell may hold what separates cells elsewhere.
                has_blanks=found.has_blanks or bool(found.quotes) or (found.has_tabs and dialect.delimiter != "\t"),
            )
        except duckdb.Error:
            rows = -1
    # As many rows as lines: every line is one row, in whatever way its quotation marks are read.
    if rows == expected and (dialect.quoted or not found.quotes):
        steps: tuple[tuple[int, int], ...] = ((1, dialect.first_row),)
        return checked(
            Findings(
                columns, rows, 0, steps, dialect.space_separated, found.lines, passed, 0, _notes(dialect, notes), size
            )
        )
    plain = folder / "repaired.txt"
    with RejectFile(folder) as rejects:
        repairs = repaired(source, plain, dialect, rejects.add)
    written = Dialect(dialect.delimiter if len(dialect.delimiter) == 1 else "\x1f", columns, 1, False)
    engine.close()
    engine = open_engine(folder, [source], columns=len(columns))
    rows, size = copied(engine, _read_csv(plain, written, "'\"'", 0), len(columns), folder)
    plain.unlink()
    if rows != repairs.rows:
        raise UnreadableFile(f"{repairs.rows} rows were found but {rows} could be read; report this as a fault")
    return checked(
        Findings(
            columns,
            rows,
            repairs.rejected,
            tuple(repairs.steps),
            dialect.space_separated,
            repairs.lines,
            repairs.passed_over,
            repairs.continued,
            _notes(dialect, notes),
            size,
        )
    )


def _notes(dialect: Dialect, notes: Sequence[str]) -> tuple[str, ...]:
    unnamed = ("its first line was read as a row, not as headings",) if not dialect.has_header else ()
    return (*notes, *dialect.notes, *unnamed)


def _read_csv(source: Path, dialect: Dialect, quote: str, skip: int) -> str:
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(len(dialect.columns)))
    return (
        f"read_csv({text(source)}, auto_detect = false, header = false, skip = {skip}, "
        f"delim = {text(dialect.delimiter)}, "
        f"quote = {quote}, escape = {quote}, columns = {{{columns}}}, strict_mode = true, null_padding = false, "
        f"max_line_size = {8 << 20}, buffer_size = {32 << 20})"
    )
