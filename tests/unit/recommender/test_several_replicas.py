"""Two recommenders over one Qdrant server: what one of them has acknowledged stays, whatever the other lets serve."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import grpc
import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from services.recommender.storing.catalogue import Catalogue
from tests.fakes.qdrant import serving
from tests.support.in_process import in_process
from tests.unit.recommender.calls import Recommender, axis, game
from tests.unit.recommender.test_replacement import begun, listed, serve, write

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect")
OTHER = common.ModelVersion(name="another-encoder", revision="r1", dimension=8)
ANN = pb.PlayerRecord(player=common.Player(player_id="ann", attributes={"country": "FI"}), content=axis(1))


@dataclass
class Replicas:
    """`one` lets others serve, `other` is written through."""

    one: Recommender
    other: Recommender


@pytest.fixture
async def replicas() -> AsyncIterator[Replicas]:
    async with serving() as port:
        settings = RecommenderSettings(port=0, qdrant_url="http://127.0.0.1:6333", qdrant_grpc_port=port)
        async with in_process(DEFINITION, settings, open_service) as one:
            async with in_process(DEFINITION, settings, open_service) as other:
                made = Replicas(Recommender(RecommenderServiceStub(one)), Recommender(RecommenderServiceStub(other)))
                await made.one.add_games(game("hades", axis(0)))
                yield made


async def embedded(recommender: Recommender, *names: str) -> str:
    """Begins vectors of `OTHER` and writes those of the games; the version."""
    version = (await recommender.stub.BeginReembedding(pb.BeginReembeddingRequest(encoder=OTHER))).version
    games = [game(name, axis(3)) for name in names]
    await recommender.stub.WriteReembedded(pb.WriteReembeddedRequest(version=version, games=games))
    return version


def just_before_the_swap(monkeypatch: pytest.MonkeyPatch, do: Callable[[], Awaitable[object]]) -> None:
    """Has `do` done when all is compared, before what was begun serves."""
    swap = Catalogue.serve

    async def after(catalogue: Catalogue, *what: Any) -> None:
        await do()
        await swap(catalogue, *what)

    monkeypatch.setattr(Catalogue, "serve", after)


async def test_what_another_replica_is_given_while_vectors_come_to_serve_is_not_lost(
    replicas: Replicas, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = await embedded(replicas.one, "hades")
    writes: list[asyncio.Task[None]] = []

    async def write_through_the_other() -> None:
        writes.append(asyncio.create_task(replicas.other.add_games(game("braid", axis(1)))))
        writes.append(asyncio.create_task(replicas.other.add_players(ANN)))
        await asyncio.wait(writes, timeout=1)

    just_before_the_swap(monkeypatch, write_through_the_other)
    served = await replicas.one.stub.ServeReembedded(pb.ServeReembeddedRequest(version=version))
    assert served.serves
    # Nobody is told that they are stored: their vectors are of the encoder before.
    for failed in await asyncio.gather(*writes, return_exceptions=True):
        assert isinstance(failed, grpc.aio.AioRpcError)
        assert failed.code() is grpc.StatusCode.FAILED_PRECONDITION
    for replica in (replicas.one, replicas.other):
        assert await listed(replica) == {"hades": "HADES"}
    await replicas.other.stub.UpsertGames(pb.UpsertGamesRequest(games=[game("braid", axis(1))], encoder=OTHER))
    assert await listed(replicas.one) == {"hades": "HADES", "braid": "BRAID"}


async def test_what_another_replica_is_given_while_a_catalogue_comes_to_serve_is_in_that_one(
    replicas: Replicas, monkeypatch: pytest.MonkeyPatch
) -> None:
    version, _ = await begun(replicas.one)
    await write(replicas.one, version, [game("celeste", axis(2))])
    writes: list[asyncio.Task[None]] = []

    async def write_through_the_other() -> None:
        writes.append(asyncio.create_task(replicas.other.add_games(game("braid", axis(1)))))
        await asyncio.wait(writes, timeout=1)

    just_before_the_swap(monkeypatch, write_through_the_other)
    assert await serve(replicas.one, version, games=1) == 1
    await writes[0]
    for replica in (replicas.one, replicas.other):
        assert await listed(replica) == {"celeste": "CELESTE", "braid": "BRAID"}
