"""Makes directories that appear whole or not at all, even if the process is killed while it makes them."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_UNFINISHED = ".unfinished-"


@contextmanager
def alone_in(parent: Path) -> Iterator[None]:
    """Holds the lock of `parent`, waiting for it if need be, and removes what processes that died left unfinished."""
    parent.mkdir(parents=True, exist_ok=True)
    with (parent / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in parent.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Yields an empty directory that takes the place of `target` if the block ends well. Hold the lock around it."""
    with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=target.parent) as unfinished:
        fresh = Path(unfinished) / "new"
        fresh.mkdir()
        yield fresh
        if target.exists():
            target.rename(Path(unfinished) / "old")
        fresh.rename(target)
