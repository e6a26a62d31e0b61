"""The directory of a stack: one stack at a time may use it, and each process has its log there."""

from __future__ import annotations

import fcntl
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from services.cli.errors import StackError


class DataDirectory:
    """Use as `lock()`, `set_logs_aside(names)`, `unlock()`. The lock ends with this process, however that ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO[str] | None = None

    @property
    def logs(self) -> Path:
        """Where the logs are."""
        return self.path / "log"

    def log_of(self, name: str) -> Path:
        """The file that a process logs to."""
        return self.logs / f"{name}.log"

    def lock(self) -> None:
        """Keeps other stacks out, creating the directory if need be. Raises StackError if it cannot be used."""
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
            lock = (self.path / ".lock").open("a")
        except OSError as error:
            raise StackError(
                f"data directory {self.path} cannot be written ({error.strerror}); choose another with --data-dir"
            ) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            raise StackError(
                f"data directory {self.path} is in use by another stack; stop that one, or give this one a directory "
                "and ports of its own (--data-dir, --first-port)"
            ) from error
        self._lock = lock

    def unlock(self) -> None:
        """Lets other stacks in; nothing happens if it is not locked."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def set_logs_aside(self, names: Iterable[str]) -> None:
        """Keeps the logs of the last run as `<name>.log.1`, in the place of those of the run before."""
        for log in map(self.log_of, names):
            if log.exists():
                log.replace(log.with_name(f"{log.name}.1"))
