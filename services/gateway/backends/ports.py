"""Defines what the gateway needs of the other services, as Protocols free of grpc.

Protobuf messages are the value types, as most of what the gateway answers is passed on as it came. A call that fails
raises `services.common.errors.ServiceError`.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.common.v1 import common_pb2
from gamesrec.llm_gateway.v1 import llm_gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2


@dataclass(frozen=True, slots=True)
class EncodedText:
    """The embedding of a text, and the seconds that the model's forward pass took."""

    vector: common_pb2.Vector
    inference_seconds: float


# A vector that is still being computed, or None if it turns out that there is none.
LateVector = Callable[[], Awaitable[common_pb2.Vector | None]]


class Embedder(Protocol):
    """Texts to vectors."""

    async def encode_query(self, text: str) -> EncodedText:
        """Embeds what somebody asks."""
        ...

    async def encode_search(self, text: str) -> EncodedText:
        """As `encode_query`, where nothing can stand in: an embedder that is being started again is waited for."""
        ...

    async def encode_queries(self, texts: Sequence[str]) -> Sequence[common_pb2.Vector]:
        """Embeds several short texts in the same way, in their order."""
        ...

    def turn_from(self, model: common_pb2.ModelVersion) -> bool:
        """Told that vectors of this model meet no others any more; whether there is another one to ask from now on."""
        ...


class Classifier(Protocol):
    """Messages to what they say."""

    async def understand(self, texts: Sequence[str]) -> classifier_pb2.UnderstandResponse:
        """Understands messages, in their order."""
        ...


class Recommender(Protocol):
    """The catalogue, the players, and recommendations."""

    async def recommend(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        """Recommends to a player; begins with `request` while `query`, the vector of the message, is on its way."""
        ...

    async def recommend_patiently(
        self, request: recommender_pb2.RecommendRequest, query: LateVector | None = None
    ) -> recommender_pb2.RecommendResponse:
        """As `recommend`, where nothing can stand in: a recommender that is being started again is waited for."""
        ...

    async def search(self, request: recommender_pb2.SearchGamesRequest) -> recommender_pb2.SearchGamesResponse:
        """Finds games by a vector."""
        ...

    async def list_games(self, request: recommender_pb2.ListGamesRequest) -> recommender_pb2.ListGamesResponse:
        """Reads a page of the catalogue."""
        ...

    async def list_games_patiently(
        self, request: recommender_pb2.ListGamesRequest
    ) -> recommender_pb2.ListGamesResponse:
        """As `list_games`, where nothing can stand in: a recommender that is being started again is waited for."""
        ...

    async def get_game(self, request: recommender_pb2.GetGameRequest) -> recommender_pb2.GetGameResponse:
        """Reads a game."""
        ...

    async def similar_games(self, request: recommender_pb2.SimilarGamesRequest) -> recommender_pb2.SimilarGamesResponse:
        """Finds games that resemble one."""
        ...

    async def explain(self, request: recommender_pb2.ExplainRequest) -> recommender_pb2.ExplainResponse:
        """Tells why a game is, or is not, recommended to a player."""
        ...

    async def record_events(self, request: recommender_pb2.RecordEventsRequest) -> recommender_pb2.RecordEventsResponse:
        """Records what players did with games."""
        ...

    async def record(
        self, request: recommender_pb2.RecordInteractionsRequest
    ) -> recommender_pb2.RecordInteractionsResponse:
        """Records interactions."""
        ...

    async def get_player(self, request: recommender_pb2.GetPlayerRequest) -> recommender_pb2.GetPlayerResponse:
        """Reads a player."""
        ...

    async def delete_player(self, request: recommender_pb2.DeletePlayerRequest) -> recommender_pb2.DeletePlayerResponse:
        """Forgets a player."""
        ...


class LanguageModel(Protocol):
    """Conversations to texts."""

    def stream(
        self, messages: Sequence[llm_gateway_pb2.ChatMessage], language: str
    ) -> AsyncGenerator[llm_gateway_pb2.StreamChatResponse, None]:
        """Streams a completion in `language` (BCP 47). Close the generator to cancel."""
        ...
