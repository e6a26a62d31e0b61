"""Unpacks gzip, and zip archives that hold one table, to a file of bounded size."""

from __future__ import annotations

import errno
import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from services.ingest.files.findings import UnreadableFile

_CHUNK = 1 << 22
_OTHERS = {b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"\x28\xb5\x2f\xfd": "zstd"}
# What a file system of people's adds to an archive.
_NO_TABLES = ("__MACOSX", ".", "readme", "license")


def packing_of(start: bytes) -> str | None:
    """How a file that begins so is packed. A spreadsheet is a zip, too: its name or content tells."""
    if start.startswith(b"\x1f\x8b"):
        return "gzip"
    if start.startswith(b"PK\x03\x04"):
        return "zip"
    return next((name for magic, name in _OTHERS.items() if start.startswith(magic)), None)


def is_spreadsheet(path: Path) -> bool:
    """Whether a zip is an Excel file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except zipfile.BadZipFile:
        return False


def unpacked(path: Path, packing: str, folder: Path, most_bytes: int) -> Path:
    """The file inside, written into `folder`, under its own name."""
    if packing not in ("gzip", "zip"):
        raise UnreadableFile(f"is packed with {packing}; unpack it and give the file inside")
    try:
        with _opened(path, packing) as (name, stream):
            target = folder / f"unpacked {name}"
            left = most_bytes
            with target.open("wb") as file:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise UnreadableFile(
                            f"unpacks to more than {most_bytes >> 30} GiB; unpack it and split the file inside"
                        )
                    file.write(chunk)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        # A place that the archive names may be none, as before its beginning; other errors are those of a disk.
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            raise
        raise UnreadableFile(f"is no whole {packing} file ({error}); make or copy it again") from None
    return target


@contextmanager
def _opened(path: Path, packing: str) -> Iterator[tuple[str, IO[bytes]]]:
    if packing == "gzip":
        with gzip.open(path) as stream:
            yield path.name.removesuffix(".gz"), stream  # type: ignore[misc]
        return
    with zipfile.ZipFile(path) as archive:
        tables = [
            entry
            for entry in archive.infolist()
            if not entry.is_dir()
            and not Path(entry.filename).name.lower().startswith(_NO_TABLES)
            and not entry.filename.startswith("__MACOSX")
        ]
        if len(tables) != 1:
            names = ", ".join(entry.filename for entry in tables[:5])
            raise UnreadableFile(f"holds {len(tables)} files ({names}); unpack it and name the tables")
        with archive.open(tables[0]) as stream:
            yield Path(tables[0].filename).name, stream
