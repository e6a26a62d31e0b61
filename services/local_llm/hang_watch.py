"""Finds out that a server on this machine hangs: it neither answers GET /health nor computes, again and again.

A server whose threads are all taken by completions does not answer either; but it computes.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

# In the second part of /proc/PID/stat, behind the command: user and system time.
_USER_TIME, _SYSTEM_TIME = 11, 12


@dataclass(frozen=True, slots=True)
class HangWatch:
    """Looks every `every` seconds, waits `patience` seconds for an answer, and makes up its mind after `times` looks.

    A server that uses less than `idle` of a core does not compute. One that has never answered is still starting.
    """

    host: str
    port: int
    every: float = 10.0
    patience: float = 5.0
    times: int = 9
    idle: float = 0.01

    def until_hung(self, worked: Callable[[], float], over: threading.Event) -> bool:
        """Returns True when the server hangs, False when `over` is set. `worked`: CPU seconds that it has used."""
        has_answered, silent, before = False, 0, worked()
        while not over.wait(self.every):
            now = worked()
            if self._answers():
                has_answered, silent = True, 0
            elif now - before > self.idle * self.every:
                silent = 0
            elif has_answered:
                silent += 1
                if silent >= self.times:
                    return True
            before = now
        return False

    def _answers(self) -> bool:
        connection = HTTPConnection(self.host, self.port, timeout=self.patience)
        try:
            connection.request("GET", "/health")
            connection.getresponse()
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
        return True


def cpu_seconds(pid: int) -> float:
    """CPU time that a process has used; 0 when there is none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[_USER_TIME]) + int(fields[_SYSTEM_TIME])) / os.sysconf("SC_CLK_TCK")
