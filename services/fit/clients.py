"""The recommender over grpc, as a fit needs it: arrays to protobuf and back. Holds no logic."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, fields

import grpc
import numpy as np

from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.common.channels import LONGEST_CALL_SECONDS
from services.common.model_messages import model_message, model_version
from services.common.model_version import ModelVersion
from services.common.request import outgoing
from services.common.status import answered, from_rpc_error
from services.fit.ports import ExportedGames, ExportedInteractions, ServingModel
from services.fit.records import Choices, Columns, Fitted

_PART = "recommender"
_CALL_SECONDS = 60.0
_SERVE_SECONDS = 600.0
# A game known, popularity weighs nearly as much as all else; see `popularity_share` of the recommender's ranking.
_POPULARITY_WEIGHT = 1.0


class GrpcItemModels:
    """The recommender service."""

    def __init__(self, channel: grpc.aio.Channel) -> None:
        self._stub = RecommenderServiceStub(channel)

    async def counts(self) -> tuple[int, int]:
        """Asks for the statistics."""
        found = await answered(
            self._stub.GetStatistics(pb.GetStatisticsRequest(), **outgoing(_CALL_SECONDS)), "recommender"
        )
        return found.games, found.interactions

    async def games(self) -> AsyncIterator[ExportedGames]:
        """Streams the games."""
        call = self._stub.ExportGames(pb.ExportGamesRequest(), **outgoing(LONGEST_CALL_SECONDS))
        try:
            async for message in call:
                yield ExportedGames(
                    [record.game.game_id for record in message.games],
                    [np.array(record.content, dtype=np.float32) for record in message.games],
                    model_version(message.encoder),
                )
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error, _PART) from error

    async def interactions(self) -> AsyncIterator[ExportedInteractions]:
        """Streams the interactions."""
        call = self._stub.ExportInteractions(pb.ExportInteractionsRequest(), **outgoing(LONGEST_CALL_SECONDS))
        try:
            async for message in call:
                items = message.interactions
                yield ExportedInteractions(
                    [item.player_id for item in items],
                    [item.game_id for item in items],
                    [item.rating if item.HasField("rating") else math.nan for item in items],
                    [item.occurred_at.seconds + item.occurred_at.nanos / 1e9 for item in items],
                )
        except grpc.aio.AioRpcError as error:
            raise from_rpc_error(error, _PART) from error

    async def serving(self) -> ServingModel:
        """Asks for the model."""
        found = await answered(
            self._stub.GetItemModel(pb.GetItemModelRequest(), **outgoing(_CALL_SECONDS)), "recommender"
        )
        chosen = found.choices if found.HasField("choices") else None
        return ServingModel(
            found.serving,
            chosen and Choices(**{field.name: getattr(chosen, field.name) for field in fields(Choices)}),
        )

    async def begin(self, version: str, fitted: Fitted, encoder: ModelVersion) -> int:
        """Sends all but the vectors."""
        history = fitted.history
        model = pb.ItemModel(
            version=version,
            encoder=model_message(encoder),
            factors=fitted.factors.shape[1],
            gram=fitted.gram.ravel().tolist(),
            confidence=fitted.confidence,
            regularisation=fitted.choices.regularisation,
            cold_map=fitted.cold_map.ravel().tolist(),
            history=pb.HistoryWeights(
                neutral_rating=history.neutral_rating,
                full_rating=history.full_rating,
                unrated=history.unrated,
                fading=history.fading,
                least_faded=history.least_faded,
            ),
            factor_weight=fitted.choices.factor_weight,
            popularity_weight=_POPULARITY_WEIGHT,
            interactions=fitted.interactions,
            choices=pb.FitChoices(**asdict(fitted.choices)),
        )
        request = pb.BeginItemModelRequest(model=model, games=len(fitted.factors))
        return (await answered(self._stub.BeginItemModel(request, **outgoing(_CALL_SECONDS)), _PART)).written

    async def write(self, version: str, fitted: Fitted, game_ids: Sequence[str], games: range) -> None:
        """One call."""
        items = [_item(fitted, game_ids[game], game) for game in games]
        request = pb.WriteItemVectorsRequest(version=version, items=items)
        await answered(self._stub.WriteItemVectors(request, **outgoing(_CALL_SECONDS)), _PART)

    async def serve(self, version: str) -> int:
        """One call, which may take a while: games that were written meanwhile are added."""
        request = pb.ServeItemModelRequest(version=version)
        return (await answered(self._stub.ServeItemModel(request, **outgoing(_SERVE_SECONDS)), _PART)).games


def _item(fitted: Fitted, game_id: str, game: int) -> pb.ItemVectors:
    column_games, column_values = _entries(fitted.columns, game)
    together_games, together_players = _entries(fitted.together, game)
    return pb.ItemVectors(
        game_id=game_id,
        index=game + 1,
        factors=fitted.factors[game].tolist(),
        column_games=column_games,
        column_values=column_values,
        popularity=float(fitted.popularity[game]),
        together_games=together_games,
        together_players=[int(count) for count in together_players],
        cold=bool(fitted.cold[game]),
    )


def _entries(columns: Columns, game: int) -> tuple[list[int], list[float]]:
    """Numbers, from 1 and ascending, and values of a column's entries."""
    present = np.flatnonzero(columns.games[game] >= 0)
    order = present[np.argsort(columns.games[game][present], kind="stable")]
    return (columns.games[game][order] + 1).tolist(), columns.values[game][order].tolist()
