"""Fills the disk of a recommender to the last byte again and again while it is written to and read from."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

import grpc

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1 import recommender_pb2_grpc
from services.cli.running.addresses import Addresses
from services.cli.running.stack import Stack
from services.common.channels import open_channel

_TIMES = 10
_DISK_MIB, _KEEP_FREE_MIB = 640, 64
_GAMES, _DIMENSION = 40, 8
_REFUSED_ENOUGH = 20
_ENCODER = common_pb2.ModelVersion(name="bench", revision="1", dimension=_DIMENSION)


async def measure(models_dir: Path) -> list[str]:
    """The lines of the report. Mounts a small disk in memory, which needs the privileges for that."""
    with tempfile.TemporaryDirectory(prefix="gamesrec-disk-") as directory:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_MIB}M", "tmpfs", directory]
        if (await asyncio.to_thread(subprocess.run, mount, capture_output=True, check=False)).returncode:
            return ["not measured: mounting a small disk needs privileges"]
        try:
            return [await _measure(Path(directory), models_dir)]
        finally:
            await asyncio.to_thread(subprocess.run, ["umount", "--lazy", directory], check=True)


async def _measure(disk: Path, models_dir: Path) -> str:
    environment = {"RECOMMENDER_KEEP_FREE_MIB": str(_KEEP_FREE_MIB)}
    stack = Stack(data_dir=disk / "data", models_dir=models_dir, addresses=Addresses.free(), environment=environment)
    stack.start(["recommender"])
    outcomes: Counter[str] = Counter()
    acknowledged: set[str] = set()
    try:
        await stack.wait_ready_one("recommender")
        pid = stack.pid_of("recommender")
        async with open_channel(stack.addresses.target("recommender"), retries=False) as channel:
            stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
            await _fill(stub)
            for _ in range(_TIMES):
                await _fill_up_once(stub, disk / "ballast", outcomes, acknowledged)
            stored = (await stub.GetStatistics(pb.GetStatisticsRequest(), timeout=30)).interactions
        # Of a process that has ended only its status is left.
        deaths = int(not await asyncio.to_thread(Path(f"/proc/{pid}/exe").exists))
        stack.kill("recommender")
        stack.start_one("recommender")
        await stack.wait_ready_one("recommender")
        async with open_channel(stack.addresses.target("recommender")) as channel:
            again = await recommender_pb2_grpc.RecommenderServiceStub(channel).GetStatistics(pb.GetStatisticsRequest())
    finally:
        await asyncio.to_thread(stack.stop)
    found = ", ".join(f"{name} {count}" for name, count in sorted(outcomes.items()))
    return (
        f"{_TIMES} times full: {deaths} deaths, {len(acknowledged):,} acknowledged, {len(acknowledged) - stored:,} of "
        f"them lost then and {len(acknowledged) - again.interactions:,} after kill -9; {found}"
    )


async def _fill(stub: recommender_pb2_grpc.RecommenderServiceAsyncStub) -> None:
    records = []
    for number in range(_GAMES):
        content = [0.0] * _DIMENSION
        content[number % _DIMENSION] = 1.0
        records.append(pb.GameRecord(game=common_pb2.Game(game_id=f"g{number}", title=f"G {number}"), content=content))
    await stub.UpsertGames(pb.UpsertGamesRequest(games=records, encoder=_ENCODER))


async def _fill_up_once(
    stub: recommender_pb2_grpc.RecommenderServiceAsyncStub,
    ballast: Path,
    outcomes: Counter[str],
    acknowledged: set[str],
) -> None:
    """Writes until enough is refused, reads all the while, gives the space back, and writes until one is taken."""
    filling = asyncio.create_task(asyncio.to_thread(_take_all, ballast))
    refused = 0
    while refused < _REFUSED_ENOUGH or not filling.done():
        refused += not await _write(stub, outcomes, acknowledged)
        query = common_pb2.Vector(values=[1.0] + [0.0] * (_DIMENSION - 1), model=_ENCODER)
        read = stub.SearchGames(pb.SearchGamesRequest(query=query, limit=5), timeout=10)
        outcomes["reads" if await read.code() is grpc.StatusCode.OK else "reads FAILED"] += 1
    await asyncio.to_thread(ballast.unlink)
    ends = time.monotonic() + 30
    while not await _write(stub, outcomes, acknowledged) and time.monotonic() < ends:
        await asyncio.sleep(0.05)
    outcomes["recovered" if time.monotonic() < ends else "NOT recovered"] += 1


async def _write(
    stub: recommender_pb2_grpc.RecommenderServiceAsyncStub, outcomes: Counter[str], acknowledged: set[str]
) -> bool:
    player = f"p{outcomes['writes'] + outcomes['refused']}"
    plays = [common_pb2.Interaction(player_id=player, game_id=f"g{each}", rating=5.0) for each in range(_GAMES)]
    call = stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=plays), timeout=10)
    code = await call.code()
    if code is grpc.StatusCode.OK:
        outcomes["writes"] += 1
        acknowledged.update(f"{player} {each.game_id}" for each in plays)
    elif code is grpc.StatusCode.RESOURCE_EXHAUSTED:
        outcomes["refused"] += 1
    else:
        outcomes[f"FAILED {code.name}"] += 1
    return code is grpc.StatusCode.OK


def _take_all(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65536)
        except OSError:
            pass
