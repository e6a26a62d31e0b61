"""The measured recommender over grpc: every question is a `Recommend` call, as a service would send it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence

import grpc

from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.request import outgoing
from services.common.status import answered
from services.evaluation.ports import LISTS, Counts, FitReport
from services.ingest.storing.clients import GrpcCatalogue
from services.ingest.storing.ports import Catalogue

_ASK_SECONDS = 30.0
_COUNT_SECONDS = 60.0

Fit = Callable[[], Awaitable[FitReport]]


async def no_fit() -> FitReport:
    """For recommenders that fit nothing: their neighbours serve."""
    return FitReport()


class GrpcRecommender:
    """The recommender service behind a channel. `fit` fits its model."""

    def __init__(self, channel: grpc.aio.Channel, fit: Fit = no_fit) -> None:
        self._stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        self._catalogue = GrpcCatalogue(channel)
        self._fit = fit

    @property
    def catalogue(self) -> Catalogue:
        """Over the same channel."""
        return self._catalogue

    async def counts(self) -> Counts:
        """Asks for the statistics."""
        call = self._stub.GetStatistics(recommender_pb2.GetStatisticsRequest(), **outgoing(_COUNT_SECONDS))
        response = await answered(call)
        return Counts(response.games, response.interactions)

    async def fit(self) -> FitReport:
        """Calls the `fit` that was given."""
        return await self._fit()

    async def recommend(self, player_id: str, limit: int) -> Mapping[str, Sequence[str]]:
        """Asks without a message."""
        request = recommender_pb2.RecommendRequest(player_id=player_id, limit=limit)
        response = await answered(self._stub.Recommend(_once(request), **outgoing(_ASK_SECONDS)))
        return {name: [item.game.game_id for item in getattr(response, name)] for name in LISTS}


async def _once(request: recommender_pb2.RecommendRequest) -> AsyncIterator[recommender_pb2.RecommendRequest]:
    yield request
