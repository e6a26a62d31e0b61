"""Lets a thread give way to the others, so that a short text need not wait for a long batch: the scheduler interrupts
the batch, which no library for matrix products can do.

Linux gives each thread a niceness of its own; elsewhere nothing happens.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading


def give_way(niceness: int) -> None:
    """Sets the niceness of the calling thread, 0 to 19. It cannot be lowered again without privileges."""
    if niceness and sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), niceness)
