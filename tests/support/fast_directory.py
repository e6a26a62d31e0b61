"""Directories for engines that sync their files often: in memory where the system has such a place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")
_LEAST_FREE_BYTES = 4 * 2**30


def fast_place() -> Path | None:
    """A directory of this machine whose files lie in memory; none where it has no such place, or too little there."""
    return _MEMORY if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _LEAST_FREE_BYTES else None


@contextmanager
def fast_directory() -> Iterator[Path]:
    """A new directory that is gone afterwards."""
    with tempfile.TemporaryDirectory(dir=fast_place(), prefix="gamesrec-test-") as made:
        yield Path(made)
