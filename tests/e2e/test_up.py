"""`gamesrec up` as a person uses it; each test starts a stack of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from tests.e2e.conftest import MODELS
from tests.support.command_line import COMMAND, gamesrec
from tests.support.free_port import free_row


class Up:
    """A `gamesrec up` in a process of its own, ready when this is entered."""

    def __init__(self, directory: Path, *options: str, **environment: str) -> None:
        self.data_dir = directory / "data"
        self._options = options
        self._environment = environment
        self.first_port = free_row(30)
        self._output = directory / "output"

    def __enter__(self) -> Self:
        with self._output.open("w") as file:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "services.cli", "up", "--data-dir", str(self.data_dir)),
                    *("--models-dir", str(MODELS), "--first-port", str(self.first_port), *self._options),
                ],
                env={**os.environ, **self._environment},
                stdout=file,
                stderr=subprocess.STDOUT,
            )
        try:
            self.wait_for("Ready at")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()

    @property
    def output(self) -> str:
        """All that it has printed."""
        return self._output.read_text()

    def wait_for(self, text: str, seconds: float = 120) -> None:
        """Waits until it has printed `text`."""
        deadline = time.monotonic() + seconds
        while text not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() < deadline, self.output
            time.sleep(0.1)

    def metrics_of(self, *names: str) -> Iterator[str]:
        """What Prometheus reads of these processes, where `up` says that it may."""
        ports = dict(re.findall(r"(\w+) (\d+)", self.output.partition("/metrics: ")[2].partition("\n")[0]))
        for name in names:
            with urllib.request.urlopen(f"http://127.0.0.1:{ports[name]}/metrics", timeout=5) as response:
                yield response.read().decode()

    def ask(self) -> subprocess.CompletedProcess[str]:
        """Asks its gateway."""
        return gamesrec("ask", "--target", f"127.0.0.1:{self.first_port}", "--player", "p", "a puzzle game")

    def pid_of(self, module: str) -> int:
        """The process that runs a module for it, the last that was started if there is a spare one."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        *_, pid = (pid for pid in children if module in Path(f"/proc/{pid}/cmdline").read_text().split("\0"))
        return int(pid)


def test_up_shows_how_a_capable_language_model_is_set() -> None:
    shown = gamesrec("up", "--help").stdout
    assert "LLM_GATEWAY_MODEL=gpt-4o-mini" in shown
    assert "GATEWAY_TEXT_STYLE=whole" in shown
    assert "LLM_GATEWAY_LANGUAGES" not in shown


def test_up_starts_everything_and_ctrl_c_stops_it_cleanly(tmp_path: Path) -> None:
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    browser.chmod(0o755)
    with Up(tmp_path, "--open", BROWSER=str(browser)) as up:
        up.wait_for(f"{COMMAND} ask --player")
        result = up.ask()
        assert result.returncode == 0, result.stderr
        assert "no games in my catalogue yet" in result.stdout
        assert "recommender: CATALOGUE_EMPTY -> NO_GAMES" in " ".join(result.stdout.split())
        # Either of the two gateways has served it.
        counted = 'gamesrec_calls_total{code="OK",method="/gamesrec.gateway.v1.GatewayService/Chat"} 1.0'
        assert sum(counted in metrics for metrics in up.metrics_of("gateway", "gateway_2")) == 1
        page = re.search(r"in a browser at (http://[\d.:]+/)", up.output)
        assert page is not None
        assert opened.read_text() == f"{page[1]}\n"
        with urllib.request.urlopen(page[1], timeout=5) as response:
            assert b"<title>gamesrec</title>" in response.read()
        up.process.send_signal(signal.SIGINT)
        assert up.process.wait(40) == 0
    assert "Stopped." in up.output
    assert "Traceback" not in up.output
    assert "nothing answers" in up.ask().stderr


@pytest.mark.slow
def test_up_starts_again_what_ended_and_keeps_a_second_stack_out_of_its_directory(tmp_path: Path) -> None:
    with Up(tmp_path) as up:
        logs = {path: path.read_bytes() for path in (up.data_dir / "log").iterdir()}
        second = gamesrec("up", "--data-dir", str(up.data_dir), "--first-port", "53000")
        assert second.returncode == 1
        assert second.stderr == (
            f"gamesrec: data directory {up.data_dir} is in use by another stack; stop that one, or give this one a "
            "directory and ports of its own (--data-dir, --first-port)\n"
        )
        assert logs.keys() == set((up.data_dir / "log").iterdir())
        assert all(path.read_bytes().startswith(before) for path, before in logs.items())

        os.kill(up.pid_of("services.gateway"), signal.SIGKILL)
        up.wait_for("gateway serves again")
        # After a wait, or at once if it had served for long enough.
        assert re.search(r"gateway ended with status -9; it starts again (in 0\.25 s|at once)", up.output)
        assert up.ask().returncode == 0
        assert (up.data_dir / "log" / "gateway.log").read_text().count('"serving"') == 2


def test_up_says_which_port_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        taken = listening.getsockname()[1]
        result = gamesrec("up", "--data-dir", str(tmp_path), "--models-dir", str(MODELS), "--first-port", str(taken))
    assert result.returncode == 1
    assert result.stderr.strip() == (
        f"gamesrec: port {taken} of gateway is in use; stop what listens there or use other ports (--first-port)"
    )
