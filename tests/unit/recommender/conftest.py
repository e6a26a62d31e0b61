"""A recommender on a real embedded store, filled through its own rpcs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import qdrant_edge

from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from services.recommender.storing.engines import edge_store
from tests.support.fast_directory import fast_directory
from tests.support.in_process import in_process
from tests.unit.recommender.calls import Recommender


@pytest.fixture(autouse=True)
def payloads_are_read_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the empty pages of six collections into memory takes longer than most tests; those of the contract and
    of running stacks do it.
    """
    monkeypatch.setattr(edge_store, "_PAYLOAD_MEMORY", qdrant_edge.Memory.Cold)


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
