"""Writes how tables were understood as a YAML file that a person can change, and reads it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import yaml

from services.common.errors import StartupError
from services.common.yaml_file import load_yaml, read_yaml
from services.ingest.columns.cells.rating_scales import scale_named
from services.ingest.columns.roles import NO_COLUMN, ColumnOverrides, TableKind
from services.ingest.errors import IngestError
from services.ingest.interpretation.mapping import TableMapping
from services.ingest.interpretation.understanding import FileOverrides

_HEADING = (
    "# How `gamesrec ingest` understood these tables. Change what is wrong and give the file back with --mapping.\n"
    "# A role without a column is found anew; 'none' says that there is no such column.\n"
)
_ROLES = tuple(each.name for each in fields(ColumnOverrides))


def write_mapping(mappings: Sequence[TableMapping], path: Path) -> None:
    """Writes one entry for each file: by its name, or by its path where others have that name.

    IngestError when the file cannot be written.
    """
    named = Counter(Path(file).name for mapping in mappings for file in mapping.files)
    entries = [
        {"file": name if named[name] == 1 else file, **_entry(mapping)}
        for mapping in mappings
        for file in mapping.files
        for name in (Path(file).name,)
    ]
    try:
        path.write_text(
            _HEADING + yaml.safe_dump({"tables": entries}, sort_keys=False, allow_unicode=True), encoding="utf-8"
        )
    except OSError as error:
        raise IngestError(f"--save-mapping {path}: cannot be written ({error.strerror}); name another file") from None


def read_mapping(path: Path) -> dict[str, FileOverrides]:
    """What the file says of each table, by the table's name. IngestError when it says what nobody can understand."""
    try:
        told = load_yaml(read_yaml(path, what="--mapping"), name=f"--mapping {path}")
    except StartupError as error:
        raise IngestError(str(error)) from None
    entries = told.get("tables") if isinstance(told, Mapping) else None
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) and "file" in entry for entry in entries):
        raise IngestError(
            f"--mapping {path}: must have a list `tables` whose entries name a `file`; see --save-mapping"
        )
    return {str(entry["file"]): _overrides(path, entry) for entry in entries}


def _entry(mapping: TableMapping) -> dict[str, str]:
    found = {
        "player": mapping.player_column,
        "game": mapping.game_column,
        "title": mapping.title_column,
        "rating": mapping.rating_column,
        "timestamp": mapping.timestamp_column,
        "rating_scale": mapping.scale_option,
    }
    if mapping.kind is TableKind.INTERACTIONS:
        # Hours stand for ratings only where nobody has said that there are none.
        found["rating"] = found["rating"] or (NO_COLUMN if mapping.hours_column is None else None)
        found["timestamp"] = found["timestamp"] or NO_COLUMN
    return {"kind": mapping.kind.value, **{name: column for name, column in found.items() if column}}


def _overrides(path: Path, entry: Mapping[str, object]) -> FileOverrides:
    unknown = set(entry) - {"file", "kind", "rating_scale", *_ROLES}
    if unknown:
        raise IngestError(
            f"--mapping {path}: {entry['file']} has '{sorted(unknown)[0]}'; there are {', '.join(_ROLES)}, rating_scale"
        )
    columns = {name: str(entry[name]) for name in _ROLES if entry.get(name) is not None}
    scale = entry.get("rating_scale")
    return FileOverrides(ColumnOverrides(**columns), scale_named(str(scale)) if scale is not None else None)
