"""Runs the command line as a person does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

COMMAND = f"{sys.executable} -m services.cli"


def gamesrec(*arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """What it printed, and how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "services.cli", *arguments],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )
