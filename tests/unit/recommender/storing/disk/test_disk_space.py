"""On a disk that runs full writes are refused, reads go on, nothing acknowledged is lost, and all comes back by itself.

Where this process may mount one, the disk is a real one of 640 MiB in memory, filled to the last byte by somebody else.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.common.channels import open_channel
from services.common.errors import ResourceExhausted, StartupError
from services.recommender.storing.disk.disk_space import DiskSpace
from services.recommender.storing.disk.space_reserve import MIB, SpaceReserve
from services.recommender.storing.engines.in_process.careful_edge_store import CarefulEdgeStore
from tests.unit.recommender.calls import ENCODER, axis, game, interaction, query
from tests.unit.recommender.storing.test_durability import process

GAMES = 40


def test_writes_are_taken_again_only_with_some_more_room() -> None:
    free = [300 * MIB]
    space = DiskSpace(lambda: free[0], 100 * MIB)
    space.check()
    free[0] = 99 * MIB
    with pytest.raises(ResourceExhausted, match="less than 100 MiB left"):
        space.check()
    free[0] = 110 * MIB
    assert space.is_low()
    free[0] = 126 * MIB
    assert not space.is_low()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=640M", "tmpfs", str(tmp_path)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk needs privileges")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


async def test_a_full_disk_costs_no_process_and_no_acknowledged_write(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOMMENDER_KEEP_FREE_MIB", "64")
    data, ballast = small_disk / "data", small_disk / "ballast"
    async with process(data) as (running, _, address), open_channel(address, retries=False) as channel:
        stub = RecommenderServiceStub(channel)
        games = [game(f"g{number}", axis(number % 8)) for number in range(GAMES)]
        await stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
        acknowledged, refused = 0, 0
        writing = asyncio.create_task(asyncio.to_thread(_fill, ballast))
        for number in range(3000):
            plays = [interaction(f"p{number}", f"g{each}", 5.0) for each in range(GAMES)]
            call = stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=plays))
            code = await call.code()
            assert code in (grpc.StatusCode.OK, grpc.StatusCode.RESOURCE_EXHAUSTED)
            acknowledged += GAMES if code is grpc.StatusCode.OK else 0
            refused += code is not grpc.StatusCode.OK
            if refused >= 20 and writing.done():
                break
        await writing
        assert refused >= 20
        await _until_writes_are(channel, taken=False)
        assert await _serves(channel, "readiness")
        for _ in range(20):
            found = await stub.SearchGames(pb.SearchGamesRequest(query=query(axis(0)), limit=5))
            assert len(found.games) == 5
        assert (await stub.GetStatistics(pb.GetStatisticsRequest())).interactions == acknowledged
        ballast.unlink()
        await _until_writes_are(channel, taken=True)
        plays = [interaction("late", "g0", 5.0)]
        await stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=plays))
        running.kill()
    async with process(data) as (_, _, address), open_channel(address) as channel:
        statistics = await RecommenderServiceStub(channel).GetStatistics(pb.GetStatisticsRequest())
    assert statistics.interactions == acknowledged + 1


async def test_after_a_restart_on_a_full_disk_reads_go_on_by_what_was_held_back(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOMMENDER_KEEP_FREE_MIB", "64")
    data, ballast = small_disk / "data", small_disk / "ballast"
    reserve = SpaceReserve(data / ".reserve", lambda: shutil.disk_usage(data).free)
    async with process(data) as (running, _, address), open_channel(address, retries=False) as channel:
        games = [game(f"g{number}", axis(number % 8)) for number in range(GAMES)]
        await RecommenderServiceStub(channel).UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
        reserve.take(0)
        await asyncio.to_thread(_fill, ballast)
        running.kill()
    monkeypatch.setenv("RECOMMENDER_KEEP_FREE_MIB", "256")
    async with process(data) as (running, _, address), open_channel(address, retries=False) as channel:
        request = pb.SearchGamesRequest(query=query(axis(0)), limit=5)
        assert len((await RecommenderServiceStub(channel).SearchGames(request)).games) == 5
        await _until_writes_are(channel, taken=False)
        running.kill()


async def test_deletions_go_on_while_writes_are_refused_and_are_refused_themselves_on_a_full_disk(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOMMENDER_KEEP_FREE_MIB", "64")
    monkeypatch.setenv("RECOMMENDER_FLUSH_SECONDS", "0.1")
    data, ballast = small_disk / "data", small_disk / "ballast"
    async with process(data) as (running, _, address), open_channel(address, retries=False) as channel:
        stub = RecommenderServiceStub(channel)
        games = [game(f"g{number}", axis(number % 8)) for number in range(GAMES)]
        await stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
        for number in range(200):
            plays = [interaction(f"p{number}", f"g{each}", 5.0) for each in range(GAMES)]
            await stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=plays))
        await asyncio.to_thread(_fill, ballast, leave=56 * MIB)
        await _until_writes_are(channel, taken=False)
        for number in range(20):
            deleted = await stub.DeletePlayer(pb.DeletePlayerRequest(player_id=f"p{number}"))
            assert deleted.deleted_interactions == GAMES
        await asyncio.to_thread(_fill, ballast)
        for number in range(20, 200):
            deletion = stub.DeletePlayer(pb.DeletePlayerRequest(player_id=f"p{number}"))
            assert await deletion.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
            assert "less than 48 MiB left" in await deletion.details()
        games = [game("late", axis(0))]
        call = stub.UpsertGames(pb.UpsertGamesRequest(games=games, encoder=ENCODER))
        assert await call.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
        found = await stub.SearchGames(pb.SearchGamesRequest(query=query(axis(0)), limit=5))
        assert len(found.games) == 5
        assert (await stub.GetStatistics(pb.GetStatisticsRequest())).interactions == 180 * GAMES
        ballast.unlink()
        await _until_writes_are(channel, taken=True)
        deleted = await stub.DeletePlayer(pb.DeletePlayerRequest(player_id="p20"))
        assert deleted.deleted_interactions == GAMES
        await asyncio.to_thread(_fill, ballast)
        running.terminate()
        assert await asyncio.wait_for(running.wait(), 60) == 0
    ballast.unlink()
    async with process(data) as (_, _, address), open_channel(address) as channel:
        statistics = await RecommenderServiceStub(channel).GetStatistics(pb.GetStatisticsRequest())
    assert statistics.interactions == 179 * GAMES


async def test_a_start_without_room_says_so_in_place_of_dying(small_disk: Path) -> None:
    _fill(small_disk / "ballast")
    with pytest.raises(StartupError, match="has 0 MiB left, and the engine needs 96"):
        CarefulEdgeStore.open_with(small_disk, keep_free_mib=64)
    (small_disk / "ballast").unlink()
    await CarefulEdgeStore.open_with(small_disk, keep_free_mib=64).close()


def _fill(ballast: Path, leave: int = 0) -> None:
    """Takes all that the disk has, but for so many bytes."""
    with ballast.open("ab", buffering=0) as file:
        try:
            while not leave or shutil.disk_usage(ballast).free > leave:
                file.write(b"\0" * 65536)
        except OSError:
            pass


async def _serves(channel: grpc.aio.Channel, name: str) -> bool:
    health: Any = health_pb2_grpc.HealthStub(channel)
    answer = await health.Check(health_pb2.HealthCheckRequest(service=name))
    return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)


async def _until_writes_are(channel: grpc.aio.Channel, *, taken: bool) -> None:
    async with asyncio.timeout(20):
        while await _serves(channel, "readiness.writes") is not taken:
            await asyncio.sleep(0.05)
