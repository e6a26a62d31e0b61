"""Directories for engines that sync their files often: in memory where the system has such a place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")
_LEAST_FREE_BYTES = 4 * 2**30


@contextmanager
def fast_directory() -> Iterator[Path]:
    """A new directory that is gone afterwards."""
    in_memory = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _LEAST_FREE_BYTES
    with tempfile.TemporaryDirectory(dir=_MEMORY if in_memory else None, prefix="gamesrec-test-") as made:
        yield Path(made)
