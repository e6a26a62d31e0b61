"""Opens a file of any supported format as a table of text. Does not ask what the columns mean.

A child process (child.py) converts the file within limits, so that a hostile or broken one does no harm here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from services.ingest.errors import IngestError
from services.ingest.files import child
from services.ingest.files.converting import convert
from services.ingest.files.findings import UnreadableFile, read_findings
from services.ingest.files.table import Table
from services.ingest.workspace import Workspace

FORMATS = (
    *(".csv", ".tsv", ".tab", ".inter", ".item", ".user"),
    *(".jsonl", ".ndjson", ".json", ".parquet", ".pq", ".xlsx", ".gz", ".zip"),
)
_GIB = 1 << 30
_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What reading one file may take: memory of the child, its time, and the size of the table when it is unpacked.

    A file may unpack to `table_bytes`, or to `most_growth` times its own size if that is more.
    """

    memory_bytes: int = 4 * _GIB
    seconds: float = 3600.0
    table_bytes: int = 4 * _GIB
    most_growth: int = 100

    def most_bytes(self, path: Path) -> int:
        """How large the file may be when it is unpacked."""
        return max(self.table_bytes, self.most_growth * path.stat().st_size)


Reader: TypeAlias = Callable[[Path, Path, ReadLimits], None]


def read_table(
    path: Path,
    workspace: Workspace,
    limits: ReadLimits = ReadLimits(),
    reader: Reader | None = None,
    *,
    encoding: str | None = None,
) -> Table:
    """Reads the file whole. IngestError when it cannot be read or has no rows.

    `reader` converts the file into a folder (see converting.py), by default in a process of its own,
    which reads texts in this `encoding`, if one is given.
    """
    try:
        with path.open("rb") as file:
            file.read(1)
        before = path.stat()
    except FileNotFoundError:
        raise IngestError(f"{path}: there is no such file; check the path") from None
    except IsADirectoryError:
        raise IngestError(f"{path}: is a directory; name the files in it") from None
    except OSError as error:
        raise IngestError(f"{path}: cannot be opened ({error.strerror}); check its permissions") from None
    folder = Path(tempfile.mkdtemp(prefix="table-", dir=workspace.folder))
    try:
        (reader or partial(in_child, encoding=encoding))(path.absolute(), folder, limits)
    except UnreadableFile as error:
        raise IngestError(f"{path}: {error}") from None
    after = path.stat()
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise IngestError(f"{path}: was changed while it was read; run the same command again when it is whole")
    found = read_findings(folder)
    table = Table.of_findings(str(path), found, folder, workspace)
    if found.rows == 0:
        first = next(table.unreadable(), None)
        if first is not None:
            raise IngestError(f"{path}: no row can be read; row {first.row}: {first.reason}")
        raise IngestError(f"{path}: the table has columns but no rows; give one with at least one row")
    return table


def in_process(path: Path, folder: Path, limits: ReadLimits) -> None:
    """Converts a file that is trusted, such as one of our own, in this process."""
    convert(path, folder, limits.most_bytes(path)).write(folder)


def in_child(path: Path, folder: Path, limits: ReadLimits, *, encoding: str | None = None) -> None:
    """Converts the file in a process of its own. UnreadableFile when it fails or takes too much."""
    arguments = [str(path), str(folder), str(limits.memory_bytes), str(int(limits.seconds) * 4 + 1)]
    # Safe path (-P): the working folder has no part in what the child imports.
    arguments += [str(limits.most_bytes(path)), *([encoding] if encoding else [])]
    command = [sys.executable, "-P", "-m", "services.ingest.files.child", *arguments]
    paths = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    environment = {**os.environ, "PYTHONPATH": paths}
    try:
        done = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=limits.seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile(f"could not be read within {limits.seconds:.0f} s; split it into smaller files") from None
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode == child.UNREADABLE:
        raise UnreadableFile(said)
    if done.returncode == child.FULL:
        raise UnreadableFile(f"could not be converted ({said}); free some space in {folder.parent} and try again")
    if done.returncode == child.OUT_OF_MEMORY or b"MemoryError" in done.stderr or b"bad_alloc" in done.stderr:
        memory = f"{limits.memory_bytes / _GIB:.1f} GiB of memory"
        raise UnreadableFile(f"asks for more than {memory}; it is damaged, hostile, or too large: split it")
    if done.returncode != 0:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise UnreadableFile(f"ended the process that read it ({', '.join(last) or done.returncode}); is it damaged?")
