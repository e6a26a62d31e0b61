"""Serves GatewayService: translates between the edge's messages and what answers them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.advice import Advisor, Question
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import Embedder, Recommender
from services.gateway.chat import Chat

if TYPE_CHECKING:
    from services.common.status import ServicerContext

_DEFAULT_CHAT_LIMIT = 5
_DEFAULT_LIMIT = 10


def _filter(
    request: gateway_pb2.ChatRequest | gateway_pb2.RecommendRequest | gateway_pb2.SearchGamesRequest,
) -> common_pb2.GameFilter | None:
    return request.filter if request.HasField("filter") else None


class GatewayServicer(gateway_pb2_grpc.GatewayServiceServicer):
    """The rpcs of the edge; see the proto for what each promises."""

    def __init__(self, chat: Chat, advisor: Advisor, embedder: Embedder, recommender: Recommender) -> None:
        self._chat = chat
        self._advisor = advisor
        self._embedder = embedder
        self._recommender = recommender

    async def Chat(  # noqa: N802
        self, request: gateway_pb2.ChatRequest, context: ServicerContext
    ) -> AsyncIterator[gateway_pb2.ChatResponse]:
        limit = request.limit if request.HasField("limit") else _DEFAULT_CHAT_LIMIT
        question = Question(request.player_id, request.text, limit, _filter(request))
        async with aclosing(self._chat.answer(question, request.history, request.language)) as events:
            async for event in events:
                yield event

    async def Recommend(  # noqa: N802
        self, request: gateway_pb2.RecommendRequest, context: ServicerContext
    ) -> gateway_pb2.RecommendResponse:
        limit = request.limit if request.HasField("limit") else _DEFAULT_LIMIT
        question = Question(request.player_id, request.text, limit, _filter(request))
        report = AnswerReport()
        advice = await self._advisor.advise(question, report, classify=False)
        return gateway_pb2.RecommendResponse(recommendations=advice.recommendations, degradations=report.degradations)

    async def SearchGames(  # noqa: N802
        self, request: gateway_pb2.SearchGamesRequest, context: ServicerContext
    ) -> gateway_pb2.SearchGamesResponse:
        encoded = await self._embedder.encode_query(request.text)
        limit = request.limit if request.HasField("limit") else _DEFAULT_LIMIT
        found = await self._recommender.search(
            recommender_pb2.SearchGamesRequest(
                query=encoded.vector, text=request.text, limit=limit, filter=_filter(request)
            )
        )
        return gateway_pb2.SearchGamesResponse(games=found.games)

    async def RecordInteractions(  # noqa: N802
        self, request: gateway_pb2.RecordInteractionsRequest, context: ServicerContext
    ) -> gateway_pb2.RecordInteractionsResponse:
        recorded = await self._recommender.record(
            recommender_pb2.RecordInteractionsRequest(interactions=request.interactions)
        )
        return gateway_pb2.RecordInteractionsResponse(recorded=recorded.recorded)

    async def GetPlayer(  # noqa: N802
        self, request: gateway_pb2.GetPlayerRequest, context: ServicerContext
    ) -> gateway_pb2.GetPlayerResponse:
        limit = request.history_limit if request.HasField("history_limit") else None
        known = await self._recommender.get_player(
            recommender_pb2.GetPlayerRequest(player_id=request.player_id, history_limit=limit)
        )
        return gateway_pb2.GetPlayerResponse(
            player=known.player, history=known.history, interaction_count=known.interaction_count
        )

    async def DeletePlayer(  # noqa: N802
        self, request: gateway_pb2.DeletePlayerRequest, context: ServicerContext
    ) -> gateway_pb2.DeletePlayerResponse:
        deleted = await self._recommender.delete_player(
            recommender_pb2.DeletePlayerRequest(player_id=request.player_id)
        )
        return gateway_pb2.DeletePlayerResponse(
            deleted_interactions=deleted.deleted_interactions, deleted_player=deleted.deleted_player
        )
