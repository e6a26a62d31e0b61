"""`gamesrec keys`: a made key is accepted, a revoked one is not, and what else is in the file stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.cli.app import app
from services.common.errors import GamesrecError, Unauthenticated
from services.common.security.access_file import read_access
from services.common.security.authenticator import Credentials
from services.common.security.principal import Principal


def run(*arguments: str, file: Path) -> str:
    result = CliRunner().invoke(app, ["keys", *arguments, "--file", str(file)])
    if result.exception is not None:
        raise result.exception
    return result.stdout.strip()


def principal(file: Path, key: str) -> Principal:
    return Credentials(read_access(file)[0]).authenticate([f"Bearer {key}"], ())


def test_a_key_is_shown_once_and_accepted_until_it_is_revoked(tmp_path: Path) -> None:
    file = tmp_path / "access.yaml"
    first = run("new", "shop-1", "--scope", "recommend", "--scope", "any_player", "--principal", "shop", file=file)
    second = run("new", "shop-2", "--scope", "recommend", "--principal", "shop", "--days", "90", file=file)
    phone = run("new", "phone", "--player", "player-7", file=file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert first.partition(".")[2] not in file.read_text()
    assert [principal(file, key).name for key in (first, second)] == ["shop", "shop"]
    assert principal(file, phone).player == "player-7"
    listed = run("list", file=file)
    assert "shop-2" in listed
    assert "player-7" in listed
    run("revoke", "shop-1", file=file)
    with pytest.raises(Unauthenticated):
        principal(file, first)
    assert principal(file, second).name == "shop"


def test_the_last_key_can_be_revoked_and_another_be_made(tmp_path: Path) -> None:
    file = tmp_path / "access.yaml"
    only = run("new", "only", file=file)
    run("revoke", "only", file=file)
    with pytest.raises(Unauthenticated):
        principal(file, only)
    assert principal(file, run("new", "next", file=file)).name == "next"


def test_what_else_is_in_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "access.yaml"
    file.write_text("# ours\ncertificates:\n  - {name: a.svc, principal: a, scopes: [record]} # who\n")
    run("new", "shop", file=file)
    assert file.read_text().startswith(
        "# ours\ncertificates:\n  - {name: a.svc, principal: a, scopes: [record]} # who\n"
    )
    assert read_access(file)[0].certificates["a.svc"].name == "a"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "Shop"), "the id must be"),
        (("new", "shop"), "'shop' stands here twice"),
        (("new", "two", "--scope", "recomend"), "there is no scope 'recomend'"),
        (("new", "two", "--scope", "any_player", "--player", "p"), "exclude each other"),
        (("revoke", "two"), "no line for a key 'two'"),
    ],
)
def test_a_mistake_changes_nothing_and_is_said(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    file = tmp_path / "access.yaml"
    run("new", "shop", file=file)
    before = file.read_text()
    with pytest.raises(GamesrecError, match=said):
        run(*arguments, file=file)
    assert file.read_text() == before
