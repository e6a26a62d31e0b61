"""States what the reading of one file found, as the child process hands it to its parent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

TABLE, REJECTS, FINDINGS = "table.parquet", "rejects.jsonl", "findings.json"

# The note of an encoding that was told by the letters, and of others that these may be of.
READ_AS, BUT_MAYBE = "its text was read as ", ", but may be "


class UnreadableFile(Exception):
    """A file cannot be read at all; the message goes on after the file's name, and says what to do."""


@dataclass(frozen=True, slots=True)
class Findings:
    """One file as a table of text, in TABLE with the columns c0, c1, ... in the order of `columns`.

    `rows` are in the table, `rejected` in REJECTS (with line and reason), `passed_over` are lines that hold no row:
    blank ones, comments, headings. `steps` are pairs (number of a row, its line): from there on lines follow each
    other. `accounted` is false when the file's lines are not the sum of all of them. `notes` tell what was guessed.
    """

    columns: tuple[str, ...]
    rows: int
    rejected: int
    steps: tuple[tuple[int, int], ...] = ((1, 1),)
    space_separated: tuple[str, ...] = ()
    lines: int = 0
    passed_over: int = 0
    continued: int = 0
    notes: tuple[str, ...] = ()
    text_bytes: int = 0

    @property
    def accounted(self) -> bool:
        """Whether every line of the file is a row, part of one, rejected or passed over; always so without lines."""
        return not self.lines or self.rows + self.rejected + self.passed_over + self.continued == self.lines

    def write(self, folder: Path) -> None:
        """Into the folder's FINDINGS."""
        (folder / FINDINGS).write_text(json.dumps(asdict(self)), encoding="utf-8")


def read_findings(folder: Path) -> Findings:
    """What `Findings.write` wrote."""
    found: Mapping[str, object] = json.loads((folder / FINDINGS).read_text(encoding="utf-8"))
    return Findings(**{name: _frozen(value) for name, value in found.items()})  # type: ignore[arg-type]


def _frozen(value: object) -> object:
    return tuple(_frozen(entry) for entry in value) if isinstance(value, list) else value
