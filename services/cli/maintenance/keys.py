"""`gamesrec keys`: makes, lists and revokes the API keys in an access file, leaving the rest of the file as it is."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from services.common.errors import GamesrecError, StartupError
from services.common.security.access_file import KeyEntry, parse_entries
from services.common.security.api_keys import ID_PATTERN, new_key
from services.common.security.principal import SCOPES
from services.common.yaml_file import read_yaml

keys = typer.Typer(help="API keys of those who may call the gateway.", no_args_is_help=True)
_console = Console()
_errors = Console(stderr=True)

AccessFile = Annotated[Path, typer.Option("--file", help="The access file; a new key makes it if it is not there.")]
DEFAULT_FILE = Path("access.yaml")
_HEADER = "# Who may call the gateway; see docs/security.md. Of the keys it holds hashes only.\nkeys: []\n"
_KEYS = re.compile(r"^keys:[ \t]*(\[\])?[ \t]*(#.*)?\n", re.MULTILINE)


@keys.command()
def new(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="What the key is called, such as shop-2027.")],
    scope: Annotated[
        list[str] | None, typer.Option(help=f"What it may do; again for more: {', '.join(SCOPES)}.")
    ] = None,
    player: Annotated[str | None, typer.Option(help="The one player that it acts for.")] = None,
    principal: Annotated[
        str | None, typer.Option(help="Whose key it is, so that another can take over from it; default: its id.")
    ] = None,
    days: Annotated[float | None, typer.Option(min=0, help="After so many days it expires.")] = None,
    file: AccessFile = DEFAULT_FILE,
) -> None:
    """Makes a key, adds its hash to the file, and shows the key, once. Servers accept it within a second.

    Examples:

        gamesrec keys new shop --scope recommend --scope record --scope any_player

        gamesrec keys new player-7-phone --scope recommend --player player-7 --days 90
    """
    text = _text(file) if file.exists() else _HEADER
    made = new_key(key_id) if re.fullmatch(ID_PATTERN, key_id) else None
    if made is None:
        raise GamesrecError("the id must be 1 to 32 small letters, digits, - and _, a letter or digit first")
    entry: dict[str, Any] = {"id": key_id, "hash": made.hash, "scopes": scope or ["recommend"]}
    if principal is not None:
        entry["principal"] = principal
    if player is not None:
        entry["player"] = player
    if days is not None:
        entry["expires"] = (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    _write(file, _added(text, entry, file))
    _console.print(made.key, markup=False, highlight=False, soft_wrap=True)
    _errors.print(
        f"This is the only time that the key is shown. Its hash is in {file}.",
        style="dim",
        highlight=False,
        soft_wrap=True,
    )


@keys.command(name="list")
def show(file: AccessFile = DEFAULT_FILE) -> None:
    """Lists the keys of the file, without their secrets, which nobody has."""
    table = Table("id", "principal", "scopes", "player", "expires")
    for each in parse_entries(read_yaml(file, what="the access file"), name=str(file)).keys:
        table.add_row(each.id, each.principal or each.id, " ".join(each.scopes), each.player or "", _expiry(each))
    _console.print(table)


@keys.command()
def revoke(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="The key's id, which stands before the dot.")],
    file: AccessFile = DEFAULT_FILE,
) -> None:
    """Takes a key out of the file. Servers refuse it within a second."""
    text = _text(file)
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if _id_of(line) == key_id), None)
    if start is None:
        raise GamesrecError(f"{file} has no line for a key {key_id!r} as `gamesrec keys new` writes it; edit the file")
    kept = "".join(lines[:start] + lines[start + 1 :])
    if len(parse_entries(text.encode(), name=str(file)).keys) == 1:
        kept = _KEYS.sub("keys: []\n", kept)
    _write(file, kept)
    _console.print(f"{key_id} is revoked.", markup=False, highlight=False)


def _text(file: Path) -> str:
    return read_yaml(file, what="the access file").decode()


def _added(text: str, entry: dict[str, Any], file: Path) -> str:
    """The text with the entry as one line under `keys:`; YAML reads JSON."""
    line = f"  - {json.dumps(entry, ensure_ascii=False)}\n"
    text = f"{text.rstrip()}\n"
    if not _KEYS.search(text):
        text += "keys:\n"
    added = _KEYS.sub(lambda _: f"keys:\n{line}", text)
    try:
        parse_entries(added.encode(), name=str(file))
    except StartupError as error:
        raise GamesrecError(str(error)) from error
    return added


def _id_of(line: str) -> str | None:
    try:
        entry = json.loads(line.strip().removeprefix("- "))
    except ValueError:
        return None
    return entry.get("id") if isinstance(entry, dict) else None


def _write(file: Path, text: str) -> None:
    """Replaces the file at once, so that no server reads half of it; only its owner may read a new one."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    mode = file.stat().st_mode & 0o777 if file.exists() else 0o600
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="utf-8") as output:
        output.write(text)
    fresh.replace(file)


def _expiry(entry: KeyEntry) -> str:
    if entry.expires is None:
        return "never"
    return entry.expires.strftime("%Y-%m-%d %H:%M") + (" (past)" if entry.expires <= datetime.now(UTC) else "")
