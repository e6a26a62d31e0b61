"""Writes the report of an ingest as JSON: of each table its rows and what became of them, its columns, its doubts."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from services.ingest.errors import IngestError
from services.ingest.interpretation.mapping import TableMapping


def write_report(
    mappings: Sequence[TableMapping], stored: Mapping[str, int] | None, directory: Path, first_table: Path
) -> Path:
    """Writes "<name of the first table>.report.json"; `stored` are the counts, None of a dry run.

    IngestError when it cannot be written.
    """
    path = directory / f"{first_table.name}.report.json"
    tables = [{**asdict(mapping), "kind": mapping.kind.value, "lacking": mapping.lacking} for mapping in mappings]
    try:
        directory.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.unfinished")
        text = json.dumps({"stored": stored, "tables": tables}, ensure_ascii=False, indent=2)
        unfinished.write_text(text + "\n", encoding="utf-8")
        os.replace(unfinished, path)
    except OSError as error:
        raise IngestError(
            f"the report {path} cannot be written ({error.strerror}); name another directory with --reject-dir"
        ) from error
    return path
