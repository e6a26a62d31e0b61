"""Converts one file of any supported format into a table of text, with the engine; what the child process does.

Every format ends up as text, so that a rating of a CSV and one of a Parquet file are treated by the same rules; nested
values become JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO

import duckdb

from services.ingest.engine import one, open_engine, text
from services.ingest.files.dialects import UNNAMED, Dialect, dialect_of
from services.ingest.files.encodings import Scan, as_utf8, scan
from services.ingest.files.findings import REJECTS, TABLE, Findings, UnreadableFile
from services.ingest.files.json_values import is_lines, json_values
from services.ingest.files.packed import is_spreadsheet, packing_of, unpacked
from services.ingest.files.repairing import repaired
from services.ingest.files.spreadsheets import sheet_rows

_EMPTY = "the file is empty; give a table with a header and at least one row"
_MOST_COLUMNS = 5000
_MOST_SHOWN_CHARACTERS = 10_000
_SAMPLE_BYTES = 1 << 18
_BATCH = 20_000
# White space at the ends of cells, and what Excel and web pages put there.
_BLANKS = (
    "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160) || chr(8203) || chr(12288) || chr(65279)"
)
# Trimming by a list of letters is slow, and few cells need it: an expression finds these.
_BLANK_ENDS = r"^$|^[\s\x{b}\x{a0}\x{200b}\x{3000}\x{feff}]|[\s\x{b}\x{a0}\x{200b}\x{3000}\x{feff}]$"
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".inter", ".item", ".user"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_PARQUET = frozenset({".parquet", ".pq"})
_EXCEL = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


def convert(path: Path, folder: Path, most_bytes: int) -> Findings:
    """Writes the table and its rejected rows into `folder`. UnreadableFile when there is no table in the file."""
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip():
        raise UnreadableFile(_EMPTY)
    suffix = path.suffix.lower()
    packing = packing_of(start)
    if packing is not None and suffix not in _EXCEL and not (packing == "zip" and is_spreadsheet(path)):
        inside = unpacked(path, packing, folder, most_bytes)
        try:
            with inside.open("rb") as file:
                if packing_of(file.read(4)) is not None and not is_spreadsheet(inside):
                    raise UnreadableFile("is packed twice; unpack it once")
            return convert(inside, folder, most_bytes)
        finally:
            inside.unlink(missing_ok=True)
    if suffix in _EXCEL or packing is not None:
        return _spreadsheet(path, folder)
    if suffix in _PARQUET or start.startswith(b"PAR1"):
        return _parquet(path, folder, most_bytes)
    return _text_file(path, folder, suffix)


def _text_file(path: Path, folder: Path, suffix: str) -> Findings:
    found = scan(path)
    source = path
    notes: tuple[str, ...] = ()
    if found.encoding not in ("utf-8", "utf-8-sig") or found.carriage_returns_alone:
        source = folder / "utf8.txt"
        as_utf8(path, source, found.encoding, lone_returns=found.carriage_returns_alone)
        # No mark says CP1251 or CP1252: that was told by the letters.
        notes = (f"its text was read as {found.encoding.upper()}",) if found.encoding.startswith("cp") else ()
        found = scan(source)
    with source.open("rb") as file:
        sample = file.read(_SAMPLE_BYTES).decode("utf-8-sig", "replace")
    if suffix in _JSON_LINES:
        return _json(source, folder, by_lines=True)
    first = sample.lstrip()[:1]
    if suffix not in _TEXT_SUFFIXES and (suffix == ".json" or first in ("{", "[")):
        return _json(source, folder, by_lines=is_lines(sample))
    lines = sample.splitlines()
    if len(sample) >= _SAMPLE_BYTES // 2 and len(lines) > 1:
        lines.pop()
    return _delimited(source, folder, found, dialect_of(lines, suffix), notes)


def _delimited(source: Path, folder: Path, found: Scan, dialect: Dialect, notes: Sequence[str]) -> Findings:
    columns = dialect.columns
    _check_columns(columns, unnamed=not dialect.has_header)
    engine = open_engine(folder, [source])
    passed = dialect.first_row - 1
    expected = found.lines - passed
    rows = -1
    if not found.has_bad_lines and not dialect.comment:
        quote = "'\"'" if dialect.quoted and found.quotes else "''"
        try:
            rows, size = _copied(engine, _read_csv(source, dialect, quote, passed), len(columns), folder)
        except duckdb.Error:
            rows = -1
    # As many rows as lines: every line is one row, in whatever way its quotation marks are read.
    if rows == expected and (dialect.quoted or not found.quotes):
        steps: tuple[tuple[int, int], ...] = ((1, dialect.first_row),)
        return _checked(
            Findings(
                columns, rows, 0, steps, dialect.space_separated, found.lines, passed, 0, _notes(dialect, notes), size
            )
        )
    plain = folder / "repaired.txt"
    with _Rejects(folder) as rejects:
        repairs = repaired(source, plain, dialect, rejects.add)
    written = Dialect(dialect.delimiter if len(dialect.delimiter) == 1 else "\x1f", columns, 1, 0, False)
    engine.close()
    engine = open_engine(folder, [source])
    rows, size = _copied(engine, _read_csv(plain, written, "'\"'", 0), len(columns), folder)
    plain.unlink()
    if rows != repairs.rows:
        raise UnreadableFile(f"{repairs.rows} rows were found but {rows} could be read; report this as a fault")
    return _checked(
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
    return (*notes, *unnamed)


def _read_csv(source: Path, dialect: Dialect, quote: str, skip: int) -> str:
    columns = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(len(dialect.columns)))
    return (
        f"read_csv({text(source)}, auto_detect = false, header = false, skip = {skip}, "
        f"delim = {text(dialect.delimiter)}, "
        f"quote = {quote}, escape = {quote}, columns = {{{columns}}}, strict_mode = true, null_padding = false, "
        f"max_line_size = {8 << 20}, buffer_size = {32 << 20})"
    )


def _copied(
    engine: duckdb.DuckDBPyConnection, relation: str, width: int, folder: Path, cells: Sequence[str] | None = None
) -> tuple[int, int]:
    """Writes the rows of a relation to TABLE, blanks at the ends of cells off. Their number and size as text."""
    cells = cells or [f"c{number}" for number in range(width)]
    trimmed = ", ".join(
        f"CASE WHEN regexp_matches({cell}, {text(_BLANK_ENDS)}) THEN nullif(trim({cell}, {_BLANKS}), '') "
        f"ELSE {cell} END AS c{number}"
        for number, cell in enumerate(cells)
    )
    target = folder / TABLE
    target.unlink(missing_ok=True)
    rows = one(
        engine,
        f"COPY (SELECT {trimmed} FROM {relation}) TO {text(target)} "
        "(FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 122880)",
    )
    return rows, target.stat().st_size


class _Rejects:
    """Writes the rows that did not get so far as to be cells."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / REJECTS
        self._file: IO[str]
        self.count = 0

    def __enter__(self) -> _Rejects:
        self._file = self._path.open("w", encoding="utf-8")
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, row: int, reason: str, content: str) -> None:
        entry = {"row": row, "reason": reason, "content": content[:_MOST_SHOWN_CHARACTERS]}
        self._file.write(json.dumps(entry) + "\n")
        self.count += 1


def _json(source: Path, folder: Path, *, by_lines: bool) -> Findings:
    import pyarrow as pa  # noqa: PLC0415

    engine = open_engine(folder, [source])
    engine.execute("CREATE TABLE given (number BIGINT, value VARCHAR)")
    total = 0
    with _Rejects(folder) as rejects:
        usable = _usable(json_values(source, by_lines=by_lines), rejects)
        while batch := list(islice(usable, _BATCH)):
            arrow = pa.table({"number": [number for number, _ in batch], "value": [value for _, value in batch]})
            engine.register("batch", arrow)
            engine.execute("INSERT INTO given SELECT * FROM batch")
            engine.unregister("batch")
            total += len(batch)
        kind = "CASE WHEN json_valid(value) THEN json_type(value) ELSE 'NONE' END"
        engine.execute(f"CREATE TABLE kinds AS SELECT number, {kind} AS kind FROM given")
        wrong = engine.execute(
            "SELECT number, kind, value FROM given JOIN kinds USING (number) WHERE kind <> 'OBJECT' ORDER BY number"
        )
        while found := wrong.fetchone():
            number, kind_of, value = found
            reason = _why_no_json(value) if kind_of == "NONE" else "is not a JSON object"
            rejects.add(number, reason, value)
        rejected = rejects.count
    engine.execute("DELETE FROM given WHERE number IN (SELECT number FROM kinds WHERE kind <> 'OBJECT')")
    keys = [
        name
        for (name,) in engine.execute(
            "SELECT key FROM (SELECT number, unnest(json_keys(value)) AS key, "
            "unnest(range(len(json_keys(value)))) AS place FROM given) "
            "GROUP BY key ORDER BY min(number), min_by(place, number)"
        ).fetchall()
        if name.strip()
    ]
    if not keys:
        if rejected:
            return _checked(Findings((), 0, rejected))
        raise UnreadableFile("the table has no columns; give one with a header and at least one row")
    _check_columns([key.strip() for key in keys])
    pointers = [text("/" + key.replace("~", "~0").replace("/", "~1")) for key in keys]
    cells = [f"nullif(json_extract_string(value, {pointer}), 'NaN')" for pointer in pointers]
    # Rows leave in the order of the file; a table is scanned in the order of its insertion.
    rows, size = _copied(engine, "given", len(keys), folder, cells)
    numbers = [number for (number,) in engine.execute("SELECT number FROM given ORDER BY number").fetchall()]
    return _checked(Findings(tuple(key.strip() for key in keys), rows, rejected, _steps(numbers), text_bytes=size))


def _usable(values: Iterable[tuple[int, str | None, str]], rejects: _Rejects) -> Iterator[tuple[int, str]]:
    for number, value, problem in values:
        if value is None:
            rejects.add(number, problem, "")
        else:
            yield number, value


def _why_no_json(value: str) -> str:
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return "is not a JSON value"
    return "holds half of a surrogate pair, which is no character"


def _steps(numbers: Sequence[int]) -> tuple[tuple[int, int], ...]:
    steps: list[tuple[int, int]] = []
    for row, number in enumerate(numbers, start=1):
        if not steps or number - steps[-1][1] != row - steps[-1][0]:
            steps.append((row, number))
    return tuple(steps)


def _spreadsheet(path: Path, folder: Path) -> Findings:
    import pyarrow as pa  # noqa: PLC0415

    name, rows, others = sheet_rows(path)
    head = [row for row in islice(rows, 50) if any(row)]
    if not head:
        raise UnreadableFile(_EMPTY)
    # A title above the table fills one cell; the headings fill most of them.
    filled = [sum(cell is not None for cell in row) for row in head]
    header = next(index for index, count in enumerate(filled) if count > max(filled) / 2)
    columns = [cell or f"{UNNAMED}{number}" for number, cell in enumerate(head[header], start=1)]
    _check_columns(columns)
    engine = open_engine(folder)
    engine.execute(f"CREATE TABLE given ({', '.join(f'c{number} VARCHAR' for number in range(len(columns)))})")
    left = chain(head[header + 1 :], (row for row in rows if any(row)))
    while batch := list(islice(left, _BATCH)):
        padded = [[*row, *[None] * len(columns)][: len(columns)] for row in batch]
        arrow = pa.table(
            {f"c{number}": pa.array(cells, pa.string()) for number, cells in enumerate(zip(*padded, strict=True))}
        )
        engine.register("batch", arrow)
        engine.execute("INSERT INTO given SELECT * FROM batch")
        engine.unregister("batch")
    copied, size = _copied(engine, "given", len(columns), folder)
    notes = (f"of its {others + 1} sheets with cells only '{name}' was read",) if others else ()
    return _checked(Findings(tuple(columns), copied, 0, ((1, header + 2),), notes=notes, text_bytes=size))


def _parquet(path: Path, folder: Path, most_bytes: int) -> Findings:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    engine = open_engine(folder, [path])
    relation = f"read_parquet({text(path)})"
    try:
        described = engine.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()
        names = [str(row[0]) for row in described]
        real = pq.read_schema(path, memory_map=False).names
        _check_columns(real)
        quoted = ['"' + name.replace('"', '""') + '"' for name in names]
        cells = [_as_text(cell, str(row[1])) for cell, row in zip(quoted, described, strict=True)]
        sizes = (
            " + ".join(
                f"coalesce(sum(strlen({cell})), 0)"
                for cell, row in zip(quoted, described, strict=True)
                if row[1] == "VARCHAR"
            )
            or "0"
        )
        if one(engine, f"SELECT {sizes} FROM {relation}") > most_bytes:
            raise UnreadableFile(f"unpacks to more than {most_bytes / (1 << 30):.1f} GiB; split it into smaller files")
        rows, size = _copied(engine, relation, len(names), folder, cells)
    except duckdb.OutOfMemoryException as error:
        raise MemoryError from error
    except duckdb.Error as error:
        if "blob" in str(error).lower() or "utf" in str(error).lower():
            raise UnreadableFile("has a column of bytes that are not UTF-8 text; leave that column out") from None
        raise UnreadableFile("is not a whole Parquet file (truncated or damaged); make or copy it again") from None
    except (pa.ArrowException, OSError):
        raise UnreadableFile("is not a whole Parquet file (truncated or damaged); make or copy it again") from None
    return _checked(Findings(tuple(real), rows, 0, text_bytes=size))


def _as_text(cell: str, kind: str) -> str:
    if kind == "VARCHAR":
        return cell
    if kind.endswith(("]", ")")) and not kind.startswith(("DECIMAL", "ENUM")):
        return f"CAST(to_json({cell}) AS VARCHAR)"
    if kind == "BLOB":
        return f"decode({cell})"
    if kind in ("DOUBLE", "FLOAT"):
        # A whole number is written as one, as far as such numbers are exact.
        whole = f"isfinite({cell}) AND {cell} = floor({cell}) AND abs({cell}) <= 9007199254740992"
        return f"CASE WHEN {whole} THEN CAST(CAST({cell} AS BIGINT) AS VARCHAR) ELSE CAST({cell} AS VARCHAR) END"
    if kind.startswith("TIMESTAMP"):
        return f"strftime(CAST({cell} AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g')"
    return f"CAST({cell} AS VARCHAR)"


def _check_columns(names: Sequence[str], *, unnamed: bool = False) -> None:
    if len(names) > _MOST_COLUMNS:
        raise UnreadableFile(f"has more than {_MOST_COLUMNS:,} columns; leave out those that nobody needs")
    if len(set(names)) < len(names):
        repeated = next(name for index, name in enumerate(names) if name in names[:index])
        raise UnreadableFile(f"two columns are named '{repeated}'; rename one of them")
    if names and all(name.startswith(UNNAMED) for name in names) and not unnamed:
        raise UnreadableFile("the table has no columns; give one with a header and at least one row")


def _checked(found: Findings) -> Findings:
    """Sees that every line is accounted for: no row may be lost in silence."""
    if not found.accounted:
        raise UnreadableFile(
            f"has {found.lines} lines, of which {found.rows} are rows, {found.rejected} rejected, {found.passed_over} "
            f"passed over and {found.continued} continue others: they do not add up; report this as a fault"
        )
    return found
