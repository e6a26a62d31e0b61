"""A process of the stack tells why it ended, whatever its log held before."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from services.cli.running.process import Process
from services.common.processes.child_process import CANNOT_START


def ended(log: Path, code: str) -> Process:
    process = Process.start("part", [sys.executable, "-c", code], environment=os.environ, log=log)
    process.popen.wait(20)
    return process


def test_the_last_line_and_the_status_say_why_it_ended(tmp_path: Path) -> None:
    process = ended(tmp_path / "log", "import sys; print('loading'); sys.exit('no model')")
    assert (process.status, process.last_line()) == (1, "no model")


def test_what_an_earlier_process_wrote_stays_and_is_not_taken_for_its_own(tmp_path: Path) -> None:
    log = tmp_path / "log"
    ended(log, "print('of the first')")
    second = ended(log, f"raise SystemExit({CANNOT_START})")
    assert (second.status, second.last_line()) == (CANNOT_START, "")
    assert log.read_text() == "of the first\n"


def test_a_process_is_out_of_reach_of_ctrl_c_and_shares_a_session_so_that_its_priority_counts(tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = ended(log, "import os; print(os.getpgid(0) == os.getpid(), os.getsid(0))")
    assert process.last_line() == f"True {os.getsid(0)}"


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_a_long_log_ends_in_its_last_line(tmp_path: Path, size: int) -> None:
    assert ended(tmp_path / "log", f"print('x' * {size}); print('the end')").last_line() == "the end"
