"""Reads the logs of a running stack."""

from __future__ import annotations

import json
from pathlib import Path


def was_cancelled(log: Path, request_id: str) -> bool:
    """Whether the log says that a call of this request was given up."""
    entries = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    return any(entry.get("code") == "CANCELLED" and entry["request_id"] == request_id for entry in entries)
