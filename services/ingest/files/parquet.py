"""Reads Parquet as a table of text, through a child process that may fail without harm.

A Parquet file of 300 bytes can ask for gigabytes, and a broken one can end the process that reads it. So the child
(parquet_child.py) has bounded memory and time, and hands over plain text columns batch by batch; what it hands over
is bounded here.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from services.ingest.errors import IngestError
from services.ingest.files import parquet_child
from services.ingest.files.table import Table, table_of_frame

_GIB = 1 << 30


@dataclass(frozen=True, slots=True)
class ParquetLimits:
    """What reading one file may take: memory of the child, its time, and the size of the table as text."""

    memory_bytes: int = 3 * _GIB
    seconds: float = 300.0
    table_bytes: int = 2 * _GIB


def read_parquet(path: Path, limits: ParquetLimits = ParquetLimits()) -> Table:
    """Reads the file; nested columns other than lists are left out. IngestError when it is damaged or too large."""
    # By path, not by module name: the child needs nothing of ours, and -I keeps the working folder out of its imports.
    command = [sys.executable, "-I", parquet_child.__file__, str(path.absolute())]
    command += [str(limits.memory_bytes), str(int(limits.seconds) + 1)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as child:
        timer = threading.Timer(limits.seconds, child.kill)
        timer.start()
        try:
            table, too_large = _received(child, limits.table_bytes)
        finally:
            child.kill()
            timed_out = not timer.is_alive()
            timer.cancel()
            code = child.wait()
    if too_large:
        raise IngestError(
            f"{path}: unpacks to more than {limits.table_bytes / _GIB:.1f} GiB; split it into smaller files"
        )
    if table is None:
        raise IngestError(f"{path}: {_reason(code, timed_out, limits)}")
    if len(set(table.column_names)) < len(table.column_names):
        repeated = next(name for name in table.column_names if table.column_names.count(name) > 1)
        raise IngestError(f"{path}: two columns are named '{repeated}'; rename one of them")
    return table_of_frame(str(path), table.to_pandas())


def _received(child: subprocess.Popen[bytes], most_bytes: int) -> tuple[pa.Table | None, bool]:
    """The table, or None if the child did not finish; and whether it was given up because of its size."""
    batches: list[pa.RecordBatch] = []
    received = 0
    try:
        with pa.ipc.open_stream(child.stdout) as stream:
            for batch in stream:
                received += batch.nbytes
                if received > most_bytes:
                    return None, True
                batches.append(batch)
            table = pa.Table.from_batches(batches, schema=stream.schema)
    except (pa.ArrowException, OSError):
        return None, False
    # A stream that breaks off between two batches looks whole: only the exit code tells.
    return (table if child.wait() == 0 else None), False


def _reason(code: int, timed_out: bool, limits: ParquetLimits) -> str:
    if timed_out:
        return f"could not be read within {limits.seconds:.0f} s; split it into smaller files"
    if code == parquet_child.OUT_OF_MEMORY:
        memory = f"{limits.memory_bytes / _GIB:.1f} GiB of memory"
        return f"asks for more than {memory}; it is damaged, hostile, or too large: split it"
    if code == parquet_child.NOT_TEXT:
        return "has a column of bytes that are not UTF-8 text; leave that column out"
    return "is not a whole Parquet file (truncated or damaged); make or copy it again"
