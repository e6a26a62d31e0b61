"""Writes the one line of the log about a part that failed."""

from __future__ import annotations

import logging

_log = logging.getLogger(__name__)


def tell_failed(part: str, *, code: str, reason: str) -> None:
    """Says that `part` failed a call, or was given up by it."""
    _log.warning("part failed", extra={"part": part, "code": code, "reason": reason})
