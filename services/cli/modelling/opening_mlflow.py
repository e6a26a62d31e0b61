"""Tells a person how to look at what is in MLflow."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from services.tracking.store import MlflowStore


def how_to_open(store: MlflowStore) -> str:
    """The command that shows a local store in a browser and where, as it can be typed here; the address of a server."""
    opened = store.how_to_open()
    if not opened.startswith("mlflow "):
        return opened
    beside = os.path.relpath(Path(sys.executable).with_name("mlflow"))
    return f"{shlex.quote(beside)}{opened.removeprefix('mlflow')}, then http://127.0.0.1:5000"
