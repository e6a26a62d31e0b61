"""Keeps a directory to one process at a time, by an advisory lock (flock) on the file `.lock` in it."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO


class DirectoryInUse(Exception):
    """Another process holds the lock of the directory."""


class DirectoryLock:
    """A lock that is held until `release`, or until this process ends, however that ends."""

    def __init__(self, file: IO[str]) -> None:
        """Use `acquire`."""
        self._file = file

    @classmethod
    def acquire(cls, directory: Path) -> DirectoryLock:
        """Locks the directory at once, creating it if need be.

        Raises DirectoryInUse when another process has it, and OSError when it cannot be written.
        """
        directory.mkdir(parents=True, exist_ok=True)
        file = (directory / ".lock").open("a")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.close()
            raise DirectoryInUse(f"{directory} is in use by another process") from error
        return cls(file)

    def release(self) -> None:
        """Lets others in; a second call does nothing."""
        self._file.close()
