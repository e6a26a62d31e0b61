"""Converts one file of any supported format into a table of text, with the engine; what the child process does.

Every format ends up as text, so that a rating of a CSV and one of a Parquet file are treated by the same rules; nested
values become JSON.
"""

from __future__ import annotations

from pathlib import Path

from services.ingest.files.binary_tables import convert_parquet, convert_spreadsheet
from services.ingest.files.findings import BUT_MAYBE, READ_AS, Findings, UnreadableFile
from services.ingest.files.json_shapes import is_lines
from services.ingest.files.json_tables import convert_json
from services.ingest.files.other_formats import other_format
from services.ingest.files.packed import is_spreadsheet, packing_of, unpacked
from services.ingest.files.texts.delimited import convert_delimited
from services.ingest.files.texts.dialects import dialect_of
from services.ingest.files.texts.encodings import as_utf8, scan
from services.ingest.files.writing import EMPTY

_SAMPLE_BYTES = 1 << 18
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".tab", ".inter", ".item", ".user"})
_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_PARQUET = frozenset({".parquet", ".pq"})
_EXCEL = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})


def convert(path: Path, folder: Path, most_bytes: int, encoding: str | None = None) -> Findings:
    """Writes the table and its rejected rows into `folder`. UnreadableFile when there is no table in the file.

    A text has this `encoding`, if one is given.
    """
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip():
        raise UnreadableFile(EMPTY)
    if (other := other_format(start)) is not None:
        raise UnreadableFile(f"is {other} and not read; export the table as CSV, JSON Lines, Parquet or Excel")
    suffix = path.suffix.lower()
    packing = packing_of(start)
    if packing is not None and suffix not in _EXCEL and not (packing == "zip" and is_spreadsheet(path)):
        inside = unpacked(path, packing, folder, most_bytes)
        try:
            with inside.open("rb") as file:
                if packing_of(file.read(4)) is not None and not is_spreadsheet(inside):
                    raise UnreadableFile("is packed twice; unpack it once")
            return convert(inside, folder, most_bytes, encoding)
        finally:
            inside.unlink(missing_ok=True)
    if suffix in _EXCEL or packing is not None:
        return convert_spreadsheet(path, folder)
    if suffix in _PARQUET or start.startswith(b"PAR1"):
        return convert_parquet(path, folder, most_bytes)
    return _text_file(path, folder, suffix, encoding)


def _text_file(path: Path, folder: Path, suffix: str, encoding: str | None) -> Findings:
    found = scan(path, encoding)
    source = path
    notes: tuple[str, ...] = ()
    if found.encoding not in ("utf-8", "utf-8-sig") or found.carriage_returns_alone:
        source = folder / "utf8.txt"
        as_utf8(path, source, found.encoding, lone_returns=found.carriage_returns_alone)
        if found.is_told_by_letters:
            doubts = f"{BUT_MAYBE}{' or '.join(map(str.upper, found.doubts))}" if found.doubts else ""
            notes = (f"{READ_AS}{found.encoding.upper()}{doubts}",)
        found = scan(source)
    with source.open("rb") as file:
        sample = file.read(_SAMPLE_BYTES).decode("utf-8-sig", "replace")
    if suffix in _JSON_LINES:
        return convert_json(source, folder, by_lines=True)
    first = sample.lstrip()[:1]
    if suffix not in _TEXT_SUFFIXES and (suffix == ".json" or first in ("{", "[")):
        return convert_json(source, folder, by_lines=is_lines(sample))
    lines = sample.splitlines()
    if len(sample) >= _SAMPLE_BYTES // 2 and len(lines) > 1:
        lines.pop()
    return convert_delimited(source, folder, found, dialect_of(lines, suffix), notes)
