"""The real recommender and a small embedder, each a real server on a free port."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import grpc
import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.channels import open_channel
from services.common.readiness import Readiness
from services.common.server import OpenService, ServiceDefinition, ServiceServer
from services.common.settings import ServiceSettings
from services.ingest.service_targets import ServiceTargets
from services.recommender.service import DEFINITION as RECOMMENDER
from services.recommender.service import open_service as open_recommender
from services.recommender.settings import RecommenderSettings
from tests.fakes.ingest import FakeEncoder
from tests.fakes.partial_embedder import PartialEmbedder
from tests.support.cold_payloads import read_payloads_when_they_are_asked_for

DATA = Path(__file__).parents[3] / ".." / "shared" / "data"


class HashEmbedder(PartialEmbedder):
    """Serves the fake encoder."""

    def __init__(self) -> None:
        self.encoder = FakeEncoder()
        self.prompts: set[str] = set()

    async def Embed(self, request: embedder_pb2.EmbedRequest, context: Any) -> embedder_pb2.EmbedResponse:  # noqa: N802
        self.prompts.add(request.prompt_name)
        embedded = await self.encoder.embed(request.texts)
        embeddings = [embedder_pb2.Embedding(values=vector) for vector in embedded.embeddings]
        return embedder_pb2.EmbedResponse(embeddings=embeddings, model=await self._model())

    async def GetModel(self, request: embedder_pb2.GetModelRequest, context: Any) -> embedder_pb2.GetModelResponse:  # noqa: N802
        return embedder_pb2.GetModelResponse(model=await self._model())

    async def _model(self) -> common_pb2.ModelVersion:
        version = await self.encoder.version()
        return common_pb2.ModelVersion(name=version.name, revision=version.revision, dimension=version.dimension)


EMBEDDER = ServiceDefinition(
    name="embedder",
    grpc_name="gamesrec.embedder.v1.EmbedderService",
    register=embedder_pb2_grpc.add_EmbedderServiceServicer_to_server,
)


@dataclass(frozen=True)
class Services:
    """Where the two are, and what became of the calls."""

    targets: ServiceTargets
    embedder: HashEmbedder
    recommender: Any

    async def counts(self) -> tuple[int, int, int]:
        """Games, players, interactions."""
        found = await self.recommender.GetStatistics(recommender_pb2.GetStatisticsRequest(), timeout=10)
        return found.games, found.players, found.interactions


@asynccontextmanager
async def _serving(definition: ServiceDefinition, settings: Any, open_service: OpenService[Any]) -> AsyncIterator[str]:
    server = ServiceServer(definition, settings, open_service)
    port = await server.start()
    try:
        await server.open()
        yield f"{settings.host}:{port}"
    finally:
        await server.close()


@pytest.fixture(autouse=True)
def small_store(monkeypatch: pytest.MonkeyPatch) -> None:
    read_payloads_when_they_are_asked_for(monkeypatch)


@pytest.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    embedder = HashEmbedder()

    @asynccontextmanager
    async def open_embedder(settings: ServiceSettings, readiness: Readiness) -> AsyncIterator[HashEmbedder]:
        yield embedder

    quick: dict[str, Any] = {"port": 0, "drain_delay_seconds": 0, "log_level": "warning"}
    async with AsyncExitStack() as stack:
        embedder_target = await stack.enter_async_context(_serving(EMBEDDER, ServiceSettings(**quick), open_embedder))
        settings = RecommenderSettings(data_dir=tmp_path / "store", **quick)
        recommender_target = await stack.enter_async_context(_serving(RECOMMENDER, settings, open_recommender))
        channel: grpc.aio.Channel = await stack.enter_async_context(open_channel(recommender_target))
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        yield Services(ServiceTargets(embedder_target, recommender_target), embedder, stub)


def data_file(name: str) -> Path:
    """A file of the data sets that are no part of the project; skips the test where they are not."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"skipped: the data set {name} is not on this machine")
    return path
