"""Keeps the directory of a stack to one stack at a time, and says where each process has its log in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from services.cli.running.errors import StackError
from services.common.processes.directory_lock import DirectoryInUse, DirectoryLock


class DataDirectory:
    """Use as `lock()`, `set_logs_aside(names)`, `unlock()`. The lock ends with this process, however that ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: DirectoryLock | None = None

    @property
    def logs(self) -> Path:
        """Where the logs are."""
        return self.path / "log"

    def log_of(self, name: str) -> Path:
        """The file that a process logs to."""
        return self.logs / f"{name}.log"

    @property
    def embedder_model(self) -> str:
        """The model that the stored vectors were given by `gamesrec reembed`; empty if they were not."""
        try:
            return self._embedder_model.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""

    def keep_embedder_model(self, model: str) -> None:
        """Notes it for the embedder that runs, which is started again, and for those to come."""
        fresh = self._embedder_model.with_suffix(".new")
        fresh.write_text(f"{model}\n", encoding="utf-8")
        fresh.replace(self._embedder_model)

    @property
    def names(self) -> Sequence[str]:
        """The processes of the stack that was started last; empty if none ever was."""
        try:
            return self._names.read_text(encoding="utf-8").split()
        except OSError:
            return ()

    def keep_names(self, names: Iterable[str]) -> None:
        """Notes them for commands that look at the stack from outside."""
        self._names.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")

    @property
    def _names(self) -> Path:
        return self.path / "processes"

    @property
    def _embedder_model(self) -> Path:
        return self.path / "embedder-model"

    def lock(self) -> None:
        """Keeps other stacks out, creating the directory if need be. Raises StackError if it cannot be used."""
        try:
            self.logs.mkdir(parents=True, exist_ok=True)
            self._lock = DirectoryLock.acquire(self.path)
        except OSError as error:
            raise StackError(
                f"data directory {self.path} cannot be written ({error.strerror}); choose another with --data-dir"
            ) from error
        except DirectoryInUse as error:
            raise StackError(
                f"data directory {self.path} is in use by another stack; stop that one, or give this one a directory "
                "and ports of its own (--data-dir, --first-port)"
            ) from error

    def unlock(self) -> None:
        """Lets other stacks in; nothing happens if it is not locked."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def set_logs_aside(self, names: Iterable[str]) -> None:
        """Keeps the logs of the last run as `<name>.log.1`, in the place of those of the run before."""
        for log in map(self.log_of, names):
            if log.exists():
                log.replace(log.with_name(f"{log.name}.1"))
