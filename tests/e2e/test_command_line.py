"""The command line as a person uses it: what it prints, and the one line it prints when something is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from services.cli.ports import DEFAULT_GATEWAY, Ports
from services.cli.stack import Stack
from tests.e2e.conftest import MODELS


def gamesrec(*arguments: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "services.cli.app", *arguments],
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
    target = Ports.free().target("gateway")
    result = gamesrec("ask", "--target", target, "--player", "p", "hi")
    assert result.returncode == 1
    assert result.stderr.strip() == f"gamesrec: nothing answers at {target}; start the stack with: gamesrec up"


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


def test_up_starts_everything_and_ctrl_c_stops_it_cleanly(tmp_path: Path) -> None:
    first_port = min(max(Ports.free().by_name.values()), 60_000)
    output = tmp_path / "output"
    with output.open("w") as file:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "services.cli.app", "up", "--data-dir", str(tmp_path / "data")),
                *("--models-dir", str(MODELS), "--first-port", str(first_port)),
            ],
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + 120
        while "Ready at" not in output.read_text():
            assert process.poll() is None, output.read_text()
            assert time.monotonic() < deadline, output.read_text()
            time.sleep(0.1)
        assert "gamesrec ask --player" in output.read_text()
        result = gamesrec("ask", "--target", DEFAULT_GATEWAY.replace("50050", str(first_port)), "--player", "p", "hi")
        assert result.returncode == 0, result.stderr
        assert "no games in my catalogue yet" in result.stdout
        assert "recommender: CATALOGUE_EMPTY -> NO_GAMES" in " ".join(result.stdout.split())
        with urllib.request.urlopen(f"http://127.0.0.1:{first_port + 1000}/metrics", timeout=5) as response:
            metrics = response.read().decode()
        assert 'gamesrec_calls_total{code="OK",method="/gamesrec.gateway.v1.GatewayService/Chat"} 1.0' in metrics
        process.send_signal(signal.SIGINT)
        assert process.wait(40) == 0
    finally:
        process.kill()
        process.wait()
    assert "Stopped." in output.read_text()
    assert "Traceback" not in output.read_text()
    again = gamesrec("ask", "--target", f"127.0.0.1:{first_port}", "--player", "p", "hi")
    assert "nothing answers" in again.stderr


def test_up_says_which_port_is_taken(tmp_path: Path, stack: Stack) -> None:
    taken = stack.ports.by_name["gateway"]
    result = gamesrec("up", "--data-dir", str(tmp_path), "--models-dir", str(MODELS), "--first-port", str(taken))
    assert result.returncode == 1
    assert result.stderr.strip() == (
        f"gamesrec: port {taken} of gateway is in use; stop what listens there or use other ports (--first-port)"
    )
