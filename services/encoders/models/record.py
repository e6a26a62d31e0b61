"""Writes and checks the record of a model directory, its `gamesrec.json`: the model's name, the sha256 of each file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from services.common.errors import StartupError

RECORD_FILE = "gamesrec.json"
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """`digests` maps each file, by its path inside the directory, to its sha256 in hex. `source` says, as a digest,
    what it was made from."""

    name: str
    source: str
    digests: Mapping[str, str]


def sha256_of(path: Path, progress: Callable[[int], None] = lambda _: None) -> str:
    """Hex sha256 of a file; `progress` is told how many bytes were read."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            progress(len(chunk))
    return digest.hexdigest()


def write_record(directory: Path, name: str, source: str) -> ModelRecord:
    """Records all files that now lie in the directory."""
    files = sorted(path for path in directory.rglob("*") if path.is_file() and path.name != RECORD_FILE)
    record = ModelRecord(name, source, {str(path.relative_to(directory)): sha256_of(path) for path in files})
    content = {"name": record.name, "source": record.source, "sha256": dict(record.digests)}
    (directory / RECORD_FILE).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return record


def read_record(directory: Path) -> ModelRecord | None:
    """The record of a directory; None if it has none. Raises StartupError if it is damaged."""
    path = directory / RECORD_FILE
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return ModelRecord(str(content["name"]), str(content["source"]), dict(content["sha256"]))
    except (ValueError, KeyError, TypeError) as error:
        raise StartupError(f"{path} is damaged; delete {directory} and prepare the model again") from error


def is_sound(directory: Path, source: str) -> bool:
    """Whether a directory was made from `source` and still holds what was recorded of it."""
    try:
        record = read_record(directory)
    except StartupError:
        return False
    return record is not None and record.source == source and not changed_files(directory, record)


def changed_files(directory: Path, record: ModelRecord) -> list[str]:
    """The recorded files that are missing or are not what they were."""
    return [
        name
        for name, digest in record.digests.items()
        if not (directory / name).is_file() or sha256_of(directory / name) != digest
    ]
