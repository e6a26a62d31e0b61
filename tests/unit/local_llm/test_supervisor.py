"""The local model comes back when it dies, not when it cannot live, and never outlives its supervisor."""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from services.common.overload.backoff import Backoff
from services.local_llm.hang_watch import HangWatch
from services.local_llm.supervisor import Supervisor
from tests.support.free_port import free_port

QUICK = Backoff(first=0.01, longest=0.04, steady=60)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def count_starts(path: Path, then: str) -> list[str]:
    return python(f"import os, sys, time; open({str(path)!r}, 'a').write(f'{{os.getpid()}}\\n'); {then}")


def starts(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def wait_until(condition: object, seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_server_that_dies_is_started_again_and_again(tmp_path: Path) -> None:
    log, said = tmp_path / "starts", list[str]()
    supervisor = Supervisor(count_starts(log, "sys.exit(7)"), QUICK)
    thread = threading.Thread(target=supervisor.run, args=(said.append,))
    thread.start()
    wait_until(lambda: len(starts(log)) >= 4)
    supervisor.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert all("status 7" in line for line in said)
    assert [re.findall(r"in ([\d.]+) s", line)[0] for line in said[:3]] == ["0.01", "0.02", "0.04"]


def test_a_server_that_cannot_start_is_not_started_again(tmp_path: Path) -> None:
    log = tmp_path / "starts"
    assert Supervisor(count_starts(log, "sys.exit(2)"), QUICK).run(pytest.fail) == 2
    assert len(starts(log)) == 1


def test_a_server_that_cannot_start_again_is_given_more_chances(tmp_path: Path) -> None:
    log, said = tmp_path / "starts", list[str]()
    later = f"sys.exit(2 if len(open({str(log)!r}).readlines()) > 1 else 7)"
    supervisor = Supervisor(count_starts(log, later), QUICK)
    thread = threading.Thread(target=supervisor.run, args=(said.append,))
    thread.start()
    wait_until(lambda: len(starts(log)) >= 4)
    supervisor.stop()
    thread.join(10)
    assert not thread.is_alive()
    assert ["status 7" in said[0], "status 2" in said[1], "status 2" in said[2]] == [True, True, True]


def test_a_server_that_hangs_is_killed_and_started_again(tmp_path: Path) -> None:
    log, asked, said = tmp_path / "starts", tmp_path / "asked", list[str]()
    port = free_port()
    serve = (
        "from http.server import HTTPServer, SimpleHTTPRequestHandler as Handler; "
        f"Handler.log_message = lambda *_: open({str(asked)!r}, 'a').write('.'); "
        f"HTTPServer(('127.0.0.1', {port}), Handler).serve_forever()"
    )
    watch = HangWatch("127.0.0.1", port, interval=0.02, timeout=0.2, checks=3)
    supervisor = Supervisor(count_starts(log, serve), QUICK, watch)
    thread = threading.Thread(target=supervisor.run, args=(said.append,))
    thread.start()
    try:
        # Who asks a second time has been answered before, and only then is silence a sign.
        wait_until(lambda: asked.exists() and asked.stat().st_size >= 2)
        os.kill(starts(log)[0], signal.SIGSTOP)
        wait_until(lambda: len(starts(log)) == 2)
    finally:
        supervisor.stop()
        thread.join(10)
    assert said[0] == "the local model neither answers nor computes; it is killed"
    assert "status -9" in said[1]


def test_stopping_ends_the_server(tmp_path: Path) -> None:
    log = tmp_path / "starts"
    supervisor = Supervisor(count_starts(log, "time.sleep(60)"), QUICK)
    status = list[int]()
    thread = threading.Thread(target=lambda: status.append(supervisor.run(lambda _: None)))
    thread.start()
    wait_until(lambda: starts(log))
    supervisor.stop()
    thread.join(10)
    assert status == [0]
    with pytest.raises(ProcessLookupError):
        os.kill(starts(log)[0], 0)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_the_real_server_comes_back_and_dies_with_its_supervisor() -> None:
    port = free_port()
    options = ["--port", str(port), "--parallel", "1", "--context", "256"]
    command = [sys.executable, "-m", "services.local_llm.supervisor", *options]
    supervisor = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        assert supervisor.stdout
        assert b"ready" in supervisor.stdout.readline()
        children = Path(f"/proc/{supervisor.pid}/task/{supervisor.pid}/children").read_text().split()
        os.kill(int(children[0]), signal.SIGKILL)
        assert select.select([supervisor.stdout], [], [], 30)[0]
        assert b"ready" in supervisor.stdout.readline()
        assert listens(port)
    finally:
        supervisor.kill()
        _, said = supervisor.communicate(timeout=10)
    assert b"status -9" in said
    wait_until(lambda: not listens(port))


def test_what_keeps_the_real_server_from_starting_is_said_once() -> None:
    command = [sys.executable, "-m", "services.local_llm.supervisor", "--model", "/nonexistent.gguf"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert re.fullmatch(r"local_llm: the model /nonexistent.gguf cannot be read .*\n", ended.stderr)
