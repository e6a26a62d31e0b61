"""Starts one process of the stack, and says how it ended and what it wrote last."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from services.common.processes.child_process import signalled_with_parent

_TAIL_BYTES = 65536


@dataclass(frozen=True, slots=True)
class Process:
    """A process that was started at `began` (on the monotonic clock, seconds), its log then `log_start` bytes long."""

    name: str
    popen: subprocess.Popen[bytes]
    log: Path
    log_start: int
    began: float

    @classmethod
    def start(cls, name: str, command: Sequence[str], *, environment: Mapping[str, str], log: Path) -> Process:
        """Starts it; what it writes is appended to `log`."""
        with log.open("ab") as output:
            log_start = output.tell()
            popen = subprocess.Popen(
                signalled_with_parent(command, signal.SIGTERM),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                # Ctrl-C is for us; we tell the processes in order. If we are killed the kernel tells them. A group and
                # not a session of its own: Linux shares the processor among sessions first (sched_autogroup), and
                # between those how nice a process is counts for nothing.
                process_group=0,
            )
        return cls(name, popen, log, log_start, time.monotonic())

    @property
    def status(self) -> int | None:
        """Its exit status, -N if signal N ended it; None while it runs."""
        return self.popen.poll()

    def seconds(self) -> float:
        """The time since its start."""
        return time.monotonic() - self.began

    def last_line(self) -> str:
        """The last line it wrote, which is where services say why they ended; empty if it wrote nothing."""
        with self.log.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(self.log_start, size - _TAIL_BYTES))
            lines = file.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""
