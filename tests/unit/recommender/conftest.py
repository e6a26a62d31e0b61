"""A recommender on a real embedded store, filled through its own rpcs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.cold_payloads import read_payloads_when_they_are_asked_for
from tests.support.fast_directory import fast_directory
from tests.support.in_process import in_process
from tests.unit.recommender.calls import Recommender


@pytest.fixture(autouse=True)
def small_store(monkeypatch: pytest.MonkeyPatch) -> None:
    read_payloads_when_they_are_asked_for(monkeypatch)


@pytest.fixture
def directory() -> Iterator[Path]:
    """A directory for a store."""
    with fast_directory() as made:
        yield made


@pytest.fixture
def settings(directory: Path) -> RecommenderSettings:
    """Totals are counted at each request, so that tests need not wait."""
    return RecommenderSettings(port=0, data_dir=directory, popularity_seconds=0)


@pytest.fixture
async def recommender(settings: RecommenderSettings) -> AsyncIterator[Recommender]:
    """An empty recommender."""
    async with in_process(DEFINITION, settings, open_service) as channel:
        yield Recommender(RecommenderServiceStub(channel))
