"""Follows files that may change while a service runs, also as Kubernetes replaces the ones it mounts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path

CHECK_SECONDS = 0.4


def stamp_of(paths: Iterable[Path]) -> object:
    """A value that changes when one of the files does, or comes or goes."""
    return tuple(_stamp(path) for path in paths)


async def follow(paths: Callable[[], Iterable[Path]], seen: object, changed: Callable[[], None]) -> None:
    """Runs until cancelled: calls `changed` in a thread whenever the stamp of `paths()` is another, first than `seen`.

    It looks more than twice a second; `changed` must not raise.
    """
    while True:
        await asyncio.sleep(CHECK_SECONDS)
        now = stamp_of(paths())
        if now != seen:
            # Taken before the files are read, so that no change is overlooked.
            seen = now
            await asyncio.to_thread(changed)


def _stamp(path: Path) -> object:
    try:
        found = path.stat()
    except OSError as error:
        return type(error).__name__
    return found.st_ino, found.st_mtime_ns, found.st_size
