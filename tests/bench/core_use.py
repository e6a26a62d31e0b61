"""Tells how many cores each kind of process took while a part of a bench ran, and how many all others on the machine.

Reads Linux's /proc (https://docs.kernel.org/filesystems/proc.html); the bench starts the processes itself.
"""

from __future__ import annotations

import os
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class CoreUse:
    """Cores by kind of process, over `seconds`; `others` are those of processes that the bench did not start."""

    seconds: float = 0.0
    cores: dict[str, float] = field(default_factory=dict)
    others: float = 0.0

    def __str__(self) -> str:
        told = ", ".join(f"{name} {cores:.2f}" for name, cores in self.cores.items())
        return f"cores: {told}, in all {sum(self.cores.values()):.2f} of {os.cpu_count()}; others {self.others:.2f}"


@contextmanager
def core_use() -> Iterator[CoreUse]:
    """What the block took, once it is left; "clients" are processes that it started and waited for."""
    used, before, began = CoreUse(), _seconds(), time.monotonic()
    yield used
    used.seconds = time.monotonic() - began
    spent = {name: seconds - before.get(name, 0.0) for name, seconds in _seconds().items()}
    machine = spent.pop("machine")
    used.cores = {name: seconds / used.seconds for name, seconds in spent.items() if seconds > 0}
    used.others = max(0.0, machine / used.seconds - sum(used.cores.values()))


def _seconds() -> dict[str, float]:
    """Seconds of processor time so far: of the bench, its children that ended, its services, and the machine."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    found = defaultdict[str, float](float)
    found |= {"bench": own.ru_utime + own.ru_stime, "clients": ended.ru_utime + ended.ru_stime}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            command = (process / "cmdline").read_text().split("\0")
        except OSError:
            continue
        service = next((word.partition(".")[2] for word in command if word.startswith("services.")), None)
        if service is not None and int(fields[1]) == os.getpid():
            found[service] += (int(fields[11]) + int(fields[12])) / _TICKS
    # user, nice and system; what is stolen from a virtual machine is nobody's.
    busy = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    found["machine"] = sum(int(ticks) for ticks in (*busy[:3], *busy[5:7])) / _TICKS
    return dict(found)
