"""A process that is told to stop while it still starts ends at once, also as the first process of a container."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

# A process of a namespace of its own is the first there, which gets no signal that it has no handler for.
_AS_FIRST = ("unshare", "--pid", "--fork", "--kill-child", "--mount-proc")
_MODULES = ("classifier", "embedder", "gateway", "llm_gateway", "local_llm", "recommender", "web")


def _may_be_first() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_AS_FIRST, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("module", _MODULES)
def test_every_entry_point_honours_a_stop_during_its_imports(module: str, tmp_path: Path) -> None:
    """The import of the service is held up for ever, as a slow one would for a while."""
    if not _may_be_first():
        pytest.skip("no process may be the first of a namespace of its own here")
    code = _held_up(module, tmp_path / "importing")
    process = subprocess.Popen([*_AS_FIRST, sys.executable, "-c", code], stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(tmp_path / "importing")
        os.kill(_child_of(process.pid), signal.SIGTERM)
        assert process.wait(5) == 0
    finally:
        process.kill()
        process.communicate()


def test_a_process_that_has_no_handler_yet_would_not_end(tmp_path: Path) -> None:
    """What the others guard against: the test above can fail."""
    if not _may_be_first():
        pytest.skip("no process may be the first of a namespace of its own here")
    code = f"import pathlib, time; pathlib.Path({str(tmp_path / 'importing')!r}).touch(); time.sleep(60)"
    process = subprocess.Popen([*_AS_FIRST, sys.executable, "-c", code])
    try:
        _wait_for(tmp_path / "importing")
        os.kill(_child_of(process.pid), signal.SIGTERM)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.5)
    finally:
        process.kill()
        process.wait()


def _held_up(module: str, sign: Path) -> str:
    return "\n".join(
        [
            "import pathlib, runpy, sys, time",
            "class Slow:",
            "    def find_spec(self, name, path=None, target=None):",
            f"        if name.startswith('services.{module}.') and not name.endswith('__main__'):",
            f"            pathlib.Path({str(sign)!r}).touch()",
            "            time.sleep(60)",
            "sys.meta_path.insert(0, Slow())",
            f"runpy.run_module('services.{module}', run_name='__main__')",
        ]
    )


def _wait_for(sign: Path) -> None:
    deadline = time.monotonic() + 30
    while not sign.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _child_of(pid: int) -> int:
    children: Sequence[str] = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    (child,) = children
    return int(child)
