"""Holds what a process and the child that it starts agree on: the exit status of a failed start, and that the child
ends with its parent."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from signal import Signals

from services.common.processes import bound_command

# The status of a process that has said in one line why it cannot serve; starting it again at once would not help.
CANNOT_START = 2


def signalled_with_parent(command: Sequence[str], number: Signals) -> list[str]:
    """The command as one that the kernel sends this signal when this process ends, however it ends.

    Only Linux can do that; elsewhere children outlive a parent that is killed.
    """
    return [sys.executable, "-I", "-S", bound_command.__file__, str(int(number)), str(os.getpid()), *command]
