"""Finds out how this program was called, for messages that show what to type next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path


def command() -> str:
    """`gamesrec` if the shell finds it by that name, else the shortest path to it, such as `.venv/bin/gamesrec`."""
    called = Path(sys.argv[0])
    if called.suffix == ".py":
        return f"{shlex.quote(sys.orig_argv[0])} -m services.cli"
    found = shutil.which(called.name)
    if found is not None and Path(found).resolve() == called.resolve():
        return called.name
    relative = os.path.relpath(called)
    if os.sep not in relative:
        relative = f".{os.sep}{relative}"
    return shlex.quote(min(relative, str(called.absolute()), key=len))
