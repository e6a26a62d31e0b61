"""Opens the analytical engine (DuckDB) that reads, types, joins and counts tables out of memory.

The engine may use no more than its memory limit, spills to a folder of its own, and reaches no file outside of the
folders that it is given.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import duckdb

# Of 200, 350 and 600 MB the smallest was as fast on 10 M rows (20.9 s with 200 and with 350: `make bench-ingest`).
MEMORY = "200MB"
_MOST_THREADS = 4


def open_engine(folder: Path, readable: Iterable[Path] = (), memory: str = MEMORY) -> duckdb.DuckDBPyConnection:
    """An engine that keeps its tables in memory and what does not fit in `folder`; it reads `readable` besides."""
    engine = duckdb.connect(
        config={
            "memory_limit": memory,
            "threads": min(os.cpu_count() or 1, _MOST_THREADS),
            "temp_directory": str(folder / "spilled"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    # It would draw over our own.
    engine.execute("SET enable_progress_bar = false")
    engine.execute("SET allowed_directories = ?", [[str(folder.resolve())]])
    engine.execute("SET allowed_paths = ?", [[str(path.resolve()) for path in readable]])
    engine.execute("SET enable_external_access = false")
    engine.execute("SET lock_configuration = true")
    return engine


def text(value: str | Path) -> str:
    """A text as SQL writes it."""
    return "'" + str(value).replace("'", "''") + "'"


def one(engine: duckdb.DuckDBPyConnection, query: str) -> int:
    """The only cell of the answer, a whole number; 0 for NULL."""
    rows = engine.execute(query).fetchall()
    return int(rows[0][0] or 0) if rows else 0
