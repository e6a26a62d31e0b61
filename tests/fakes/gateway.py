"""First-class fakes of the gateway's ports, for tests: each answers from what it is given, and fails on demand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2, explanation_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import NotFound, ServiceError, Unavailable
from services.gateway.backends.ports import EncodedText, LateVector

_ENCODER = common_pb2.ModelVersion(name="fake", revision="1", dimension=2)


@dataclass
class FakeEmbedder:
    """Gives every text the same vector; several at once only those of `vectors`."""

    failure: ServiceError | None = None
    vectors: dict[str, list[float]] = field(default_factory=dict)

    async def encode_query(self, text: str) -> EncodedText:
        if self.failure:
            raise self.failure
        return EncodedText(common_pb2.Vector(values=[1.0, 0.0], model=_ENCODER), 0.001)

    async def encode_search(self, text: str) -> EncodedText:
        return await self.encode_query(text)

    def turn_from(self, model: common_pb2.ModelVersion) -> bool:
        return False

    async def encode_queries(self, texts: Sequence[str]) -> Sequence[common_pb2.Vector]:
        if self.failure or not all(text in self.vectors for text in texts):
            raise self.failure or Unavailable("no vectors for these texts", reason="UNAVAILABLE")
        return [common_pb2.Vector(values=self.vectors[text], model=_ENCODER) for text in texts]


@dataclass
class FakeClassifier:
    """Gives every message the same verdict; `acts` by message, `spans` by the words that are found in it."""

    intent: classifier_pb2.Intent.ValueType = classifier_pb2.INTENT_RECOMMEND
    topic: classifier_pb2.Topic.ValueType = classifier_pb2.TOPIC_GAME
    failure: ServiceError | None = None
    acts: dict[str, classifier_pb2.Act.ValueType] = field(default_factory=dict)
    spans: dict[str, tuple[classifier_pb2.SpanType.ValueType, classifier_pb2.Polarity.ValueType]] = field(
        default_factory=dict
    )
    asked: list[list[str]] = field(default_factory=list)

    async def understand(self, texts: Sequence[str]) -> classifier_pb2.UnderstandResponse:
        self.asked.append(list(texts))
        if self.failure:
            raise self.failure
        return classifier_pb2.UnderstandResponse(understandings=map(self._understanding, texts), model=_ENCODER)

    def _understanding(self, text: str) -> classifier_pb2.Understanding:
        understanding = classifier_pb2.Understanding(
            intent=self.intent, probability=0.9, topic=self.topic, act=self.acts.get(text, classifier_pb2.ACT_NEW_WISH)
        )
        for words, (span_type, polarity) in self.spans.items():
            if (start := text.find(words)) >= 0:
                understanding.spans.add(
                    start=start, end=start + len(words), text=words, type=span_type, polarity=polarity
                )
        understanding.spans.sort(key=lambda span: span.start)
        return understanding


@dataclass
class FakeRecommender:
    """Recommends the first games of its catalogue to everybody."""

    catalogue: Sequence[common_pb2.Game]
    failure: ServiceError | None = None
    revision: str = "1"
    replays: bool = False
    knows_players: bool = True
    requests: list[recommender_pb2.RecommendRequest] = field(default_factory=list)
    pages_read: int = 0

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        self.requests.append(request)
        if self.failure:
            raise self.failure
        if query is not None and (vector := await query()) is not None:
            request.query.CopyFrom(vector)
        reason = common_pb2.Reason(kind=common_pb2.Reason.KIND_MATCHES_MESSAGE, weight=1)
        games = [common_pb2.RecommendedGame(game=game, reasons=[reason]) for game in self.catalogue[: request.limit]]
        return recommender_pb2.RecommendResponse(
            games=games, player_known=self.knows_players, replays=self.replays, catalogue_revision=self.revision
        )

    async def recommend_patiently(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        return await self.recommend(request, query)

    async def search(self, request: recommender_pb2.SearchGamesRequest) -> recommender_pb2.SearchGamesResponse:
        found = await self.recommend(recommender_pb2.RecommendRequest(limit=request.limit))
        return recommender_pb2.SearchGamesResponse(games=found.games)

    async def list_games(self, request: recommender_pb2.ListGamesRequest) -> recommender_pb2.ListGamesResponse:
        if self.failure:
            raise self.failure
        self.pages_read += 1
        start = int(request.page_token or 0)
        end = start + request.page_size
        return recommender_pb2.ListGamesResponse(
            games=self.catalogue[start:end],
            next_page_token=str(end) if end < len(self.catalogue) else "",
            catalogue_revision=self.revision,
        )

    async def list_games_patiently(
        self, request: recommender_pb2.ListGamesRequest
    ) -> recommender_pb2.ListGamesResponse:
        return await self.list_games(request)

    async def get_game(self, request: recommender_pb2.GetGameRequest) -> recommender_pb2.GetGameResponse:
        for game in self.catalogue:
            if game.game_id == request.game_id:
                return recommender_pb2.GetGameResponse(game=game)
        raise NotFound("no such game", reason="GAME_NOT_FOUND")

    async def similar_games(self, request: recommender_pb2.SimilarGamesRequest) -> recommender_pb2.SimilarGamesResponse:
        others = [game for game in self.catalogue if game.game_id != request.game_id][: request.limit]
        return recommender_pb2.SimilarGamesResponse(
            games=[common_pb2.RecommendedGame(game=game, score=1.0) for game in others]
        )

    async def explain(self, request: recommender_pb2.ExplainRequest) -> recommender_pb2.ExplainResponse:
        found = await self.get_game(recommender_pb2.GetGameRequest(game_id=request.game_id))
        return recommender_pb2.ExplainResponse(explanation=explanation_pb2.Explanation(game=found.game, position=1))

    async def record_events(self, request: recommender_pb2.RecordEventsRequest) -> recommender_pb2.RecordEventsResponse:
        return recommender_pb2.RecordEventsResponse(recorded=len(request.events))

    async def record(
        self, request: recommender_pb2.RecordInteractionsRequest
    ) -> recommender_pb2.RecordInteractionsResponse:
        return recommender_pb2.RecordInteractionsResponse(recorded=len(request.interactions))

    async def get_player(self, request: recommender_pb2.GetPlayerRequest) -> recommender_pb2.GetPlayerResponse:
        raise NotFound("no such player")

    async def delete_player(self, request: recommender_pb2.DeletePlayerRequest) -> recommender_pb2.DeletePlayerResponse:
        return recommender_pb2.DeletePlayerResponse()


@dataclass
class FakeLanguageModel:
    """Answers the first conversation with the first of `texts`, the second with the second, and so on."""

    texts: Sequence[str] = ()
    failure: ServiceError | None = None
    fails_after: int = 0
    hangs: bool = False
    finish_reason: llm_gateway_pb2.FinishReason.ValueType = llm_gateway_pb2.FINISH_REASON_STOP
    closed: int = 0
    conversations: list[Sequence[llm_gateway_pb2.ChatMessage]] = field(default_factory=list)

    async def stream(
        self, messages: Sequence[llm_gateway_pb2.ChatMessage], language: str
    ) -> AsyncGenerator[llm_gateway_pb2.StreamChatResponse, None]:
        text = self.texts[len(self.conversations) % len(self.texts)] if self.texts else ""
        self.conversations.append(messages)
        try:
            if self.hangs:
                await asyncio.Event().wait()
            if self.failure and not self.fails_after:
                raise self.failure
            started = llm_gateway_pb2.ChatStarted(upstream="fake", model="fake-1", attempt=1)
            yield llm_gateway_pb2.StreamChatResponse(started=started)
            for number, letter in enumerate(text):
                if self.failure and number == self.fails_after:
                    raise self.failure
                yield llm_gateway_pb2.StreamChatResponse(delta=llm_gateway_pb2.ChatDelta(text=letter))
            usage = llm_gateway_pb2.Usage(prompt_tokens=10, completion_tokens=len(text))
            finished = llm_gateway_pb2.ChatFinished(finish_reason=self.finish_reason, usage=usage)
            yield llm_gateway_pb2.StreamChatResponse(finished=finished)
        finally:
            self.closed += 1
