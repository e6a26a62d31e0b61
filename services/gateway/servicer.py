"""Serves GatewayService: translates between the edge's messages and what answers them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2
from services.common.enum_names import short_name
from services.common.games.list_length import DEFAULT_LIMIT, limit_of
from services.gateway import metrics
from services.gateway.answer_report import AnswerReport
from services.gateway.backends.ports import Embedder, Recommender
from services.gateway.chat import Chat
from services.gateway.recommending.advice import Question
from services.gateway.recommending.advisor import Advisor
from services.gateway.recommending.searching import search
from services.gateway.requests.experiments import NO_EXPERIMENT, Experiment
from services.gateway.requests.known_values import check_known
from services.gateway.requests.readable_ids import check_entries, check_player_id
from services.gateway.requests.response_size import small_list, small_recommendations
from services.gateway.understanding.catalogue import CatalogueCache
from services.gateway.understanding.plain_text import composed

if TYPE_CHECKING:
    from services.common.status import ServicerContext

_DEFAULT_CHAT_LIMIT = 5
_MOST_CHAT_GAMES = 50
_DEFAULT_PAGE = 100


def _filter(
    request: gateway_pb2.ChatRequest
    | gateway_pb2.RecommendRequest
    | gateway_pb2.SearchGamesRequest
    | gateway_pb2.SimilarGamesRequest,
) -> common_pb2.GameFilter | None:
    return request.filter if request.HasField("filter") else None


class GatewayServicer(gateway_pb2_grpc.GatewayServiceServicer):
    """The rpcs of the edge; see the proto for what each promises."""

    def __init__(
        self,
        chat: Chat,
        advisor: Advisor,
        embedder: Embedder,
        recommender: Recommender,
        catalogue: CatalogueCache,
        experiment: Experiment = NO_EXPERIMENT,
    ) -> None:
        self._catalogue = catalogue
        self._experiment = experiment
        self._chat = chat
        self._advisor = advisor
        self._embedder = embedder
        self._recommender = recommender

    async def Chat(  # noqa: N802
        self, request: gateway_pb2.ChatRequest, context: ServicerContext
    ) -> AsyncIterator[gateway_pb2.ChatResponse]:
        bucket = await self._prepared("Chat", request)
        question = Question(
            request.player_id,
            composed(request.text),
            request.limit if request.HasField("limit") else None,
            _filter(request),
            usual=_DEFAULT_CHAT_LIMIT,
            most=_MOST_CHAT_GAMES,
            state=request.state if request.HasField("state") else None,
            history=request.history,
        )
        async with aclosing(self._chat.answer(question, request.language, bucket)) as events:
            async for event in events:
                yield event

    async def Recommend(  # noqa: N802
        self, request: gateway_pb2.RecommendRequest, context: ServicerContext
    ) -> gateway_pb2.RecommendResponse:
        bucket = await self._prepared("Recommend", request)
        limit = request.limit if request.HasField("limit") else None
        text = composed(request.text)
        question = Question(request.player_id, text, limit, _filter(request), usual=DEFAULT_LIMIT, most=100)
        report = AnswerReport()
        advice = await self._advisor.advise(question, report, is_wish=True)
        return gateway_pb2.RecommendResponse(
            recommendations=small_recommendations(advice.recommendations),
            degradations=report.degradations,
            experiment_bucket=bucket,
        )

    async def SearchGames(  # noqa: N802
        self, request: gateway_pb2.SearchGamesRequest, context: ServicerContext
    ) -> gateway_pb2.SearchGamesResponse:
        await check_known(_filter(request), self._catalogue)
        asked = recommender_pb2.SearchGamesRequest(text=request.text, limit=limit_of(request), filter=_filter(request))
        found = await search(self._embedder, self._recommender, asked)
        answer = gateway_pb2.SearchGamesResponse(games=found.games)
        return small_list(answer, answer.games)

    async def RecordInteractions(  # noqa: N802
        self, request: gateway_pb2.RecordInteractionsRequest, context: ServicerContext
    ) -> gateway_pb2.RecordInteractionsResponse:
        check_entries("interactions", request.interactions)
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
        answer = gateway_pb2.GetPlayerResponse(
            player=known.player, history=known.history, interaction_count=known.interaction_count
        )
        return small_list(answer, answer.history)

    async def DeletePlayer(  # noqa: N802
        self, request: gateway_pb2.DeletePlayerRequest, context: ServicerContext
    ) -> gateway_pb2.DeletePlayerResponse:
        deleted = await self._recommender.delete_player(
            recommender_pb2.DeletePlayerRequest(player_id=request.player_id)
        )
        return gateway_pb2.DeletePlayerResponse(
            deleted_interactions=deleted.deleted_interactions, deleted_player=deleted.deleted_player
        )

    async def GetGame(  # noqa: N802
        self, request: gateway_pb2.GetGameRequest, context: ServicerContext
    ) -> gateway_pb2.GetGameResponse:
        found = await self._recommender.get_game(recommender_pb2.GetGameRequest(game_id=request.game_id))
        return gateway_pb2.GetGameResponse(game=found.game)

    async def ListGames(  # noqa: N802
        self, request: gateway_pb2.ListGamesRequest, context: ServicerContext
    ) -> gateway_pb2.ListGamesResponse:
        page = await self._recommender.list_games_patiently(
            recommender_pb2.ListGamesRequest(
                page_size=request.page_size or _DEFAULT_PAGE, page_token=request.page_token
            )
        )
        return gateway_pb2.ListGamesResponse(
            games=page.games, next_page_token=page.next_page_token, catalogue_revision=page.catalogue_revision
        )

    async def SimilarGames(  # noqa: N802
        self, request: gateway_pb2.SimilarGamesRequest, context: ServicerContext
    ) -> gateway_pb2.SimilarGamesResponse:
        await check_known(_filter(request), self._catalogue)
        limit = limit_of(request)
        found = await self._recommender.similar_games(
            recommender_pb2.SimilarGamesRequest(game_id=request.game_id, limit=limit, filter=_filter(request))
        )
        answer = gateway_pb2.SimilarGamesResponse(games=found.games)
        return small_list(answer, answer.games)

    async def Explain(  # noqa: N802
        self, request: gateway_pb2.ExplainRequest, context: ServicerContext
    ) -> gateway_pb2.ExplainResponse:
        check_player_id(request.player_id)
        told = await self._recommender.explain(
            recommender_pb2.ExplainRequest(player_id=request.player_id, game_id=request.game_id)
        )
        return gateway_pb2.ExplainResponse(explanation=told.explanation)

    async def RecordEvents(  # noqa: N802
        self, request: gateway_pb2.RecordEventsRequest, context: ServicerContext
    ) -> gateway_pb2.RecordEventsResponse:
        check_entries("events", request.events)
        recorded = await self._recommender.record_events(recommender_pb2.RecordEventsRequest(events=request.events))
        for event in request.events:
            # Of an experiment that has ended events may still come.
            bucket = event.experiment_bucket if event.experiment_bucket in self._experiment.weights else ""
            metrics.EVENTS.labels(short_name(event, "kind").lower(), bucket).inc()
        return gateway_pb2.RecordEventsResponse(recorded=recorded.recorded, repeated=recorded.repeated)

    async def _prepared(self, rpc: str, request: gateway_pb2.ChatRequest | gateway_pb2.RecommendRequest) -> str:
        """The experiment bucket of a request whose filter and player are sound. Raises InvalidArgument."""
        check_player_id(request.player_id)
        await check_known(_filter(request), self._catalogue)
        bucket = self._experiment.bucket_of(request.player_id, request.experiment_bucket)
        metrics.ANSWERS.labels(rpc, bucket).inc()
        return bucket
