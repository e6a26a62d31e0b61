"""Opens a file of any supported format as a table of text. Does not ask what the columns mean.

Formats: CSV, TSV, JSON Lines, Parquet, and RecBole's atomic files (tab-separated, headers such as `user_id:token`). The
format is told by the content where the name does not tell it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from services.ingest.errors import IngestError
from services.ingest.files.delimited import read_delimited
from services.ingest.files.json_lines import read_json_lines
from services.ingest.files.parquet import read_parquet
from services.ingest.files.table import Table
from services.ingest.files.text_lines import encoding_of

FORMATS: dict[str, Callable[[Path], Table]] = {
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".tab": read_delimited,
    ".inter": read_delimited,
    ".item": read_delimited,
    ".user": read_delimited,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
    ".pq": read_parquet,
}
_PACKED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd"}


def read_table(path: Path) -> Table:
    """Reads the file whole. IngestError when it cannot be read or has no rows."""
    try:
        with path.open("rb") as file:
            start = file.read(512)
    except FileNotFoundError:
        raise IngestError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise IngestError(f"{path}: is a directory; name the files in it") from None
    except OSError as error:
        raise IngestError(f"{path}: cannot be opened ({error.strerror}); check its permissions") from None
    if not start.strip():
        raise IngestError(f"{path}: the file is empty; give a table with a header and at least one row")
    packing = next((name for magic, name in _PACKED.items() if start.startswith(magic)), None)
    if packing:
        raise IngestError(f"{path}: is packed with {packing}; unpack it and give the file inside")
    table = _format_of(path, start)(path)
    if not table.columns and not table.unreadable:
        raise IngestError(f"{path}: the table has no columns; give one with a header and at least one row")
    if len(table.frame) == 0:
        if table.unreadable:
            first = table.unreadable[0]
            raise IngestError(f"{path}: no row can be read; row {first.row}: {first.reason}")
        raise IngestError(f"{path}: the table has columns but no rows; give one with at least one row")
    return table


def _format_of(path: Path, start: bytes) -> Callable[[Path], Table]:
    known = FORMATS.get(path.suffix.lower())
    if known:
        return known
    if start.startswith(b"PAR1"):
        return read_parquet
    text = start.decode(encoding_of(start), errors="ignore").lstrip()
    if text.startswith("{"):
        return read_json_lines
    if text.startswith("["):
        raise IngestError(f"{path}: holds one JSON array; write one JSON object a line (JSONL) instead")
    return read_delimited
