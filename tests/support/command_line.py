"""Runs the command line as a person does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

COMMAND = f"{sys.executable} -m services.cli"


def gamesrec(
    *arguments: str, timeout: float = 60, typed: str | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What it printed, and how it ended. `typed` is its whole input; bytes that are not UTF-8 stand as surrogates."""
    return subprocess.run(
        [sys.executable, "-m", "services.cli", *arguments],
        capture_output=True,
        input=typed,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=timeout,
        check=False,
        env={**os.environ, "COLUMNS": "200", **(environment or {})},
    )
