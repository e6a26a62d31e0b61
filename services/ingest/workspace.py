"""Holds what an ingest has read so far: an engine, and a folder for tables that is removed in the end."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from types import TracebackType

import duckdb

from services.ingest.engine import allow_columns, open_engine


class Workspace:
    """A folder of converted tables and the engine that queries them; a context manager that removes both."""

    def __init__(self, parent: Path | None = None) -> None:
        if parent is not None:
            parent.mkdir(parents=True, exist_ok=True)
        self._temporary = tempfile.TemporaryDirectory(prefix="gamesrec-ingest-", dir=parent, ignore_cleanup_errors=True)
        self.folder = Path(self._temporary.name)
        self.engine: duckdb.DuckDBPyConnection = open_engine(self.folder)
        self._numbers = count()
        self._widest = 1

    def new_name(self, what: str) -> str:
        """A name that no table of the engine has."""
        return f"{what}_{next(self._numbers)}"

    def make_room_for(self, columns: int) -> None:
        """Lets the engine work on tables of so many columns."""
        if columns > self._widest:
            self._widest = columns
            allow_columns(self.engine, columns)

    def close(self) -> None:
        """Ends the engine and removes the folder."""
        self.engine.close()
        self._temporary.cleanup()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
