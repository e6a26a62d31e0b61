"""Calls the recommender and the embedder for backups over gRPC; decides nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

import grpc

from gamesrec.common.v1 import common_pb2, event_pb2
from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1 import recommender_pb2_grpc
from services.backup.ports import Vector
from services.common.channels import LONGEST_CALL_SECONDS
from services.common.message_parts import in_parts
from services.common.model_messages import model_message, model_version
from services.common.model_version import ModelVersion
from services.common.request import outgoing
from services.common.status import answered, from_rpc_error
from services.ingest.records import Game, Player
from services.ingest.storing.descriptions import describe_game, describe_player

_CALL_SECONDS = 60.0
_EMBED_SECONDS = 120.0
# All games and players are compared before the swap.
_SWAP_SECONDS = 1800.0
_STORE, _ENCODER = "recommender", "embedder"


class GrpcStore:
    """The recommender service."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._stub = recommender_pb2_grpc.RecommenderServiceStub(channel)

    async def encoder(self) -> ModelVersion | None:
        found = await self._statistics()
        return model_version(found.encoder) if found.HasField("encoder") else None

    async def games_stored(self) -> int:
        return (await self._statistics()).games

    async def games(self) -> AsyncIterator[pb.GameRecord]:
        async for part in _streamed(self._stub.ExportGames, pb.ExportGamesRequest()):
            for game in part.games:
                yield game

    async def players(self) -> AsyncIterator[pb.PlayerRecord]:
        async for part in _streamed(self._stub.ExportPlayers, pb.ExportPlayersRequest()):
            for player in part.players:
                yield player

    async def interactions(self) -> AsyncIterator[pb.ExportInteractionsResponse]:
        async for part in _streamed(self._stub.ExportInteractions, pb.ExportInteractionsRequest()):
            yield part

    async def events(self) -> AsyncIterator[pb.ExportEventsResponse]:
        async for part in _streamed(self._stub.ExportEvents, pb.ExportEventsRequest()):
            yield part

    async def write_games(self, games: Sequence[pb.GameRecord], encoder: ModelVersion) -> None:
        """One call, or more if the games are large."""
        for part in in_parts(games):
            request = pb.UpsertGamesRequest(games=part, encoder=model_message(encoder))
            await answered(self._stub.UpsertGames(request, **outgoing(_CALL_SECONDS)), _STORE)

    async def write_players(self, players: Sequence[pb.PlayerRecord], encoder: ModelVersion) -> None:
        """One call, or more if the players are large."""
        for part in in_parts(players):
            request = pb.UpsertPlayersRequest(players=part, encoder=model_message(encoder))
            await answered(self._stub.UpsertPlayers(request, **outgoing(_CALL_SECONDS)), _STORE)

    async def write_interactions(self, interactions: Sequence[common_pb2.Interaction]) -> None:
        request = pb.RecordInteractionsRequest(interactions=interactions)
        await answered(self._stub.RecordInteractions(request, **outgoing(_CALL_SECONDS)), _STORE)

    async def write_events(self, events: Sequence[event_pb2.PlayerEvent]) -> None:
        await answered(
            self._stub.RecordEvents(pb.RecordEventsRequest(events=events), **outgoing(_CALL_SECONDS)), _STORE
        )

    async def begin(self, encoder: ModelVersion) -> pb.BeginReembeddingResponse:
        request = pb.BeginReembeddingRequest(encoder=model_message(encoder))
        return await answered(self._stub.BeginReembedding(request, **outgoing(_CALL_SECONDS)), _STORE)

    async def unembedded(self, version: str) -> AsyncIterator[pb.ExportUnembeddedResponse]:
        async for part in _streamed(self._stub.ExportUnembedded, pb.ExportUnembeddedRequest(version=version)):
            yield part

    async def write_reembedded(
        self, version: str, games: Sequence[pb.GameRecord], players: Sequence[pb.PlayerRecord]
    ) -> None:
        request = pb.WriteReembeddedRequest(version=version, games=games, players=players)
        await answered(self._stub.WriteReembedded(request, **outgoing(_CALL_SECONDS)), _STORE)

    async def serve(self, version: str) -> bool:
        call = self._stub.ServeReembedded(pb.ServeReembeddedRequest(version=version), **outgoing(_SWAP_SECONDS))
        return (await answered(call, _STORE)).serves

    async def _statistics(self) -> pb.GetStatisticsResponse:
        return await answered(self._stub.GetStatistics(pb.GetStatisticsRequest(), **outgoing(_CALL_SECONDS)), _STORE)


class GrpcEncoder:
    """The embedder service."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._stub = embedder_pb2_grpc.EmbedderServiceStub(channel)

    async def version(self) -> ModelVersion:
        call = self._stub.GetModel(embedder_pb2.GetModelRequest(), **outgoing(_CALL_SECONDS))
        return model_version((await answered(call, _ENCODER)).model)

    async def game_vectors(self, games: Sequence[common_pb2.Game]) -> Sequence[Vector]:
        return await self._vectors([describe_game(_described(game)) for game in games])

    async def player_vectors(self, players: Sequence[common_pb2.Player]) -> Sequence[Vector]:
        texts = [describe_player(Player(player.player_id, dict(player.attributes))) for player in players]
        told = [text for text in texts if text]
        vectors = iter(await self._vectors(told) if told else ())
        return [next(vectors) if text else () for text in texts]

    async def _vectors(self, texts: Sequence[str]) -> list[Vector]:
        request = embedder_pb2.EmbedRequest(texts=texts, prompt_name="passage")
        response = await answered(self._stub.Embed(request, **outgoing(_EMBED_SECONDS)), _ENCODER)
        return [list(each.values) for each in response.embeddings]


async def _streamed(method: Any, request: Any) -> AsyncIterator[Any]:
    call = method(request, **outgoing(LONGEST_CALL_SECONDS))
    try:
        async for part in call:
            yield part
    except grpc.aio.AioRpcError as error:
        raise from_rpc_error(error, _STORE) from error
    finally:
        call.cancel()


def _described(game: common_pb2.Game) -> Game:
    """What of a game its description is made of."""
    return Game(
        game.game_id,
        game.title,
        developer=game.developer,
        genres=tuple(game.genres),
        tags=tuple(game.tags),
        summary=game.summary,
        attributes=dict(game.attributes),
    )
