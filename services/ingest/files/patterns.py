"""Finds the files that patterns such as "ratings-*.csv" name."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from pathlib import Path

from services.ingest.errors import IngestError


def expanded(paths: Sequence[Path]) -> list[Path]:
    """The paths, those that are patterns as the files that they match, by name. IngestError when there are none."""
    if not paths:
        raise IngestError("no table to ingest; name one or more files")
    found: list[Path] = []
    for path in paths:
        if path.exists() or not glob.has_magic(str(path)):
            found.append(path)
            continue
        matched = sorted(Path(name) for name in glob.glob(str(path), recursive=True) if Path(name).is_file())
        if not matched:
            raise IngestError(f"{path}: no file matches this pattern; check the path")
        found += matched
    return list(dict.fromkeys(found))
