"""The command line as a person uses it: what it prints, and the one line it prints when something is wrong."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from services.cli.running.addresses import Addresses
from services.cli.running.stack import Stack
from tests.support.command_line import COMMAND, gamesrec


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
