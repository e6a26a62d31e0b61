"""Watches the free space of the data directory's disk, and refuses writes before the engine is in danger.

The engine maps its files into memory. On a disk that is full a write through such a map ends the process, reads and
all, without an error that could be caught; so what is kept free must be more than what calls under way can take.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from services.common.errors import ResourceExhausted
from services.recommender import metrics
from services.recommender.storing.disk.space_reserve import MIB

_log = logging.getLogger(__name__)
# Writes are taken again when there is this share more than what is kept free, so that they do not come and go.
_MORE = 1.25
_RETRY_SECONDS = 30.0
# A deletion takes a segment of 32 MiB of a write-ahead log at most, a flush and a point of the metadata less:
# `tests/unit/recommender/storing/disk/test_disk_space.py`.
_LITTLE_BYTES = 48 * MIB
_LOOK_SECONDS = 1.0
_LOOKS_BEFORE_HOLDING_BACK = 30


class DiskSpace:
    """Whether there is room for writes."""

    def __init__(self, free_bytes: Callable[[], int], keep_bytes: int) -> None:
        """`keep_bytes` of what `free_bytes` tells are not for writes."""
        self._free_bytes = free_bytes
        self.keep_bytes = keep_bytes
        self._is_low = False

    def is_low(self) -> bool:
        """Looks, and tells whether writes are refused."""
        free = self._free_bytes()
        metrics.DISK_FREE_BYTES.set(free)
        was_low, self._is_low = self._is_low, free < self.keep_bytes * (_MORE if self._is_low else 1)
        if self._is_low is not was_low:
            _log.log(
                logging.ERROR if self._is_low else logging.INFO,
                "disk is nearly full, writes are refused" if self._is_low else "disk has room again, writes are taken",
                extra={"free_mib": free // MIB, "kept_free_mib": self.keep_bytes // MIB},
            )
        return self._is_low

    def check(self) -> None:
        """Raises ResourceExhausted, reason DISK_FULL, if there is no room for a write."""
        if self.is_low():
            raise disk_full(f"has less than {self.keep_bytes // MIB} MiB left, which are kept free to stay safe")

    def has_little(self) -> bool:
        """Whether there is room for what takes little: to delete, to flush, to note something in the metadata."""
        return self._free_bytes() >= self._little_bytes()

    def check_little(self) -> None:
        """Raises ResourceExhausted, reason DISK_FULL, if there is no room even for what takes little."""
        if not self.has_little():
            raise disk_full(f"has less than {self._little_bytes() // MIB} MiB left, too little even to delete safely")

    def _little_bytes(self) -> int:
        return min(_LITTLE_BYTES, self.keep_bytes)


def disk_full(how: str) -> ResourceExhausted:
    """What a call is told that would write to a disk which is `how`, such as "is full"."""
    return ResourceExhausted(
        f"the disk of the recommender's data directory {how}: free some space; reads go on, and the rest when there is "
        "room",
        reason="DISK_FULL",
        retry_after=_RETRY_SECONDS,
    )


async def tell_regularly(
    space: DiskSpace, tell: Callable[[bool], Awaitable[None]], hold_back: Callable[[], None]
) -> None:
    """Until cancelled: looks every second, and tells at first and when it changes whether writes are taken.

    `hold_back` is called while they are, from half a minute after the start on.
    """
    told: bool | None = None
    looks = 0
    while True:
        taken = not space.is_low()
        looks += 1
        if taken and looks > _LOOKS_BEFORE_HOLDING_BACK:
            hold_back()
        if taken is not told:
            told = taken
            await tell(taken)
        await asyncio.sleep(_LOOK_SECONDS)
