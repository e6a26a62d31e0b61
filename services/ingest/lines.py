"""Text files line by line, in the one encoding that is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from services.ingest.errors import IngestError


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a UTF-8 file with their line ends, without a byte order mark.

    IngestError that names the line that is not UTF-8.
    """
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            try:
                yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                raise IngestError(
                    f"{path}: line {number} is not UTF-8; convert it, such as with `iconv -f LATIN1 -t UTF-8`"
                ) from None
