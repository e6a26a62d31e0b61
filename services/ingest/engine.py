"""Opens the analytical engine (DuckDB) that reads, types, joins and counts tables out of memory.

The engine may use no more than its memory limit, spills to a folder of its own, and reaches no file outside of the
folders that it is given.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb

# As fast as 350 for few columns (10 M rows in 20.9 s with either: `make bench-ingest`); 300,000 rows of 60 columns need
# more.
_MEMORY_MIB = 200
# Each thread holds batches of whole rows: of 300,000 rows of 200 columns 800 MB were not enough.
_MIB_PER_COLUMN, _MOST_MIB = 8, 3072
_MOST_THREADS = 4


class Engine:
    """A connection to an engine of its own.

    Not every statement can spill what it holds, and whether one fits depends in no simple way on how many rows there
    are: 10 M pairs were grouped within 200 MiB, and not within 320. So where the engine may grow, a statement that
    finds no memory is repeated with twice as much.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, mebibytes: int, *, grows: bool) -> None:
        """Use `open_engine`."""
        self._connection = connection
        self._mebibytes = mebibytes
        self._grows = grows

    def execute(self, query: str, parameters: object = None) -> duckdb.DuckDBPyConnection:
        """Runs one statement; its rows are fetched from what is returned.

        Raises duckdb.OutOfMemoryException when the most memory that this engine may have is too little.
        """
        return self._with_room(lambda: self._connection.execute(query, parameters))

    def executemany(self, query: str, parameters: Sequence[Any]) -> None:
        """Runs the statement for each of the parameters."""
        self._connection.executemany(query, parameters)

    def cursor(self, query: str) -> duckdb.DuckDBPyConnection:
        """Runs one statement whose rows are fetched while others run."""
        return self._with_room(lambda: self._connection.cursor().execute(query))

    def register(self, name: str, table: object) -> None:
        """Lets statements read a table of this process by that name."""
        self._connection.register(name, table)

    def unregister(self, name: str) -> None:
        """Forgets a table of this process."""
        self._connection.unregister(name)

    def allow(self, mebibytes: int) -> None:
        """Gives the engine so much memory, if it has less."""
        if mebibytes > self._mebibytes:
            self._mebibytes = mebibytes
            self._connection.execute(f"SET memory_limit = '{mebibytes}MiB'")

    def close(self) -> None:
        """Ends it."""
        self._connection.close()

    def _with_room(self, run: Callable[[], duckdb.DuckDBPyConnection]) -> duckdb.DuckDBPyConnection:
        while True:
            try:
                return run()
            except duckdb.OutOfMemoryException:
                if not self._grows or self._mebibytes >= _MOST_MIB:
                    raise
                self.allow(min(2 * self._mebibytes, _MOST_MIB))


def memory_for(columns: int) -> int:
    """How many MiB an engine may use that works on whole rows of so many columns."""
    return min(_MOST_MIB, max(_MEMORY_MIB, _MIB_PER_COLUMN * columns))


def open_engine(
    folder: Path, readable: Iterable[Path] = (), *, columns: int = 1, mebibytes: int = 0, grows: bool = False
) -> Engine:
    """An engine that keeps its tables in memory and what does not fit in `folder`; it reads `readable` besides.

    `columns` are those of the widest table that it works on, as far as that is known; see `Engine.allow`. It may use
    `mebibytes` of memory, if that is more than what it needs for these, and with `grows` more when it has to.
    """
    memory = max(memory_for(columns), mebibytes)
    connection = duckdb.connect(
        config={
            "memory_limit": f"{memory}MiB",
            "threads": min(os.cpu_count() or 1, _MOST_THREADS),
            "temp_directory": str(folder / "spilled"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    # Times with a zone are written in that of the session, by default the machine's.
    connection.execute("SET TimeZone = 'UTC'")
    # It would draw over our own.
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET allowed_directories = ?", [[str(folder.resolve())]])
    connection.execute("SET allowed_paths = ?", [[str(path.resolve()) for path in readable]])
    connection.execute("SET enable_external_access = false")
    return Engine(connection, memory, grows=grows)


def text(value: str | Path) -> str:
    """A text as SQL writes it."""
    return "'" + str(value).replace("'", "''") + "'"


def one(engine: Engine, query: str) -> int:
    """The only cell of the answer, a whole number; 0 for NULL."""
    rows = engine.execute(query).fetchall()
    return int(rows[0][0] or 0) if rows else 0
