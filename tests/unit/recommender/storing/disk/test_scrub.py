"""Damaged records are found before somebody asks for them: named, counted, and told by readiness."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc

from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.in_process import in_process
from tests.unit.recommender.calls import ENCODER, axis, game, interaction

if TYPE_CHECKING:
    from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceAsyncStub

GAMES, PLAYERS = 20, 60


@asynccontextmanager
async def filled(settings: RecommenderSettings) -> AsyncIterator[RecommenderServiceAsyncStub]:
    async with in_process(DEFINITION, settings, open_service) as channel:
        stub = RecommenderServiceStub(channel)
        games = [game(f"g{number}", axis(number % 8)) for number in range(GAMES)]
        await stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
        plays = [interaction(f"p{player}", f"g{each}", 4.5) for player in range(PLAYERS) for each in range(5)]
        await stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=plays))
        yield stub


def damage(directory: Path, collection: str, bytes_changed: int) -> None:
    """Changes so many bytes of the payloads, as a disk does that fails."""
    (page,) = (directory / f"{collection}_v1").glob("segments/*/payload_storage/page_0.dat")
    raw, numbers = bytearray(page.read_bytes()), random.Random(1)
    used = len(raw.rstrip(b"\0"))
    for _ in range(bytes_changed):
        raw[numbers.randrange(used)] ^= numbers.randrange(1, 256)
    page.write_bytes(raw)


def replace_in(directory: Path, collection: str, written: bytes, by: bytes) -> None:
    """Makes another sound value of one that is written."""
    (page,) = (directory / f"{collection}_v1").glob("segments/*/payload_storage/page_0.dat")
    raw = page.read_bytes()
    assert written in raw
    page.write_bytes(raw.replace(written, by, 1))


async def serves(channel: grpc.aio.Channel) -> bool:
    health: Any = health_pb2_grpc.HealthStub(channel)
    answer = await health.Check(health_pb2.HealthCheckRequest(service="readiness"))
    return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


async def test_a_sound_store_is_found_sound(settings: RecommenderSettings) -> None:
    async with filled(settings) as stub:
        found = await stub.CheckStore(pb.CheckStoreRequest())
    assert (found.records, found.damaged) == (GAMES + PLAYERS * 5, 0)


async def test_damaged_records_are_named_and_turn_readiness_off(directory: Path, settings: RecommenderSettings) -> None:
    async with filled(settings):
        pass
    damage(directory, "interactions", 30)
    async with in_process(DEFINITION, settings, open_service) as channel:
        async with asyncio.timeout(20):
            while await serves(channel):
                await asyncio.sleep(0.05)
        found = await RecommenderServiceStub(channel).CheckStore(pb.CheckStoreRequest())
    assert 10 <= found.damaged <= 30
    assert found.records == GAMES + PLAYERS * 5
    assert {each.collection for each in found.damages} == {"interactions"}
    assert all(each.point and each.reason for each in found.damages)


async def test_a_value_that_became_another_sound_one_is_found(directory: Path, settings: RecommenderSettings) -> None:
    async with in_process(DEFINITION, settings, open_service) as channel:
        record = game("g1", axis(1), summary="A lighthouse keeper sails home.")
        await RecommenderServiceStub(channel).UpsertGames(pb.UpsertGamesRequest(games=[record], encoder=ENCODER))
    replace_in(directory, "games", b"lighthouse", b"lightmouse")
    async with in_process(DEFINITION, settings, open_service) as channel:
        stub = RecommenderServiceStub(channel)
        found = await stub.CheckStore(pb.CheckStoreRequest())
        stored = await stub.GetGame(pb.GetGameRequest(game_id="g1"))
    assert stored.game.summary == "A lightmouse keeper sails home."
    assert (found.records, found.damaged) == (1, 1)
    assert "checksum" in found.damages[0].reason
