"""Writes the rows that could not be used to a file: one JSON object a line, with file, row, reason and content."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from services.ingest.errors import IngestError
from services.ingest.files.table import Reject


def write_rejects(rejects: Iterable[Reject], directory: Path, first_table: Path) -> Path | None:
    """Writes "<name of the first table>.rejected.jsonl", in place of that of an earlier ingest of the same tables.

    Without rejects there is no file, nor is one of an earlier ingest left. IngestError when it cannot be written.
    """
    path = directory / f"{first_table.name}.rejected.jsonl"
    try:
        given = iter(rejects)
        first = next(given, None)
        if first is None:
            path.unlink(missing_ok=True)
            return None
        directory.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.unfinished")
        with unfinished.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(reject), ensure_ascii=False) + "\n" for reject in chain([first], given))
        os.replace(unfinished, path)
    except OSError as error:
        raise IngestError(
            f"the reject file {path} cannot be written ({error.strerror}); name another directory for it"
        ) from error
    return path
