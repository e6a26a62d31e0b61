"""Writes the rows that could not be used to a file for each table: one JSON object a line, with the reason."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path

from services.ingest.errors import IngestError
from services.ingest.files.table import Reject


def write_rejects(by_table: Iterable[tuple[Path, Iterable[Reject]]], directory: Path) -> dict[Path, Path]:
    """Writes "<name of the table>.rejected.jsonl" for each table that has any; by table, where its rejects are.

    It takes the place of that of an earlier ingest, which is gone, too, where there is nothing to reject any more.
    Tables of one name share a file. IngestError when one cannot be written.
    """
    named: dict[Path, list[tuple[Path, Iterable[Reject]]]] = {}
    for table, rejects in by_table:
        named.setdefault(directory / f"{table.name}.rejected.jsonl", []).append((table, rejects))
    written = {}
    for path, tables in named.items():
        if _written(chain.from_iterable(rejects for _, rejects in tables), path):
            written.update({table: path for table, _ in tables})
    return written


def _written(rejects: Iterator[Reject], path: Path) -> bool:
    try:
        first = next(rejects, None)
        if first is None:
            path.unlink(missing_ok=True)
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f"{path.name}.unfinished")
        with unfinished.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(reject), ensure_ascii=False) + "\n" for reject in chain([first], rejects))
        os.replace(unfinished, path)
    except OSError as error:
        raise IngestError(
            f"the reject file {path} cannot be written ({error.strerror}); name another directory for it"
        ) from error
    return True
