"""Every example runs as its README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from services.cli.running.stack import Stack

EXAMPLES = Path("examples")


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_index_names_every_example() -> None:
    named = set(re.findall(r"^\| \[(\w+)\]", (EXAMPLES / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {path.name for path in EXAMPLES.iterdir() if path.is_dir() and path.name != "__pycache__"}


def test_the_python_client_prints_games_then_text_then_where_it_came_from(stack: Stack) -> None:
    result = run(sys.executable, EXAMPLES / "python_client/ask.py", "player-001", "something cozy", stack.target)
    assert result.returncode == 0, result.stderr
    games, text, source = result.stdout.strip().split("\n\n")
    assert len(games.splitlines()) == 3
    assert text
    assert source.startswith("written by: ")


@pytest.mark.slow
@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_the_wheel_of_the_client_works_with_later_pythons(stack: Stack, tmp_path: Path, version: str) -> None:
    python = _other_python(version)
    if python is None:
        pytest.skip(f"Python {version} is not installed")
    made = run(python, "-m", "venv", tmp_path / "venv")
    assert made.returncode == 0, made.stderr
    source = tmp_path / "source"
    shutil.copytree("protos", source)
    wheel = run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, source)
    assert wheel.returncode == 0, wheel.stderr
    installed = run(tmp_path / "venv/bin/python", "-m", "pip", "install", "--quiet", *tmp_path.glob("*.whl"))
    assert installed.returncode == 0, installed.stderr
    script = EXAMPLES / "python_client/ask.py"
    # Nothing of the checkout may be imported instead of the wheel.
    result = run(
        tmp_path / "venv/bin/python",
        script,
        "player-001",
        "something cozy",
        stack.target,
        PYTHONPATH="",
        PYTHONSAFEPATH="1",
    )
    assert result.returncode == 0, result.stderr
    assert "written by: " in result.stdout


def _other_python(version: str) -> str | None:
    """A Python of this version, on the path or where pyenv keeps its own."""
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    return str(kept[-1]) if kept else shutil.which(f"python{version}")


def test_the_python_client_says_which_field_is_wrong(stack: Stack) -> None:
    result = run(sys.executable, EXAMPLES / "python_client/ask.py", "player-001", " ", stack.target)
    assert result.returncode == 1
    assert "text: must hold something" in result.stderr


def test_the_node_client_prints_games_then_text_then_where_it_came_from(stack: Stack) -> None:
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed")
    directory = Path("var/node_client").absolute()
    directory.mkdir(parents=True, exist_ok=True)
    for name in ("chat.js", "package.json"):
        shutil.copy(EXAMPLES / "node_client" / name, directory)
    installed = run("npm", "install", "--prefix", directory, "--prefer-offline", "--no-audit", "--no-fund", "--silent")
    if installed.returncode:
        pytest.skip(f"npm could not install grpc: {installed.stderr.strip()[-200:]}")
    protos = str(Path("protos").absolute())
    command = ("node", directory / "chat.js", "player-001", "something cozy", stack.target)
    result = run(*command, GAMESREC_PROTOS=protos)
    assert result.returncode == 0, result.stderr
    games, text, source = result.stdout.strip().split("\n\n")
    assert len(games.splitlines()) == 3
    assert text
    assert source.startswith("written by: TEXT_SOURCE_")
    refused = run("node", directory / "chat.js", "player-001", " ", stack.target, GAMESREC_PROTOS=protos)
    assert refused.returncode == 1
    assert "INVALID_ARGUMENT: text: must hold something" in refused.stderr


def test_the_grpcurl_tour_goes_to_its_end(stack: Stack) -> None:
    # As it stands: without a grpcurl on the path, or a word of where one is.
    result = run(EXAMPLES / "grpcurl/tour.sh", stack.target, PATH="/usr/bin:/bin")
    assert result.returncode == 0, result.stderr
    assert "gamesrec.gateway.v1.GatewayService" in result.stdout
    for method in ("SearchGames", "RecordInteractions", "Recommend", "Chat", "DeletePlayer"):
        assert f"--- {method} " in result.stdout


def test_the_curl_tour_goes_to_its_end(stack: Stack) -> None:
    result = run(EXAMPLES / "curl/tour.sh", stack.addresses.page.rstrip("/"))
    assert result.returncode == 0, result.stdout + result.stderr
    for step in ("SearchGames", "RecordInteractions", "Recommend", "/v1/chat", "DeletePlayer"):
        assert f"--- {step}" in result.stdout
    assert "event: summary" in result.stdout
    assert '"fieldViolations":[{"field":"text"' in result.stdout.splitlines()[-1]


def test_the_embedder_by_itself_finds_a_sentence_in_another_language(stack: Stack) -> None:
    result = run(
        sys.executable,
        EXAMPLES / "embedder_only/search.py",
        stack.addresses.target("embedder"),
        "где можно строить город",
    )
    assert result.returncode == 0, result.stderr
    assert "metropolis" in result.stdout.splitlines()[0]
