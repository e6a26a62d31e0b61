"""What was acknowledged survives kill -9, and repeating what was cut short gives the counts of no cut at all."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import grpc
import pytest

from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.common.channels import open_channel
from tests.unit.recommender.calls import Recommender, axis, game, interaction

_START_SECONDS = 60
_PLAYERS, _GAMES_EACH = 40, 25


@asynccontextmanager
async def process(directory: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, Recommender, str]]:
    """The service as a process of its own on a free port, and its address."""
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "services.recommender", "--port", "0", "--data-dir", str(directory), "--log-format", "json"),
        stderr=asyncio.subprocess.PIPE,
        env=os.environ,
    )
    read: asyncio.Task[bytes] | None = None
    try:
        assert running.stderr is not None
        port = None
        async with asyncio.timeout(_START_SECONDS):
            while port is None:
                line = (await running.stderr.readline()).decode()
                assert line, "the service ended before it served"
                found = re.search(r'"address": "127\.0\.0\.1:(\d+)"', line)
                port = int(found.group(1)) if found else None
        # Who logs into a full pipe waits, and the end of a process whose pipe is full is not noticed.
        read = asyncio.create_task(running.stderr.read())
        async with open_channel(f"127.0.0.1:{port}") as channel:
            yield running, Recommender(RecommenderServiceStub(channel)), f"127.0.0.1:{port}"
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()
        if read is not None:
            await read


def batches() -> list[list[object]]:
    return [[interaction(f"p{player}", f"g{n}", 4) for n in range(_GAMES_EACH)] for player in range(_PLAYERS)]


@pytest.mark.parametrize("killed_after", [1, 17])
async def test_nothing_acknowledged_is_lost_by_kill_9(directory: Path, killed_after: int) -> None:
    acknowledged = 0
    async with process(directory) as (running, recommender, _):
        await recommender.add_games(*(game(f"g{n}", axis(n % 8)) for n in range(_GAMES_EACH)))

        async def ingest() -> None:
            nonlocal acknowledged
            for batch in batches():
                acknowledged += await recommender.record(*batch)  # type: ignore[arg-type]
                if acknowledged == killed_after * _GAMES_EACH:
                    # The next batch is on its way when the process dies.
                    asyncio.get_running_loop().call_soon(running.send_signal, signal.SIGKILL)

        with pytest.raises(grpc.aio.AioRpcError):
            await asyncio.wait_for(ingest(), 60)
        assert await running.wait() == -signal.SIGKILL
    assert acknowledged >= killed_after * _GAMES_EACH

    async with process(directory) as (_, recommender, _):
        statistics = await recommender.statistics()
        assert statistics.games == _GAMES_EACH
        assert statistics.interactions >= acknowledged
        # All or none of a call is stored.
        assert statistics.interactions % _GAMES_EACH == 0
        await recommender.add_games(*(game(f"g{n}", axis(n % 8)) for n in range(_GAMES_EACH)))
        for batch in batches():
            await recommender.record(*batch)  # type: ignore[arg-type]
        statistics = await recommender.statistics()
        assert (statistics.games, statistics.interactions) == (_GAMES_EACH, _PLAYERS * _GAMES_EACH)


async def test_a_second_process_on_the_same_directory_says_what_to_do(directory: Path) -> None:
    async with process(directory):
        second = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "services.recommender", "--port", "0", "--data-dir", str(directory)),
            stderr=asyncio.subprocess.PIPE,
        )
        _, errors = await asyncio.wait_for(second.communicate(), _START_SECONDS)
    assert second.returncode == 2
    assert "in use by another process" in errors.decode()
    assert "Traceback" not in errors.decode()
