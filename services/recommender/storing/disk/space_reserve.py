"""Holds some of the disk back in a file, which is given up when the engine must open its files on a disk that is full.

Without room the engine ends the process while it opens them, so that not even reads would come back after a restart.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable
from pathlib import Path

from services.common.errors import StartupError

_log = logging.getLogger(__name__)
MIB = 2**20
# Opening the collections of a store writes 60 MiB, on a small disk, as in
# `tests/unit/recommender/storing/disk/test_disk_space.py`.
_LEAST_BYTES_TO_OPEN = 96 * MIB
_BYTES = 128 * MIB


class SpaceReserve:
    """The file, and when it is there."""

    def __init__(self, path: Path, free_bytes: Callable[[], int]) -> None:
        self._path = path
        self._free_bytes = free_bytes

    def give_up_for_opening(self) -> None:
        """Makes room for the engine to open its files if there is too little. Raises StartupError if that is not
        enough."""
        if self._free_bytes() < _LEAST_BYTES_TO_OPEN and self._path.exists():
            self._path.unlink()
            _log.warning("space that was held back is given up", extra={"free_mib": self._free_bytes() // MIB})
        if (free := self._free_bytes()) < _LEAST_BYTES_TO_OPEN:
            raise StartupError(
                f"the disk of {self._path.parent} has {free // MIB} MiB left, and the engine needs "
                f"{_LEAST_BYTES_TO_OPEN // MIB} to open its files safely; free some space and start again"
            )

    def take(self, keep_bytes: int) -> None:
        """Holds space back if it does not yet and `keep_bytes` are left beside it."""
        if self._path.exists() or self._free_bytes() < keep_bytes + _BYTES:
            return
        with contextlib.suppress(OSError), self._path.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, _BYTES)
