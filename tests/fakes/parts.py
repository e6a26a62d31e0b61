"""The gateway's parts as real grpc servers in the test's process, each behind a network that can be slow or hang."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from gamesrec.classifier.v1 import classifier_pb2, classifier_pb2_grpc
from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2, llm_gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.classifier.service import DEFINITION as CLASSIFIER
from services.common.readiness import Readiness
from services.common.server import ServiceDefinition, ServiceServer
from services.common.settings import ServiceSettings
from services.embedder.service import DEFINITION as EMBEDDER
from services.gateway.backends.ports import LateVector
from services.gateway.settings import GatewaySettings
from services.llm_gateway.service import DEFINITION as LLM_GATEWAY
from services.recommender.service import DEFINITION as RECOMMENDER
from tests.fakes.gateway import FakeClassifier, FakeEmbedder, FakeLanguageModel, FakeRecommender
from tests.fakes.partial_embedder import PartialEmbedder
from tests.support.slow_network import SlowNetwork

PARTS = ("embedder", "classifier", "recommender", "llm_gateway")
_DEFINITIONS = dict(zip(PARTS, (EMBEDDER, CLASSIFIER, RECOMMENDER, LLM_GATEWAY), strict=True))


class _Embedder(PartialEmbedder):
    def __init__(self, fake: FakeEmbedder) -> None:
        self._fake = fake

    async def Embed(self, request: embedder_pb2.EmbedRequest, context: Any) -> embedder_pb2.EmbedResponse:  # noqa: N802
        encoded = await self._fake.encode_query(request.texts[0])
        embeddings = [embedder_pb2.Embedding(values=encoded.vector.values) for _ in request.texts]
        return embedder_pb2.EmbedResponse(embeddings=embeddings, model=encoded.vector.model)


class _Classifier(classifier_pb2_grpc.ClassifierServiceServicer):
    def __init__(self, fake: FakeClassifier) -> None:
        self._fake = fake

    async def Understand(  # noqa: N802
        self, request: classifier_pb2.UnderstandRequest, context: Any
    ) -> classifier_pb2.UnderstandResponse:
        return await self._fake.understand(request.texts)


class _Recommender(recommender_pb2_grpc.RecommenderServiceServicer):
    def __init__(self, fake: FakeRecommender) -> None:
        self._fake = fake

    async def Recommend(  # noqa: N802
        self, request_iterator: AsyncIterator[recommender_pb2.RecommendRequest], context: Any
    ) -> recommender_pb2.RecommendResponse:
        request = await anext(request_iterator)

        async def query() -> common_pb2.Vector | None:
            late = await anext(request_iterator, None)
            return late.query if late is not None else None

        late: LateVector = query
        return await self._fake.recommend(request, late)

    async def ListGames(  # noqa: N802
        self, request: recommender_pb2.ListGamesRequest, context: Any
    ) -> recommender_pb2.ListGamesResponse:
        return await self._fake.list_games(request)

    async def GetPlayer(  # noqa: N802
        self, request: recommender_pb2.GetPlayerRequest, context: Any
    ) -> recommender_pb2.GetPlayerResponse:
        return recommender_pb2.GetPlayerResponse(player=common_pb2.Player(player_id=request.player_id))


class _LanguageModel(llm_gateway_pb2_grpc.LlmGatewayServiceServicer):
    def __init__(self, fake: FakeLanguageModel) -> None:
        self._fake = fake

    async def StreamChat(  # noqa: N802
        self, request: llm_gateway_pb2.ChatRequest, context: Any
    ) -> AsyncIterator[llm_gateway_pb2.StreamChatResponse]:
        async for event in self._fake.stream(list(request.messages), request.language):
            yield event


def _marking() -> FakeClassifier:
    """A classifier that marks "puzzle": a message without a mark is not searched by, so that no embedder is asked."""
    return FakeClassifier(spans={"puzzle": (classifier_pb2.SPAN_TYPE_KIND, classifier_pb2.POLARITY_WANTED)})


@dataclass
class Parts:
    """The four services behind a gateway, and the networks that lead to them."""

    recommender: FakeRecommender
    embedder: FakeEmbedder = field(default_factory=FakeEmbedder)
    classifier: FakeClassifier = field(default_factory=_marking)
    language_model: FakeLanguageModel = field(default_factory=FakeLanguageModel)
    networks: dict[str, SlowNetwork] = field(default_factory=dict)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Parts]:
        """Serves them while the block runs."""
        servicers = (
            _Embedder(self.embedder),
            _Classifier(self.classifier),  # type: ignore[abstract]  # the other rpcs are not called
            _Recommender(self.recommender),  # type: ignore[abstract]
            _LanguageModel(self.language_model),  # type: ignore[abstract]
        )
        async with AsyncExitStack() as stack:
            for name, servicer in zip(PARTS, servicers, strict=True):
                target = await stack.enter_async_context(_serving(_DEFINITIONS[name], servicer))
                self.networks[name] = await stack.enter_async_context(SlowNetwork(target).open())
            yield self

    def settings(self, **overrides: Any) -> GatewaySettings:
        """Settings of a gateway on a free port in front of these parts."""
        targets = {f"{name}_target": network.target for name, network in self.networks.items()}
        return GatewaySettings(**{"port": 0, "drain_delay_seconds": 0, **targets, **overrides})


@asynccontextmanager
async def _serving(definition: ServiceDefinition, servicer: Any) -> AsyncIterator[str]:
    @asynccontextmanager
    async def open_service(settings: ServiceSettings, readiness: Readiness) -> AsyncIterator[Any]:
        yield servicer

    server = ServiceServer(definition, ServiceSettings(), open_service)
    port = await server.start()
    await server.open()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        await server.close()
