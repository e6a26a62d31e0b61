"""The recommender's rpcs in short, and small worlds to call them with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb

if TYPE_CHECKING:
    from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceAsyncStub

ENCODER = common.ModelVersion(name="test-encoder", revision="r1", dimension=8)
TODAY = datetime(2025, 6, 1, tzinfo=UTC)


def axis(number: int, *, towards: int | None = None, share: float = 0.2) -> list[float]:
    """A vector along an axis, leaning towards another one."""
    vector = [0.0] * ENCODER.dimension
    vector[number] = 1.0
    if towards is not None:
        vector[towards] += share
    return vector


def game(game_id: str, content: Sequence[float], **fields: object) -> pb.GameRecord:
    """A game called like its id in capitals."""
    return pb.GameRecord(
        game=common.Game(game_id=game_id, title=game_id.upper(), **fields),  # type: ignore[arg-type]
        content=content,
    )


def interaction(
    player_id: str, game_id: str, rating: float | None = None, *, days_ago: float = 10
) -> common.Interaction:
    """An interaction that long before the fixed day of the tests."""
    made = common.Interaction(player_id=player_id, game_id=game_id, rating=rating)
    made.occurred_at.FromDatetime(TODAY - timedelta(days=days_ago))
    return made


def query(values: Sequence[float]) -> common.Vector:
    """A message's vector by the tests' encoder."""
    return common.Vector(values=values, model=ENCODER)


def ids(games: Sequence[common.RecommendedGame]) -> list[str]:
    """Ids of recommended games, in order."""
    return [item.game.game_id for item in games]


@dataclass(frozen=True)
class Recommender:
    """The service's rpcs in short."""

    stub: RecommenderServiceAsyncStub

    async def add_games(self, *games: pb.GameRecord) -> None:
        await self.stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))

    async def add_players(self, *players: pb.PlayerRecord) -> None:
        await self.stub.UpsertPlayers(pb.UpsertPlayersRequest(players=players, encoder=ENCODER))

    async def record(self, *interactions: common.Interaction) -> int:
        response = await self.stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=interactions))
        return response.recorded

    async def recommend(
        self,
        player_id: str,
        *,
        message: Sequence[float] | None = None,
        limit: int | None = None,
        wanted: common.GameFilter | None = None,
        late: bool = False,
        wish: pb.Wish | None = None,
        also: Sequence[common.GameFilter] = (),
    ) -> pb.RecommendResponse:
        """`late` sends the message's vector in a second request."""
        request = pb.RecommendRequest(player_id=player_id, limit=limit, filter=wanted, wish=wish, also=also)
        if message is None:
            return await self.stub.Recommend(iter([request]))
        if late:
            return await self.stub.Recommend(iter([request, pb.RecommendRequest(query=query(message))]))
        request.query.CopyFrom(query(message))
        return await self.stub.Recommend(iter([request]))

    async def statistics(self) -> pb.GetStatisticsResponse:
        return await self.stub.GetStatistics(pb.GetStatisticsRequest())
