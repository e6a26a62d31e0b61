"""Lets a process that is told to stop while it still imports and loads end at once, with status 0.

The kernel hands the first process of a container no signal that it has no handler for, so that without one a stop
during start-up waits for the kill. It imports nothing slow: entry points call it before they import anything else.
"""

from __future__ import annotations

import os
import signal
from types import FrameType


def exit_on_stop_signals() -> None:
    """From now on SIGTERM and SIGINT end the process at once; whoever has something to finish sets handlers later."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _exit)


def _exit(_: int, __: FrameType | None) -> None:
    # Not sys.exit: an exception in the middle of an import would be taken for a failure of that import.
    os._exit(0)
