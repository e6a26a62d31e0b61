"""Backups and the doctor against the running stack."""

from __future__ import annotations

import asyncio
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from services.backup.archive import reading
from services.cli.maintenance.backups import backup_into
from services.cli.maintenance.doctor import examine
from services.cli.running.addresses import LOCAL_LLM, SPARE_GATEWAY, WEB, Addresses
from services.cli.running.data_directory import DataDirectory
from services.cli.running.errors import StackError
from services.cli.running.stack import Stack
from services.cli.running.stack_key import offer_key_of
from services.common.security.peer_key import PEER_KEY, PEER_KEY_FILE, new_peer_key
from tests.support.free_port import free_port


def test_a_backup_holds_the_demo_data(stack: Stack, tmp_path: Path) -> None:
    said = io.StringIO()
    backup_into(Console(file=said), tmp_path / "backup.zip", stack.addresses.target("recommender"))
    with reading(tmp_path / "backup.zip") as archive:
        archive.check()
        assert archive.manifest.records["games"] == 672
        assert archive.manifest.records["interactions"] > 1000
    assert "672 games" in said.getvalue()


def test_the_doctor_finds_a_running_stack_well(stack: Stack) -> None:
    said = io.StringIO()
    asyncio.run(stack.wait_ready())
    examine(Console(file=said, width=200), stack.addresses, DataDirectory(stack.data_dir).names)
    assert "stored records can be read." in said.getvalue()
    assert said.getvalue().endswith("All is well.\n")


@pytest.mark.parametrize("name", ["classifier", WEB, LOCAL_LLM, SPARE_GATEWAY])
def test_the_doctor_names_a_process_that_does_not_answer(stack: Stack, name: str) -> None:
    said = io.StringIO()
    closed = free_port()
    by_name, own = {**stack.addresses.by_name, name: closed}, {"gateway": stack.addresses.by_name["gateway"]}
    names = [*DataDirectory(stack.data_dir).names]
    if name == SPARE_GATEWAY:
        names.append(name)
    with pytest.raises(StackError, match=f"trouble with 1 of {len(names)} processes"):
        examine(Console(file=said, width=200), Addresses(by_name, own=own), names)
    assert f"{name}: nothing answers at 127.0.0.1:{closed}" in said.getvalue()


def test_the_doctor_that_may_not_read_the_store_says_so_and_fails(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PEER_KEY, new_peer_key())
    said = io.StringIO()
    with pytest.raises(StackError, match="nothing known of what is stored"):
        examine(Console(file=said, width=400), stack.addresses, DataDirectory(stack.data_dir).names)
    assert "All is well" not in said.getvalue()
    assert PEER_KEY_FILE in said.getvalue()


@pytest.mark.parametrize("options", [["--data-dir"], []])
def test_a_command_is_let_in_by_the_key_of_the_data_directory_it_names(
    stack: Stack, tmp_path: Path, options: list[str]
) -> None:
    named = [*options, str(stack.data_dir)] if options else []
    arguments = ["backup", str(tmp_path / "b.zip"), "--recommender-target", stack.addresses.target("recommender")]
    environment = {key: value for key, value in os.environ.items() if key not in (PEER_KEY, PEER_KEY_FILE)}
    root = Path(__file__).parents[2]
    result = subprocess.run(
        [sys.executable, "-m", "services.cli", *arguments, *named],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": f"{root}{os.pathsep}{root / 'protos'}", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if options:
        assert result.returncode == 0, result.stderr
    else:
        assert result.returncode == 1
        assert "--data-dir" in result.stderr
        assert PEER_KEY_FILE in result.stderr


def test_a_directory_without_a_stack_is_named(tmp_path: Path) -> None:
    with pytest.raises(StackError, match="no stack runs with the data directory"):
        offer_key_of(tmp_path)
