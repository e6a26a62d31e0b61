"""Finds how many CPUs this process may use, by its affinity and the quota of its container."""

from __future__ import annotations

import math
import os
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def cpu_limit(quota_file: Path = _QUOTA) -> int:
    """The number of CPUs, at least 1.

    Libraries that count the machine's cores run far more threads than a quota lets run at once.
    """
    available = len(os.sched_getaffinity(0))
    try:
        quota, period = quota_file.read_text(encoding="ascii").split()
        if quota != "max":
            available = min(available, math.ceil(int(quota) / int(period)))
    except (OSError, ValueError):
        pass  # no cgroup v2 here, hence no quota that could be read
    return max(1, available)
