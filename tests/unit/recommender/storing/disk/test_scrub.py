"""Damaged records are found before somebody asks for them: named, counted, and told by readiness."""

from __future__ import annotations

import asyncio
import logging
import random
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from gamesrec.common.v1 import common_pb2, event_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.common.errors import Unavailable
from services.recommender import service
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from services.recommender.storing.disk import scrub as scrubbing
from services.recommender.storing.disk.scrub import Damage, Findings, scrub, scrub_regularly
from services.recommender.storing.engines.in_process.edge_store import EdgeStore
from services.recommender.storing.engines.vector_store import damaged
from services.recommender.storing.interactions import interaction_point
from services.recommender.storing.schema import INTERACTIONS_COLLECTION, METADATA_COLLECTION
from tests.support.in_process import in_process
from tests.unit.recommender.calls import ENCODER, axis, game, interaction

if TYPE_CHECKING:
    from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceAsyncStub

GAMES, PLAYERS = 20, 30
# The games, their words and plays, and whose vectors and which revision they are.
RECORDS = 2 * GAMES + PLAYERS * 5 + 2


@asynccontextmanager
async def filled(settings: RecommenderSettings) -> AsyncIterator[RecommenderServiceAsyncStub]:
    async with in_process(DEFINITION, settings, open_service) as channel:
        stub = RecommenderServiceStub(channel)
        games = [game(f"g{number}", axis(number % 8)) for number in range(GAMES)]
        await stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
        plays = [interaction(f"p{player}", f"g{each}", 4.5) for player in range(PLAYERS) for each in range(5)]
        await stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=plays))
        yield stub


def stated(player_id: str, mood: str) -> pb.PlayerRecord:
    """A player of whom something is stated."""
    return pb.PlayerRecord(player=common_pb2.Player(player_id=player_id, attributes={"mood": mood}), content=axis(1))


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
    assert (found.records, found.damaged) == (RECORDS, 0)


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
    # Totals are kept at the end.
    assert found.records == RECORDS + 1
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
    # The game, its words and three points of the metadata.
    assert (found.records, found.damaged) == (5, 1)
    assert "checksum" in found.damages[0].reason


@pytest.mark.parametrize("wrong", [0.9, -1.0, float("nan"), 1e30])
async def test_a_vector_that_became_another_is_found(
    directory: Path, settings: RecommenderSettings, wrong: float
) -> None:
    async with filled(settings):
        pass
    (chunk,) = (directory / "games_v1").glob("segments/*/vector_storage-content/vectors/chunk_0.mmap")
    raw = bytearray(chunk.read_bytes())
    # The first component that is not zero is one of a unit vector along an axis.
    place = raw.index(struct.pack("<f", 1.0))
    raw[place : place + 4] = struct.pack("<f", wrong)
    chunk.write_bytes(raw)
    async with in_process(DEFINITION, settings, open_service) as channel:
        found = await RecommenderServiceStub(channel).CheckStore(pb.CheckStoreRequest())
        async with asyncio.timeout(20):
            while await serves(channel):
                await asyncio.sleep(0.05)
    assert found.damaged == 1
    assert (found.damages[0].collection, "vector" in found.damages[0].reason) == ("games", True)


@pytest.mark.parametrize("collection", ["players", "events"])
async def test_damage_of_players_and_events_is_found(
    directory: Path, settings: RecommenderSettings, collection: str
) -> None:
    async with filled(settings) as stub:
        await stub.UpsertPlayers(pb.UpsertPlayersRequest(players=[stated("p1", "calm")], encoder=ENCODER))
        click = event_pb2.PlayerEvent(
            event_id="e1", player_id="p1", game_id="g1", kind=event_pb2.PlayerEvent.KIND_CLICK
        )
        await stub.RecordEvents(pb.RecordEventsRequest(events=[click]))
    replace_in(directory, collection, b"p1", b"p2")
    async with in_process(DEFINITION, settings, open_service) as channel:
        found = await RecommenderServiceStub(channel).CheckStore(pb.CheckStoreRequest())
    assert [each.collection for each in found.damages] == [collection]


@pytest.mark.parametrize("collection", ["metadata", "game_words"])
async def test_what_has_no_checksums_is_found_where_it_cannot_be_read(
    directory: Path, settings: RecommenderSettings, collection: str
) -> None:
    async with filled(settings):
        pass
    written = {"metadata": b'{"name":"test-encoder"', "game_words": b'"titles":['}[collection]
    replace_in(directory, collection, written, written[:-1] + b"\0")
    store = EdgeStore.open(directory)
    try:
        for name in await store.collections():
            await store.ensure(replace(METADATA_COLLECTION, name=name))
        found = await scrub(store)
    finally:
        await store.close()
    assert [each.collection for each in found.damages] == [collection]


async def test_what_can_still_be_read_of_plays_is_answered(
    directory: Path, settings: RecommenderSettings, caplog: pytest.LogCaptureFixture
) -> None:
    async with filled(settings):
        pass
    damage(directory, "interactions", 15)
    async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
        stub = RecommenderServiceStub(channel)
        caplog.clear()
        read = 0
        for number in range(PLAYERS):
            read += (await stub.GetPlayer(pb.GetPlayerRequest(player_id=f"p{number}"))).interaction_count
            request = pb.RecommendRequest(player_id=f"p{number}", limit=3)
            assert len((await stub.Recommend(iter([request]))).games) == 3
        assert PLAYERS * 5 - 15 <= read <= PLAYERS * 5 - 5
        lines = [each for each in caplog.records if each.levelno >= logging.WARNING]
        assert {vars(each)["collection"] for each in lines} == {"interactions"}
        assert not any(each.exc_info for each in lines)
        with pytest.raises(grpc.aio.AioRpcError) as lost:
            [_ async for _ in stub.ExportInteractions(pb.ExportInteractionsRequest())]
        assert lost.value.code() is grpc.StatusCode.DATA_LOSS
        assert "interactions is damaged; gamesrec doctor" in str(lost.value.details())
        await stub.RecordInteractions(
            pb.RecordInteractionsRequest(
                interactions=[interaction(f"p{number}", f"g{each}", 4.5) for number in range(25) for each in range(5)]
            )
        )
        for number in range(PLAYERS):
            deleted = await stub.DeletePlayer(pb.DeletePlayerRequest(player_id=f"p{number}"))
            assert deleted.deleted_interactions == 5
        # Those of which the player's id was damaged, and can be read, are nobody's.
        left = await stub.CheckStore(pb.CheckStoreRequest())
        assert left.damaged <= 5
        pages = [page async for page in stub.ExportInteractions(pb.ExportInteractionsRequest())]
        assert sum(len(page.interactions) for page in pages) <= 5


async def test_a_damaged_game_or_player_is_told_as_such_and_left_out_of_lists(
    directory: Path, settings: RecommenderSettings
) -> None:
    async with filled(settings) as stub:
        records = [stated("p1", "calm"), stated("p2", "wild")]
        await stub.UpsertPlayers(pb.UpsertPlayersRequest(players=records, encoder=ENCODER))
    replace_in(directory, "games", b'"game_id":"g1"', b'"game_id":"g1\0')
    replace_in(directory, "players", b'"player_id":"p1"', b'"player_\0d":"p1"')
    async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
        stub = RecommenderServiceStub(channel)
        for call, collection in (
            (stub.GetGame(pb.GetGameRequest(game_id="g1")), "games"),
            (stub.GetPlayer(pb.GetPlayerRequest(player_id="p1")), "players"),
        ):
            assert await call.code() is grpc.StatusCode.DATA_LOSS
            assert f"{collection} is damaged" in await call.details()
        listed = await stub.ListGames(pb.ListGamesRequest(page_size=50))
        assert len(listed.games) == GAMES - 1
        found = await stub.Recommend(iter([pb.RecommendRequest(player_id="p1", limit=GAMES)]))
        # Four are left of the five that they have played.
        assert len(found.games) == GAMES - 5
        assert {each.game.game_id for each in found.history} == {"g0", "g2", "g3", "g4"}
        other = await stub.Recommend(iter([pb.RecommendRequest(player_id="p2", limit=GAMES)]))
        assert len(other.games) == GAMES - 5
        assert (await stub.DeletePlayer(pb.DeletePlayerRequest(player_id="p1"))).deleted_player


async def test_readiness_comes_back_when_what_was_damaged_is_sound_and_no_error_ends_the_checks(
    monkeypatch: pytest.MonkeyPatch, directory: Path
) -> None:
    one = Findings(1, [Damage("games", "a", "cannot be read")])
    outcomes: list[Findings | Exception] = [
        one,
        one,
        Unavailable("gone"),
        RuntimeError("engine"),
        Findings(1, []),
        Findings(1, []),
    ]
    told: list[bool] = []

    async def next_outcome(*_: object, **__: object) -> Findings:
        if not outcomes:
            raise asyncio.CancelledError
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def set_serving(serves: bool) -> None:
        told.append(serves)

    monkeypatch.setattr(scrubbing, "scrub", next_outcome)
    store = EdgeStore.open(directory)
    with pytest.raises(asyncio.CancelledError):
        await scrub_regularly(store, 0.0, 0.0, set_serving)
    await store.close()
    assert told == [False, True]


async def test_a_collection_that_cannot_be_listed_is_damage_and_the_others_are_read(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = EdgeStore.open(directory)
    for collection in (METADATA_COLLECTION, INTERACTIONS_COLLECTION):
        await store.ensure(collection)
    await store.upsert("interactions", [interaction_point("ann", "g1", 4.5, 1)])
    listed = store.pages

    def pages(collection: str, *arguments: Any, **options: Any) -> Any:
        if collection == "metadata":
            raise damaged(collection)
        return listed(collection, *arguments, **options)

    monkeypatch.setattr(store, "pages", pages)
    found = await scrub(store)
    await store.close()
    assert found.records == 1
    assert [(each.collection, each.point) for each in found.damages] == [("metadata", "")]


async def test_a_store_is_closed_whatever_became_of_what_ran_beside(
    settings: RecommenderSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("engine")

    monkeypatch.setattr(service, "scrub_regularly", fail)
    for _ in range(2):
        # The second would find the directory in use.
        async with filled(settings):
            pass
