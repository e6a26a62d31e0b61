"""The command line as a person uses it: what it prints, and the one line it prints when something is wrong."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from services.cli.running.addresses import Addresses
from services.cli.running.stack import Stack
from tests.e2e.conftest import MODELS
from tests.support.free_port import free_row

COMMAND = f"{sys.executable} -m services.cli"


def gamesrec(*arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "services.cli", *arguments],
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )


def test_ask_shows_games_then_text_then_how_it_came_about(stack: Stack) -> None:
    result = gamesrec("ask", "--target", stack.target, "--player", "player-001", "a cozy farming game")
    assert result.returncode == 0, result.stderr
    assert "Recommended" in result.stdout
    assert "matches the message" in result.stdout
    assert "Loved by similar players" in result.stdout
    assert "games after" in result.stdout
    assert result.stdout.index("Recommended") < result.stdout.index("games after")


def test_ask_without_a_stack_says_how_to_start_one() -> None:
    target = Addresses.free().target("gateway")
    result = gamesrec("ask", "--target", target, "--player", "p", "a puzzle game")
    assert result.returncode == 1
    assert result.stderr == f"gamesrec: nothing answers at {target}; start the stack with: {COMMAND} up\n"


def test_the_installed_command_is_named_as_it_was_called() -> None:
    script = os.path.relpath(Path(sys.executable).with_name("gamesrec"))
    target = Addresses.free().target("gateway")
    result = subprocess.run(
        [script, "ask", "--target", target, "--player", "p", "hi"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PATH": "/usr/bin:/bin", "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert result.stderr == f"gamesrec: nothing answers at {target}; start the stack with: {script} up\n"


def test_ask_for_many_games_shows_a_few_of_the_side_lists(stack: Stack) -> None:
    result = gamesrec("ask", "--target", stack.target, "--player", "player-001", "--limit", "50", "rpg")
    assert result.returncode == 0, result.stderr
    lists = [line for line in result.stdout.splitlines() if line.startswith(("Like games", "Loved by"))]
    assert len(lists) == 2
    for line in lists:
        assert re.search(r" and \d+ more$", line), line


def test_ask_with_a_wrong_field_names_it(stack: Stack) -> None:
    result = gamesrec("ask", "--target", stack.target, "--player", "p", "x" * 4001)
    assert result.returncode == 1
    assert "INVALID_ARGUMENT: text:" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.csv", None, "missing.csv"),
        ("truncated.parquet", b"PAR1\x00\x00", "truncated.parquet"),
        ("columns.csv", b"a,b\n1,2\n", "--player-column"),
        ("no_game.csv", b"user_id,rating\nx,2\n", "game"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_line_that_says_what_to_do(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = gamesrec("ingest", str(path), "--reject-dir", str(tmp_path))
    assert result.returncode == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("command", ["up", "demo", "ask", "ingest"])
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = gamesrec(command, "--help")
    assert result.returncode == 0
    assert f"gamesrec {command}" in result.stdout
    assert "Example" in result.stdout


def test_up_shows_how_a_capable_language_model_is_set() -> None:
    shown = gamesrec("up", "--help").stdout
    assert "LLM_GATEWAY_MODEL=gpt-4o-mini" in shown
    assert "GATEWAY_TEXT_STYLE=whole" in shown
    assert "LLM_GATEWAY_LANGUAGES" not in shown


def test_a_missing_model_directory_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "services.embedder", "--port", "0", "--models-dir", str(tmp_path / "nowhere")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "make setup" in result.stderr.splitlines()[-1]


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
        assert "gateway ended with status -9; it starts again in 0.25 s" in up.output
        assert up.ask().returncode == 0
        assert (up.data_dir / "log" / "gateway.log").read_text().count('"serving"') == 2


def test_up_says_which_port_is_taken(tmp_path: Path, stack: Stack) -> None:
    taken = stack.addresses.by_name["gateway"]
    result = gamesrec("up", "--data-dir", str(tmp_path), "--models-dir", str(MODELS), "--first-port", str(taken))
    assert result.returncode == 1
    assert result.stderr.strip() == (
        f"gamesrec: port {taken} of gateway is in use; stop what listens there or use other ports (--first-port)"
    )
