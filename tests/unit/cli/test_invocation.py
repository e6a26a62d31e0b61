"""Messages name the command as it was called, as short as it can be typed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from services.cli import invocation


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory, with a `gamesrec` in `venv/bin` that is not on the PATH."""
    script = tmp_path / "venv" / "bin" / "gamesrec"
    script.parent.mkdir(parents=True)
    script.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    return tmp_path


@pytest.mark.parametrize(
    ("called", "directory", "shown"),
    [
        ("venv/bin/gamesrec", ".", "venv/bin/gamesrec"),
        ("{home}/venv/bin/gamesrec", ".", "venv/bin/gamesrec"),
        ("./gamesrec", "venv/bin", "./gamesrec"),
        ("{home}/venv/bin/gamesrec", "/usr/lib", "{home}/venv/bin/gamesrec"),
    ],
)
def test_the_shorter_path_is_shown(
    home: Path, monkeypatch: pytest.MonkeyPatch, called: str, directory: str, shown: str
) -> None:
    monkeypatch.chdir(directory)
    monkeypatch.setattr(sys, "argv", [called.format(home=home)])
    assert invocation.command() == shown.format(home=home)


def test_the_name_alone_is_shown_where_the_shell_finds_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(home / "venv" / "bin"))
    monkeypatch.setattr(sys, "argv", [str(home / "venv" / "bin" / "gamesrec")])
    assert invocation.command() == "gamesrec"


def test_a_path_with_a_space_can_be_pasted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(home / "my venv" / "gamesrec")])
    assert invocation.command() == "'my venv/gamesrec'"


def test_a_module_is_shown_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/somewhere/services/cli/__main__.py"])
    monkeypatch.setattr(sys, "orig_argv", ["venv/bin/python", "-m", "services.cli", "up"])
    assert invocation.command() == "venv/bin/python -m services.cli"
