"""Opens the analytical engine (DuckDB) that reads, types, joins and counts tables out of memory.

The engine may use no more than its memory limit, spills to a folder of its own, and reaches no file outside of the
folders that it is given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import duckdb

# As fast as 350 for few columns (10 M rows in 20.9 s with either: `make bench-ingest`); 300,000 rows of 60 columns need
# more.
_MEMORY_MIB = 200
# Each thread holds batches of whole rows: of 300,000 rows of 200 columns 800 MB were not enough.
_MIB_PER_COLUMN, _MOST_MIB = 8, 3072
_MOST_THREADS = 4


def memory_for(columns: int) -> str:
    """How much memory an engine may use that works on whole rows of so many columns."""
    return f"{min(_MOST_MIB, max(_MEMORY_MIB, _MIB_PER_COLUMN * columns))}MiB"


def open_engine(folder: Path, readable: Iterable[Path] = (), *, columns: int = 1) -> duckdb.DuckDBPyConnection:
    """An engine that keeps its tables in memory and what does not fit in `folder`; it reads `readable` besides.

    `columns` are those of the widest table that it works on, as far as that is known; see `allow_columns`.
    """
    engine = duckdb.connect(
        config={
            "memory_limit": memory_for(columns),
            "threads": min(os.cpu_count() or 1, _MOST_THREADS),
            "temp_directory": str(folder / "spilled"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    # Times with a zone are written in that of the session, by default the machine's.
    engine.execute("SET TimeZone = 'UTC'")
    # It would draw over our own.
    engine.execute("SET enable_progress_bar = false")
    engine.execute("SET allowed_directories = ?", [[str(folder.resolve())]])
    engine.execute("SET allowed_paths = ?", [[str(path.resolve()) for path in readable]])
    engine.execute("SET enable_external_access = false")
    return engine


def allow_columns(engine: duckdb.DuckDBPyConnection, columns: int) -> None:
    """Gives the engine the memory that whole rows of so many columns take."""
    engine.execute(f"SET memory_limit = '{memory_for(columns)}'")


def text(value: str | Path) -> str:
    """A text as SQL writes it."""
    return "'" + str(value).replace("'", "''") + "'"


def one(engine: duckdb.DuckDBPyConnection, query: str) -> int:
    """The only cell of the answer, a whole number; 0 for NULL."""
    rows = engine.execute(query).fetchall()
    return int(rows[0][0] or 0) if rows else 0
