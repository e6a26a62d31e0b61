"""Backups and the doctor against the running stack."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from rich.console import Console

from services.backup.archive import reading
from services.cli.maintenance.backups import backup_into
from services.cli.maintenance.doctor import examine
from services.cli.running.addresses import SERVICES
from services.cli.running.errors import StackError
from services.cli.running.stack import Stack


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
    examine(Console(file=said, width=200), {name: stack.addresses.target(name) for name in SERVICES})
    assert "stored records can be read." in said.getvalue()
    assert said.getvalue().endswith("All is well.\n")


def test_the_doctor_names_a_service_that_does_not_answer(stack: Stack) -> None:
    said = io.StringIO()
    targets = {"classifier": "127.0.0.1:9", "recommender": stack.addresses.target("recommender")}
    with pytest.raises(StackError, match="trouble with 1 of 2 services"):
        examine(Console(file=said, width=200), targets)
    assert "classifier: nothing answers at 127.0.0.1:9" in said.getvalue()
