"""Tables written to files, and read and interpreted as an ingest does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.ingest.columns.roles import ColumnOverrides
from services.ingest.files.reading import in_process, read_table
from services.ingest.interpretation.joining import Interpretation
from services.ingest.workspace import Workspace
from tests.support.interpreting import interpret

NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a text file and returns its path."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Where tables are read into."""
    with Workspace(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def understand(write: Callable[[str, str], Path], workspace: Workspace) -> Callable[..., Interpretation]:
    """Writes files by name and text, reads them and interprets them together."""

    def understood(files: dict[str, str], **overrides: str) -> Interpretation:
        tables = [read_table(write(name, text), workspace, reader=in_process) for name, text in files.items()]
        return interpret(tables, ColumnOverrides(**overrides), NOW)

    return understood
