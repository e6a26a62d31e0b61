"""Holds a container to the memory and the CPU of its manifest by cgroups, where the machine allows to make some."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from tests.support.quantities import quantity

_ROOT = Path("/sys/fs/cgroup")
_PERIOD = 100_000


def remove_abandoned() -> None:
    """Takes away what runners that were killed have left."""
    for group in (*_ROOT.glob("*/gamesrec-*-*"), *_ROOT.glob("gamesrec-*-*")):
        if not Path("/proc", group.name.split("-")[1]).exists():
            with contextlib.suppress(OSError):
                group.rmdir()


class Limits:
    """The cgroups of one container; none where there are no limits or the machine has neither version of cgroups."""

    def __init__(self, name: str, resources: dict[str, Any], folder: Path) -> None:
        """`folder` is to hold what the container sees of its limits."""
        limits = resources.get("limits", {})
        self._memory = int(quantity(limits["memory"])) if "memory" in limits else None
        self._cpu = int(quantity(limits["cpu"]) * _PERIOD) if "cpu" in limits else None
        # Bytes that it had at most, and how many of its processes were killed for want of memory.
        self.most_memory, self.kills = 0, 0
        self._groups: list[Path] = []
        own = f"gamesrec-{os.getpid()}-{name}"
        if (_ROOT / "memory" / "cgroup.procs").exists():
            self._limit(_ROOT / "memory" / own, {"memory.limit_in_bytes": self._memory})
            self._limit(_ROOT / "cpu" / own, {"cpu.cfs_period_us": _PERIOD, "cpu.cfs_quota_us": self._cpu})
        elif (_ROOT / "cgroup.subtree_control").exists():
            (_ROOT / "cgroup.subtree_control").write_text("+memory +cpu", encoding="ascii")
            quota = self._cpu and f"{self._cpu} {_PERIOD}"
            self._limit(_ROOT / own, {"memory.max": self._memory, "memory.swap.max": 0, "cpu.max": quota})
        self.shown = self._show(folder)

    @property
    def joined(self) -> list[str]:
        """The files that a process writes 0 to in order to be held to them."""
        return [str(group / "cgroup.procs") for group in self._groups]

    def look(self) -> None:
        """Brings `most_memory` and `kills` up to date; they stay when the cgroups are gone."""
        self.most_memory = max(self.most_memory, self._read("memory.max_usage_in_bytes", "memory.peak"))
        self.kills = max(self.kills, self._read("memory.oom_control", "memory.events", line="oom_kill "))

    def remove(self) -> None:
        """Takes the cgroups away; their processes must have ended."""
        self.look()
        for group in self._groups:
            with contextlib.suppress(OSError):
                group.rmdir()

    def _limit(self, group: Path, values: dict[str, int | str | None]) -> None:
        group.mkdir(exist_ok=True)
        for file, value in values.items():
            if value is not None:
                (group / file).write_text(str(value), encoding="ascii")
        self._groups.append(group)

    def _show(self, folder: Path) -> Path:
        """What a container of today sees of its own limits, whichever version of cgroups holds it."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "memory.max").write_text(f"{self._memory or 'max'}\n", encoding="ascii")
        (folder / "cpu.max").write_text(f"{self._cpu or 'max'} {_PERIOD}\n", encoding="ascii")
        return folder

    def _read(self, *names: str, line: str = "") -> int:
        for file in (group / name for group in self._groups for name in names):
            with contextlib.suppress(OSError):
                found = [each for each in file.read_text(encoding="ascii").splitlines() if each.startswith(line)]
                return int(found[0].removeprefix(line)) if found else 0
        return 0
