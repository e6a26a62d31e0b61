"""The gateway over real grpc, with fakes for the services behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import Unavailable
from services.common.readiness import Readiness
from services.common.server import ServiceServer
from services.gateway.chat import Chat
from services.gateway.recommending.advisor import Advisor
from services.gateway.requests.experiments import Experiment
from services.gateway.service import DEFINITION, TEXT_STRATEGIES
from services.gateway.servicer import GatewayServicer
from services.gateway.settings import GatewaySettings, TextStyle
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.writing.writer import Writer
from tests.fakes.gateway import FakeClassifier, FakeEmbedder, FakeLanguageModel, FakeRecommender
from tests.support.answers import Answer, chat
from tests.support.in_process import in_process

CATALOGUE = [
    common_pb2.Game(game_id="celeste", title="Celeste", year=2018, genres=["Platformer"], summary="Climb a mountain."),
    common_pb2.Game(game_id="portal", title="Portal", year=2007, genres=["Puzzle"], summary="Think with portals."),
    common_pb2.Game(game_id="doom", title="Doom", year=1993, genres=["Shooter"], summary="Fight demons."),
]
GONE = Unavailable("gone", reason="GONE")


@dataclass
class World:
    """The services behind the gateway."""

    embedder: FakeEmbedder = field(default_factory=FakeEmbedder)
    classifier: FakeClassifier = field(default_factory=FakeClassifier)
    recommender: FakeRecommender = field(default_factory=lambda: FakeRecommender(CATALOGUE))
    language_model: FakeLanguageModel = field(
        default_factory=lambda: FakeLanguageModel(["Play [[1]] first. Then play [[2]]."])
    )
    style: TextStyle = "whole"
    first_text_seconds: float = 5.0
    experiment: str = ""

    @property
    def asked(self) -> list[recommender_pb2.RecommendRequest]:
        """What the recommender was asked for players; the catalogue's popular games are nobody's."""
        return [request for request in self.recommender.requests if request.player_id]

    @asynccontextmanager
    async def open_service(self, settings: GatewaySettings, readiness: Readiness) -> AsyncIterator[GatewayServicer]:
        """The servicer, over the fakes."""
        catalogue = CatalogueCache(self.recommender, refresh_seconds=300)
        advisor = Advisor(self.embedder, self.classifier, self.recommender, catalogue)
        strategy = TEXT_STRATEGIES[self.style](self.language_model, first_text_seconds=self.first_text_seconds)
        chat = Chat(advisor, Writer(catalogue, strategy))
        experiment = Experiment.parse(self.experiment)
        yield GatewayServicer(chat, advisor, self.embedder, self.recommender, catalogue, experiment)
        await advisor.close()
        await catalogue.close()

    @asynccontextmanager
    async def gateway(self) -> AsyncIterator[gateway_pb2_grpc.GatewayServiceAsyncStub]:
        settings = GatewaySettings(port=0, drain_delay_seconds=0)
        async with in_process(DEFINITION, settings, self.open_service) as channel:
            yield gateway_pb2_grpc.GatewayServiceStub(channel)


async def answer(world: World, text: str = "a hard platformer", **fields: Any) -> Answer:
    async with world.gateway() as stub:
        return await chat(stub, text, **{"limit": 2, **fields})


@asynccontextmanager
async def serving(world: World, **settings: Any) -> AsyncIterator[str]:
    """Yields the address of the edge."""
    chosen = GatewaySettings(port=settings.pop("port", 0), drain_delay_seconds=0, **settings)
    server = ServiceServer(DEFINITION, chosen, world.open_service)
    port = await server.start()
    try:
        await server.open()
        yield f"127.0.0.1:{port}"
    finally:
        await server.close()
