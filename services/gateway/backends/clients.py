"""Calls the other services over grpc: stubs, time budgets, and grpc errors turned into ours; decides nothing."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from typing import Any

from gamesrec.classifier.v1 import classifier_pb2, classifier_pb2_grpc
from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from gamesrec.llm_gateway.v1 import llm_gateway_pb2, llm_gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common import request as requests
from services.common.channels import open_channel
from services.common.overload.part import Part, Response
from services.gateway.backends.either_embedder import EitherEmbedder
from services.gateway.backends.ports import Embedder, EncodedText, LateVector
from services.gateway.settings import GatewaySettings

_EMBEDDER = embedder_pb2.DESCRIPTOR.services_by_name["EmbedderService"].full_name
_CLASSIFIER = classifier_pb2.DESCRIPTOR.services_by_name["ClassifierService"].full_name
_RECOMMENDER = recommender_pb2.DESCRIPTOR.services_by_name["RecommenderService"].full_name
_LLM_GATEWAY = llm_gateway_pb2.DESCRIPTOR.services_by_name["LlmGatewayService"].full_name
# How long a recommender that is being started again is waited for.
_WAITS_SECONDS = 15.0
# And an embedder: less, since a search that waits keeps its place among the calls that are admitted.
_WAITS_FOR_EMBEDDER_SECONDS = 3.0
# For many texts at once that no caller waits for.
_BACKGROUND_SECONDS = 30.0


class GrpcEmbedder:
    """The embedder service."""

    def __init__(self, part: Part, budget: float) -> None:
        """`budget` is the longest time of a call in seconds."""
        self._stub = embedder_pb2_grpc.EmbedderServiceStub(part.channel)
        self._part = part
        self._budget = budget

    async def encode_query(self, text: str) -> EncodedText:
        return await self._encoded(text, waits_seconds=0.0)

    async def encode_search(self, text: str) -> EncodedText:
        return await self._encoded(text, waits_seconds=_WAITS_FOR_EMBEDDER_SECONDS)

    async def _encoded(self, text: str, *, waits_seconds: float) -> EncodedText:
        request = embedder_pb2.EmbedRequest(texts=[text], prompt_name="query")
        response = await self._part.answered(self._stub.Embed, request, self._budget, waits_seconds=waits_seconds)
        vector = common_pb2.Vector(values=response.embeddings[0].values, model=response.model)
        return EncodedText(vector, response.timings.inference.ToNanoseconds() / 1e9)

    async def encode_queries(self, texts: Sequence[str]) -> Sequence[common_pb2.Vector]:
        request = embedder_pb2.EmbedRequest(texts=texts, prompt_name="query")
        budget = self._budget if requests.current() is not None else _BACKGROUND_SECONDS
        response = await self._part.answered(self._stub.Embed, request, budget)
        return [common_pb2.Vector(values=each.values, model=response.model) for each in response.embeddings]

    def turn_from(self, model: common_pb2.ModelVersion) -> bool:
        return False


class GrpcClassifier:
    """The classifier service."""

    def __init__(self, part: Part, budget: float) -> None:
        """`budget` is the longest time of a call in seconds."""
        self._stub = classifier_pb2_grpc.ClassifierServiceStub(part.channel)
        self._part = part
        self._budget = budget

    async def understand(self, texts: Sequence[str]) -> classifier_pb2.UnderstandResponse:
        request = classifier_pb2.UnderstandRequest(texts=texts)
        return await self._part.answered(self._stub.Understand, request, self._budget)


class GrpcRecommender:
    """The recommender service."""

    def __init__(self, part: Part, budget: float, query_budget: float) -> None:
        """`budget` is the longest time of a call in seconds, `query_budget` what waiting for a vector adds to it."""
        self._stub = recommender_pb2_grpc.RecommenderServiceStub(part.channel)
        self._part = part
        self._budget = budget
        self._query_budget = query_budget

    @property
    def works(self) -> bool:
        """Whether it can be asked now."""
        return self._part.works

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        return await self._recommended(request, query, waits_seconds=0.0)

    async def recommend_patiently(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        return await self._recommended(request, query, waits_seconds=_WAITS_SECONDS)

    async def _recommended(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None, *, waits_seconds: float
    ) -> recommender_pb2.RecommendResponse:
        async def parts() -> AsyncIterator[recommender_pb2.RecommendRequest]:
            yield request
            vector = await query() if query is not None else None
            if vector is not None:
                yield recommender_pb2.RecommendRequest(query=vector)

        budget = self._budget + (self._query_budget if query is not None else 0.0)

        def ask(_: object, **options: Any) -> Awaitable[recommender_pb2.RecommendResponse]:
            # Each attempt sends a stream of its own.
            return self._stub.Recommend(parts(), **options)

        return await self._part.answered(ask, request, budget, waits_seconds=waits_seconds)

    async def search(self, request: recommender_pb2.SearchGamesRequest) -> recommender_pb2.SearchGamesResponse:
        return await self._waited(self._stub.SearchGames, request)

    async def list_games(self, request: recommender_pb2.ListGamesRequest) -> recommender_pb2.ListGamesResponse:
        return await self._part.answered(self._stub.ListGames, request, self._budget)

    async def list_games_patiently(
        self, request: recommender_pb2.ListGamesRequest
    ) -> recommender_pb2.ListGamesResponse:
        return await self._waited(self._stub.ListGames, request)

    async def get_game(self, request: recommender_pb2.GetGameRequest) -> recommender_pb2.GetGameResponse:
        return await self._waited(self._stub.GetGame, request)

    async def similar_games(self, request: recommender_pb2.SimilarGamesRequest) -> recommender_pb2.SimilarGamesResponse:
        return await self._waited(self._stub.SimilarGames, request)

    async def explain(self, request: recommender_pb2.ExplainRequest) -> recommender_pb2.ExplainResponse:
        return await self._waited(self._stub.Explain, request)

    async def record_events(self, request: recommender_pb2.RecordEventsRequest) -> recommender_pb2.RecordEventsResponse:
        return await self._waited(self._stub.RecordEvents, request)

    async def record(
        self, request: recommender_pb2.RecordInteractionsRequest
    ) -> recommender_pb2.RecordInteractionsResponse:
        return await self._waited(self._stub.RecordInteractions, request)

    async def get_player(self, request: recommender_pb2.GetPlayerRequest) -> recommender_pb2.GetPlayerResponse:
        return await self._waited(self._stub.GetPlayer, request)

    async def delete_player(self, request: recommender_pb2.DeletePlayerRequest) -> recommender_pb2.DeletePlayerResponse:
        return await self._waited(self._stub.DeletePlayer, request)

    async def _waited(self, method: Callable[..., Awaitable[Response]], request: object) -> Response:
        """The response, also of a recommender that is being started again: nothing stands in for it here."""
        return await self._part.answered(method, request, self._budget, waits_seconds=_WAITS_SECONDS)


class GrpcLanguageModel:
    """The llm_gateway service."""

    def __init__(self, part: Part, settings: GatewaySettings) -> None:
        self._stub = llm_gateway_pb2_grpc.LlmGatewayServiceStub(part.channel)
        self._part = part
        self._settings = settings

    async def stream(
        self, messages: Sequence[llm_gateway_pb2.ChatMessage], language: str
    ) -> AsyncGenerator[llm_gateway_pb2.StreamChatResponse, None]:
        request = llm_gateway_pb2.ChatRequest(
            messages=messages,
            model=self._settings.language_model,
            max_tokens=self._settings.max_text_tokens,
            temperature=self._settings.temperature,
            language=language,
        )
        responses = self._part.streamed(self._stub.StreamChat, request, self._settings.text_seconds)
        async with aclosing(responses) as events:
            async for event in events:
                yield event


@dataclass(frozen=True, slots=True)
class Backends:
    """The services behind the gateway, as what they do and as the parts that calls go to."""

    embedder: Embedder
    classifier: GrpcClassifier
    recommender: GrpcRecommender
    language_model: GrpcLanguageModel
    parts: Sequence[Part]


async def open_backends(settings: GatewaySettings, stack: AsyncExitStack) -> Backends:
    """Opens a channel to each service; `stack` closes them. None of them needs to be up yet."""

    async def part(name: str, service: str, target: str, *, retries: bool = True, **options: Any) -> Part:
        channel = await stack.enter_async_context(open_channel(target, retries=retries))
        return Part(name, service, channel, **options)

    embedder = await part("embedder", _EMBEDDER, settings.embedder_target)
    classifier = await part("classifier", _CLASSIFIER, settings.classifier_target)
    recommender = await part("recommender", _RECOMMENDER, settings.recommender_target)
    # It tries again by itself, upstream by upstream, and a model may think for a while.
    llm_gateway = await part(
        "llm_gateway",
        _LLM_GATEWAY,
        settings.llm_gateway_target,
        fair_seconds=settings.first_text_seconds / 2,
        retries=False,
    )
    parts = [embedder, classifier, recommender, llm_gateway]
    asked: Embedder = GrpcEmbedder(embedder, settings.embed_seconds)
    if settings.next_embedder_target:
        other = await part("next_embedder", _EMBEDDER, settings.next_embedder_target, may_be_missing=True)
        asked = EitherEmbedder(asked, GrpcEmbedder(other, settings.embed_seconds))
        parts.append(other)
    return Backends(
        asked,
        GrpcClassifier(classifier, settings.understand_seconds),
        GrpcRecommender(recommender, settings.recommend_seconds, settings.embed_seconds),
        GrpcLanguageModel(llm_gateway, settings),
        parts,
    )
