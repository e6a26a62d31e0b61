"""The measured and the exported recommender over grpc: each question is a `Recommend` call, as a service sends it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC

import grpc

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.channels import LONGEST_CALL_SECONDS
from services.common.request import outgoing
from services.common.status import answered, from_rpc_error
from services.evaluation.measured.ports import LISTS, Counts, FitReport
from services.ingest.records import Game, Interaction
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
        response = await answered(call, "recommender")
        return Counts(response.games, response.interactions)

    async def fit(self) -> FitReport:
        """Calls the `fit` that was given."""
        return await self._fit()

    async def recommend(self, player_id: str, limit: int) -> Mapping[str, Sequence[str]]:
        """Asks without a message."""
        request = recommender_pb2.RecommendRequest(player_id=player_id, limit=limit)
        response = await answered(self._stub.Recommend(_once(request), **outgoing(_ASK_SECONDS)), "recommender")
        return {name: [item.game.game_id for item in getattr(response, name)] for name in LISTS}


class GrpcExport:
    """What the recommender behind a channel holds."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._stub = recommender_pb2_grpc.RecommenderServiceStub(channel)

    async def games(self) -> AsyncIterator[Sequence[Game]]:
        """Reads the stream of games."""
        with _service_errors():
            call = self._stub.ExportGames(recommender_pb2.ExportGamesRequest(), **outgoing(LONGEST_CALL_SECONDS))
            async for part in call:
                yield [_game(record.game) for record in part.games]

    async def interactions(self) -> AsyncIterator[Sequence[Interaction]]:
        """Reads the stream of interactions."""
        with _service_errors():
            request = recommender_pb2.ExportInteractionsRequest()
            async for part in self._stub.ExportInteractions(request, **outgoing(LONGEST_CALL_SECONDS)):
                yield [_interaction(entry) for entry in part.interactions]


@contextmanager
def _service_errors() -> Iterator[None]:
    """Raises the ServiceError that a stream ended with."""
    try:
        yield
    except grpc.aio.AioRpcError as error:
        raise from_rpc_error(error, "recommender") from error


def _game(game: common_pb2.Game) -> Game:
    return Game(
        game_id=game.game_id,
        title=game.title,
        year=game.year,
        developer=game.developer,
        genres=tuple(game.genres),
        platforms=tuple(game.platforms),
        tags=tuple(game.tags),
        summary=game.summary,
        attributes=dict(game.attributes),
    )


def _interaction(entry: common_pb2.Interaction) -> Interaction:
    rating = entry.rating if entry.HasField("rating") else None
    return Interaction(entry.player_id, entry.game_id, rating, entry.occurred_at.ToDatetime(UTC))


async def _once(request: recommender_pb2.RecommendRequest) -> AsyncIterator[recommender_pb2.RecommendRequest]:
    yield request
