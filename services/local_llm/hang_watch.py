"""Finds out that a server on this machine hangs: several times in a row it neither answers GET /health nor computes.

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
    """Checks the server every `interval` seconds and waits `timeout` seconds for an answer.

    After `checks` in a row without an answer it hangs, unless it computes, that is uses `idle_cores` of a core or more.
    One that has never answered is still starting.
    """

    host: str
    port: int
    interval: float = 10.0
    timeout: float = 5.0
    checks: int = 9
    idle_cores: float = 0.01

    def until_hung(self, worked: Callable[[], float], over: threading.Event) -> bool:
        """Returns True when the server hangs, False when `over` is set. `worked` tells its CPU seconds so far."""
        has_answered, silent, before = False, 0, worked()
        while not over.wait(self.interval):
            now = worked()
            if self._answers():
                has_answered, silent = True, 0
            elif now - before > self.idle_cores * self.interval:
                silent = 0
            elif has_answered:
                silent += 1
                if silent >= self.checks:
                    return True
            before = now
        return False

    def _answers(self) -> bool:
        connection = HTTPConnection(self.host, self.port, timeout=self.timeout)
        try:
            connection.request("GET", "/health")
            connection.getresponse()
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
        return True


def cpu_seconds(pid: int) -> float:
    """CPU time in seconds that a process has used, all its threads together; 0 when there is no such process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[_USER_TIME]) + int(fields[_SYSTEM_TIME])) / os.sysconf("SC_CLK_TCK")
