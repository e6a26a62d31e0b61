"""Reads a file in a process of its own, within limits.

Called with PATH FOLDER MEMORY_BYTES CPU_SECONDS MOST_BYTES [ENCODING].

A Parquet file of 300 bytes can ask for gigabytes, and a broken one can end the process that reads it. The table and
what was found go into FOLDER; the reason why there is none goes to standard output.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

UNREADABLE, OUT_OF_MEMORY, FULL = 3, 4, 5


def main(path: str, folder: str, memory_bytes: int, cpu_seconds: int, most_bytes: int, encoding: str | None) -> int:
    """Returns the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Only now: what is imported is bounded, too.
    import duckdb  # noqa: PLC0415

    from services.ingest.files.converting import convert  # noqa: PLC0415
    from services.ingest.files.findings import UnreadableFile  # noqa: PLC0415

    try:
        convert(Path(path), Path(folder), most_bytes, encoding).write(Path(folder))
    except UnreadableFile as error:
        sys.stdout.write(str(error))
        return UNREADABLE
    except (MemoryError, duckdb.OutOfMemoryException):
        return OUT_OF_MEMORY
    except duckdb.Error as error:
        sys.stdout.write(" ".join(str(error).split())[:300])
        return FULL
    except OSError as error:
        sys.stdout.write(str(error.strerror))
        return FULL
    return 0


if __name__ == "__main__":
    memory, seconds, most = map(int, sys.argv[3:6])
    sys.exit(main(sys.argv[1], sys.argv[2], memory, seconds, most, sys.argv[6] if len(sys.argv) > 6 else None))
