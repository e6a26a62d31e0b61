"""Stored games and players get the vectors of another encoder while they serve; interactions stay as they are."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import grpc
import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.backup.clients import GrpcStore
from services.backup.ports import Vector
from services.backup.reembedding import reembed
from services.common.model_version import ModelVersion
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.fast_directory import fast_directory
from tests.support.in_process import in_process
from tests.unit.backup.test_backup import OTHER, FakeEncoder
from tests.unit.recommender.calls import ENCODER, axis, game, interaction

if TYPE_CHECKING:
    from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceAsyncStub

# The first letters of their titles give them vectors of their own.
GAMES = [game(each, axis(index)) for index, each in enumerate(("hades", "celeste", "braid"))]

ANN = common_pb2.Player(player_id="ann", attributes={"likes": "myths"})


@asynccontextmanager
async def serving(directory: Path) -> AsyncIterator[grpc.aio.Channel]:
    async with in_process(DEFINITION, RecommenderSettings(port=0, data_dir=directory), open_service) as channel:
        yield channel


async def fill(stub: RecommenderServiceAsyncStub) -> None:
    await stub.UpsertGames(pb.UpsertGamesRequest(games=GAMES, encoder=ENCODER))
    ann = pb.PlayerRecord(player=ANN, content=axis(0))
    await stub.UpsertPlayers(pb.UpsertPlayersRequest(players=[ann], encoder=ENCODER))
    await stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=[interaction("ann", "hades", 5)]))


async def found(stub: RecommenderServiceAsyncStub, letter: str, model: ModelVersion) -> str:
    """The game that is called so, by the vectors of `FakeEncoder`."""
    (vector,) = await FakeEncoder(model).game_vectors([common_pb2.Game(title=letter)])
    version = common_pb2.ModelVersion(name=model.name, revision=model.revision, dimension=model.dimension)
    query = common_pb2.Vector(values=vector, model=version)
    response = await stub.SearchGames(pb.SearchGamesRequest(query=query, limit=1))
    return str(response.games[0].game.game_id)


async def test_all_is_embedded_anew_and_searched_by_the_new_vectors_and_interactions_stay() -> None:
    with fast_directory() as directory:
        async with serving(directory) as channel:
            stub = RecommenderServiceStub(channel)
            await fill(stub)
            shown: list[tuple[int, int]] = []
            done = await reembed(GrpcStore(channel), FakeEncoder(OTHER), lambda *progress: shown.append(progress))
            assert done == (3, 1)
            assert (shown[0], shown[-1]) == ((0, 4), (4, 4))
            assert await found(stub, "Hades", OTHER) == "hades"
            assert (await stub.GetStatistics(pb.GetStatisticsRequest())).encoder.name == OTHER.name
            known = await stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
            assert (dict(known.player.attributes), known.interaction_count) == ({"likes": "myths"}, 1)
            with pytest.raises(grpc.aio.AioRpcError, match="gamesrec reembed"):
                await stub.UpsertGames(pb.UpsertGamesRequest(games=GAMES, encoder=ENCODER))
        async with serving(directory) as channel:
            assert await found(RecommenderServiceStub(channel), "Celeste", OTHER) == "celeste"


async def test_one_that_was_cut_short_goes_on_with_what_is_missing_and_the_old_vectors_serve_until_then() -> None:
    with fast_directory() as directory:
        async with serving(directory) as channel:
            stub, store = RecommenderServiceStub(channel), GrpcStore(channel)
            await fill(stub)
            begun = await store.begin(OTHER)
            (vector,) = await FakeEncoder(OTHER).game_vectors([GAMES[0].game])
            await store.write_reembedded(begun.version, [pb.GameRecord(game=GAMES[0].game, content=vector)], [])
            assert not await store.serve(begun.version)
            assert (await stub.GetStatistics(pb.GetStatisticsRequest())).encoder == ENCODER
            encoder = FakeEncoder(OTHER)
            await reembed(store, encoder, lambda *_: None)
            assert encoder.embedded == 3  # two games and a player


async def test_a_restart_in_the_middle_loses_nothing_and_who_is_forgotten_then_is_forgotten_everywhere() -> None:
    with fast_directory() as directory:
        async with serving(directory) as channel:
            stub, store = RecommenderServiceStub(channel), GrpcStore(channel)
            await fill(stub)
            begun = await store.begin(OTHER)
            (vector,) = await FakeEncoder(OTHER).player_vectors([ANN])
            await store.write_reembedded(begun.version, [], [pb.PlayerRecord(player=ANN, content=vector)])
        async with serving(directory) as channel:
            stub, store = RecommenderServiceStub(channel), GrpcStore(channel)
            deleted = await stub.DeletePlayer(pb.DeletePlayerRequest(player_id="ann"))
            assert (deleted.deleted_interactions, deleted.deleted_player) == (1, True)
            assert (await store.begin(OTHER)).players_written == 0
            await reembed(store, FakeEncoder(OTHER), lambda *_: None)
        async with serving(directory) as channel:
            assert sorted(path.name for path in directory.glob("games*")) == [f"games_{begun.version}_v1"]
            assert await found(RecommenderServiceStub(channel), "Hades", OTHER) == "hades"
            await RecommenderServiceStub(channel).DeletePlayer(pb.DeletePlayerRequest(player_id="ann"))


async def test_what_changes_meanwhile_is_embedded_again_and_who_is_forgotten_stays_forgotten() -> None:
    with fast_directory() as directory:
        async with serving(directory) as channel:
            stub, store = RecommenderServiceStub(channel), GrpcStore(channel)
            await fill(stub)

            class Busy(FakeEncoder):
                async def player_vectors(self, players: Sequence[common_pb2.Player]) -> Sequence[Vector]:
                    # By now the games are written.
                    if not self.seen:
                        self.seen = True
                        renamed = pb.GameRecord(game=common_pb2.Game(game_id="hades", title="ARES"), content=axis(0))
                        await stub.UpsertGames(pb.UpsertGamesRequest(games=[renamed], encoder=ENCODER))
                        vectors = await super().player_vectors(players)
                        await stub.DeletePlayer(pb.DeletePlayerRequest(player_id="ann"))
                        return vectors
                    return await super().player_vectors(players)

                seen = False

            await reembed(store, Busy(OTHER), lambda *_: None)
            assert await found(stub, "ARES", OTHER) == "hades"
            with pytest.raises(grpc.aio.AioRpcError, match="nothing is known"):
                await stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
            again = ModelVersion(ENCODER.name, ENCODER.revision, ENCODER.dimension)
            await reembed(store, FakeEncoder(again), lambda *_: None)
            with pytest.raises(grpc.aio.AioRpcError, match="nothing is known"):
                await stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))


async def test_no_call_fails_while_vectors_of_another_size_take_over() -> None:
    with fast_directory() as directory:
        async with serving(directory) as channel:
            stub, store = RecommenderServiceStub(channel), GrpcStore(channel)
            await fill(stub)
            failed: list[str] = []
            over = False

            async def ask() -> None:
                while not over:
                    request = pb.RecommendRequest(player_id="ann", limit=3)
                    call = stub.Recommend(iter([request]))
                    if await call.code() is not grpc.StatusCode.OK:
                        failed.append(str(await call.details()))

            callers = [asyncio.create_task(ask()) for _ in range(4)]
            same = ModelVersion(ENCODER.name, ENCODER.revision, ENCODER.dimension)
            for model in (OTHER, same, OTHER):
                await reembed(store, FakeEncoder(model), lambda *_: None)
            over = True
            await asyncio.gather(*callers)
            assert failed == []


async def test_one_that_another_has_overtaken_ends_and_leaves_what_serves_as_it_is() -> None:
    with fast_directory() as directory:
        async with serving(directory) as channel:
            stub, store = RecommenderServiceStub(channel), GrpcStore(channel)
            await fill(stub)

            class Overtaken(FakeEncoder):
                async def player_vectors(self, players: Sequence[common_pb2.Player]) -> Sequence[Vector]:
                    await reembed(store, FakeEncoder(OTHER), lambda *_: None)
                    return await super().player_vectors(players)

            assert await reembed(store, Overtaken(OTHER), lambda *_: None) == (0, 0)
            assert await found(stub, "Hades", OTHER) == "hades"
