"""Becomes another command, one that the kernel signals when its parent ends: arguments SIGNAL PARENT COMMAND...

A script of its own, since only a process itself can ask for that, and one that has used grpc must not be copied to ask:
the copy's threads of grpc's own crashed 54 of 375 times before they became the command (grpcio 1.85.1,
`tests/unit/common/processes/test_child_process.py`).
"""

from __future__ import annotations

import ctypes
import os
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Asks the kernel (only Linux has that), and becomes the command; a parent that has gone wants none."""
    number, parent, *command = sys.argv[1:]
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(number))
    if os.getppid() == int(parent):
        os.execvp(command[0], command)


if __name__ == "__main__":
    main()
