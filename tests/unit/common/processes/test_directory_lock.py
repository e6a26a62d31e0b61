"""A locked directory belongs to one holder at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from services.common.processes.directory_lock import DirectoryInUse, DirectoryLock

_HOLDER = """
import sys
from pathlib import Path
from services.common.processes.directory_lock import DirectoryLock

lock = DirectoryLock.acquire(Path(sys.argv[1]))
print("locked", flush=True)
sys.stdin.read()
"""


def test_a_second_holder_is_kept_out_until_the_first_lets_go(tmp_path: Path) -> None:
    first = DirectoryLock.acquire(tmp_path / "new")
    with pytest.raises(DirectoryInUse, match="in use by another process"):
        DirectoryLock.acquire(tmp_path / "new")
    first.release()
    first.release()
    DirectoryLock.acquire(tmp_path / "new").release()


def test_a_lock_ends_with_the_process_that_held_it_even_if_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"locked\n"
        with pytest.raises(DirectoryInUse):
            DirectoryLock.acquire(tmp_path)
        holder.kill()
        holder.wait(20)
        DirectoryLock.acquire(tmp_path).release()


def test_a_directory_that_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"Not a directory|File exists"):
        DirectoryLock.acquire(tmp_path / "file")
