"""Divides many files among several ingests at once, and remembers which are done.

Each file has a marker once all of it is stored, so an ingest that is started again goes on with the others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from services.ingest.errors import IngestError


@dataclass(frozen=True, slots=True)
class Shard:
    """The part `index`, from 1, of `count`."""

    index: int
    count: int

    def part_of(self, files: Sequence[Path]) -> list[Path]:
        """Every `count`-th of the files in the order of their names, the same ones each time."""
        return sorted(files)[self.index - 1 :: self.count]


def shard_named(text: str) -> Shard:
    """The shard that an operator writes as "2/8". IngestError otherwise."""
    found = re.fullmatch(r"(\d+)/(\d+)", text.strip())
    index, count = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= index <= count:
        raise IngestError(f"--shard {text}: is no part of a whole; write 1/4 to 4/4 for four ingests at once")
    return Shard(index, count)


class DoneMarkers:
    """Empty files in `folder` that say which tables are stored, as they were then: a changed table is not done.

    They know a table by its folder, name, size and time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def left(self, files: Sequence[Path]) -> list[Path]:
        """The files that are not done."""
        return [file for file in files if not file.exists() or not self._marker(file).exists()]

    def done(self, files: Sequence[Path]) -> None:
        """All of these are stored. IngestError when that cannot be written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                self._marker(file).touch()
        except OSError as error:
            raise IngestError(
                f"the markers in {self._folder} cannot be written ({error.strerror}); the tables are stored, but the "
                "next ingest would store them again"
            ) from error

    def _marker(self, file: Path) -> Path:
        stat = file.stat()
        # Tables of one name, size and time are common: the partitions of a data set, unpacked from one archive.
        place = sha256(os.fsencode(file.absolute().parent)).hexdigest()[:12]
        return self._folder / f"{file.name}.{place}.{stat.st_size}.{stat.st_mtime_ns}.done"
