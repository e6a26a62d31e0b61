"""Remembers in a file how much of an ingest is stored, so that one that was killed goes on behind that.

The file says only where to look: what it counts as stored is asked for in samples before it is believed, since the
store may have been emptied or restored since.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path

_SECONDS_BETWEEN_WRITES = 1.0
_SAMPLES = 5


class Journal:
    """Counts of what is stored, by the names of the stages; without a path it remembers nothing."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._written_at = 0.0
        self._counts: dict[str, int] = {}
        if path is not None:
            try:
                read = json.loads(path.read_text(encoding="utf-8"))
                self._counts = {str(stage): int(count) for stage, count in read.items()}
            except (OSError, ValueError, AttributeError, TypeError, OverflowError):
                # There is none, or it is damaged: then all is stored from the beginning.
                self._counts = {}

    @classmethod
    def of(cls, folder: Path, files: Sequence[Path], told: Iterable[object]) -> Journal:
        """That of these files as they are now; `told` is all else that decides what is stored, and in which order."""
        stats = [(str(file.absolute()), stat.st_size, stat.st_mtime_ns) for file in files for stat in (file.stat(),)]
        key = sha256(repr((stats, *told)).encode()).hexdigest()[:16]
        return cls(folder / f"{key}.progress.json")

    def count(self, stage: str) -> int:
        """How many records of the stage were stored when the ingest was cut short."""
        return self._counts.get(stage, 0)

    def reached(self, stage: str, count: int, *, at_once: bool = False) -> None:
        """So many records of the stage are stored now. The file is at most a second behind, unless `at_once`."""
        self._counts[stage] = count
        now = time.monotonic()
        if self._path is None or (now - self._written_at < _SECONDS_BETWEEN_WRITES and not at_once):
            return
        self._written_at = now
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._path.with_suffix(".new")
            unfinished.write_text(json.dumps(self._counts), encoding="utf-8")
            unfinished.replace(self._path)
        except OSError:
            # It saves time after a kill, no more.
            self._path = None

    def remove(self) -> None:
        """All is stored."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def sampled(count: int) -> list[int]:
    """Places below `count` at which to ask whether it is true: the first, the last, and some between.

    What a store loses is what was written last, so the last one tells most.
    """
    return sorted({(count - 1) * step // (_SAMPLES - 1) for step in range(_SAMPLES)}) if count else []
