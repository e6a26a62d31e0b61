"""Holds what a process and the child that it starts agree on: the exit status of a failed start, and that the child
ends with its parent."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from signal import Signals

# The status of a process that has said in one line why it cannot serve; starting it again at once would not help.
CANNOT_START = 2
_PR_SET_PDEATHSIG = 1


def signalled_with_parent(number: Signals) -> Callable[[], None]:
    """A `preexec_fn` for Popen: the kernel sends the child this signal when its parent ends, however it ends.

    Only Linux can do that; elsewhere children outlive a parent that is killed. It makes one system call and takes no
    lock.
    """

    def ask_kernel() -> None:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)

    return ask_kernel
