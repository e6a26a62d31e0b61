"""Reads quantities of Kubernetes, such as 250m and 1536Mi."""

from __future__ import annotations

import re

_SUFFIXES = {"": 1.0, "m": 0.001, "Ki": 2.0**10, "Mi": 2.0**20, "Gi": 2.0**30}


def quantity(text: str) -> float:
    """The number; bytes of memory, or cores. ValueError for what is none."""
    found = re.fullmatch(r"([\d.]+)(\D*)", str(text))
    if found is None or found[2] not in _SUFFIXES:
        raise ValueError(f"{text!r} is no quantity")
    return float(found[1]) * _SUFFIXES[found[2]]
