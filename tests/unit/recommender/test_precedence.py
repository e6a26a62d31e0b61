"""Writes in bulk wait for the reads under way, and not for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import grpc
import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender import service
from services.recommender.precedence import Precedence
from services.recommender.settings import RecommenderSettings
from tests.support.in_process import in_process
from tests.unit.recommender.calls import ENCODER, axis, game, query

if TYPE_CHECKING:
    from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceAsyncStub


async def test_a_write_waits_until_the_last_read_is_over() -> None:
    precedence = Precedence(longest_wait=30)
    with precedence.reading():
        with precedence.reading():
            writing = asyncio.create_task(precedence.give_way())
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not writing.done()
    async with asyncio.timeout(5):
        await writing


async def test_reads_that_never_end_do_not_keep_an_ingest_from_going_on() -> None:
    precedence = Precedence(longest_wait=0.01)
    with precedence.reading():
        async with asyncio.timeout(5):
            assert await precedence.give_way() >= 0.01


async def test_without_a_read_a_write_waits_for_nothing() -> None:
    async with asyncio.timeout(0.5):
        await Precedence(longest_wait=30).give_way()


class Watched(Precedence):
    """Counts who reads and who gives way."""

    def __init__(self) -> None:
        super().__init__(longest_wait=30)
        self.reads = 0
        self.writes = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        self.reads += 1
        with super().reading():
            yield

    async def give_way(self) -> float:
        self.writes += 1
        return await super().give_way()


@pytest.fixture
async def served(
    settings: RecommenderSettings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[RecommenderServiceAsyncStub, Watched]]:
    watched = Watched()
    monkeypatch.setattr(service, "Precedence", lambda: watched)
    async with in_process(service.DEFINITION, settings, service.open_service, retries=False) as channel:
        stub: RecommenderServiceAsyncStub = RecommenderServiceStub(channel)
        await stub.UpsertGames(pb.UpsertGamesRequest(games=[game("hades", axis(0))], encoder=ENCODER))
        yield stub, watched


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.01)


async def test_games_are_written_when_the_recommendation_under_way_is_there(
    served: tuple[RecommenderServiceAsyncStub, Watched],
) -> None:
    stub, watched = served
    vector_is_there = asyncio.Event()

    async def requests() -> AsyncIterator[pb.RecommendRequest]:
        yield pb.RecommendRequest(player_id="ann")
        await vector_is_there.wait()
        yield pb.RecommendRequest(query=query(axis(0)))

    recommending = asyncio.ensure_future(stub.Recommend(requests()))
    await until(lambda: watched.reads == 1)
    before = watched.writes
    writing = asyncio.ensure_future(
        stub.UpsertGames(pb.UpsertGamesRequest(games=[game("celeste", axis(1))], encoder=ENCODER))
    )
    await until(lambda: watched.writes > before)
    await asyncio.sleep(0.1)
    assert not writing.done()
    vector_is_there.set()
    assert (await recommending).games
    assert (await writing).upserted == 1


_Ask = Callable[["RecommenderServiceAsyncStub"], Awaitable[object]]


@pytest.mark.parametrize(
    "read",
    [
        lambda stub: stub.SearchGames(pb.SearchGamesRequest(query=query(axis(0)), limit=1)),
        lambda stub: stub.SimilarGames(pb.SimilarGamesRequest(game_id="hades", limit=1)),
        lambda stub: stub.GetPlayer(pb.GetPlayerRequest(player_id="ann")),
        lambda stub: stub.Explain(pb.ExplainRequest(player_id="ann", game_id="hades")),
    ],
    ids=["SearchGames", "SimilarGames", "GetPlayer", "Explain"],
)
async def test_what_somebody_waits_for_is_a_read(
    read: _Ask, served: tuple[RecommenderServiceAsyncStub, Watched]
) -> None:
    stub, watched = served
    with suppress(grpc.aio.AioRpcError):  # nobody knows the player
        await read(stub)
    assert watched.reads == 1


async def _stored(stub: RecommenderServiceAsyncStub) -> None:
    request = pb.StoreInteractionsRequest(
        player_ids=["ann"], game_ids=["hades"], players=[0], games=[0], ratings=[5.0], occurred_at_micros=[1]
    )
    async for _ in stub.StoreInteractions(iter([request])):
        pass


@pytest.mark.parametrize(
    "write",
    [
        lambda stub: stub.UpsertPlayers(
            pb.UpsertPlayersRequest(players=[pb.PlayerRecord(player=common.Player(player_id="ann"))], encoder=ENCODER)
        ),
        _stored,
        lambda stub: stub.WriteReplacement(pb.WriteReplacementRequest(version="2")),
        lambda stub: stub.WriteReembedded(pb.WriteReembeddedRequest(version="2")),
        lambda stub: stub.WriteItemVectors(
            pb.WriteItemVectorsRequest(version="2", items=[pb.ItemVectors(game_id="hades", index=1)])
        ),
    ],
    ids=["UpsertPlayers", "StoreInteractions", "WriteReplacement", "WriteReembedded", "WriteItemVectors"],
)
async def test_every_write_in_bulk_gives_way(write: _Ask, served: tuple[RecommenderServiceAsyncStub, Watched]) -> None:
    stub, watched = served
    before = watched.writes
    with suppress(grpc.aio.AioRpcError):  # there is no such version
        await write(stub)
    assert watched.writes == before + 1
