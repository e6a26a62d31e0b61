"""The doctor of a store that the disk has damaged says what is damaged and what to do, and fails."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from services.cli.maintenance.doctor import examine
from services.cli.running.addresses import Addresses
from services.cli.running.errors import StackError
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.cold_payloads import read_payloads_when_they_are_asked_for
from tests.support.fast_directory import fast_directory
from tests.support.free_port import free_port
from tests.support.in_process import in_process
from tests.unit.recommender.storing.disk.test_scrub import damage, filled


@pytest.fixture
def directory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    read_payloads_when_they_are_asked_for(monkeypatch)
    with fast_directory() as made:
        yield made


async def test_the_doctor_names_damaged_records_and_what_to_do(directory: Path) -> None:
    settings = RecommenderSettings(port=free_port(), data_dir=directory)
    addresses, said = Addresses({"recommender": settings.port}), io.StringIO()
    async with filled(settings):
        pass
    damage(directory, "interactions", 30)
    async with in_process(DEFINITION, settings, open_service):
        with pytest.raises(StackError, match=r"\d+ damaged records; see above for what to do"):
            await asyncio.to_thread(examine, Console(file=said, width=200), addresses, ["recommender"])
    told = said.getvalue()
    assert "stored records are damaged:" in told
    assert "  interactions " in told
    assert "in interactions" in told
    assert "restore the latest backup (gamesrec restore FILE) or ingest again" in told
    assert "All is well" not in told
