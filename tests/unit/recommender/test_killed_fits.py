"""A fit or a recommender that is killed in the middle of writing: the version before serves, and a fit succeeds."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.unit.recommender.calls import Recommender, axis, game, ids, interaction
from tests.unit.recommender.storing.test_durability import process

_SECONDS = 120
# Several calls of the fit, so that there is a middle.
_GAMES = 1_400


async def fill(recommender: Recommender) -> None:
    for start in range(0, _GAMES, 350):
        numbers = range(start, start + 350)
        await recommender.add_games(*(game(f"g{n:04}", axis(n % 8, towards=n % 7, share=n % 9 / 9)) for n in numbers))
    await recommender.record(
        *(interaction(f"p{player}", f"g{player * 8 + n:04}", 4) for player in range(20) for n in range(12))
    )


@asynccontextmanager
async def fitting(target: str, work_dir: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """`gamesrec fit` as a process."""
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", "from services.cli.app import main; main()"),
        *("fit", "--recommender-target", target, "--work-dir", str(work_dir)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


async def fit(target: str, work_dir: Path) -> None:
    async with fitting(target, work_dir) as running:
        output, _ = await asyncio.wait_for(running.communicate(), _SECONDS)
        assert running.returncode == 0, output.decode()


async def model(recommender: Recommender) -> pb.GetItemModelResponse:
    return await recommender.stub.GetItemModel(pb.GetItemModelRequest())


async def being_written(recommender: Recommender, running: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(_SECONDS):
        while not (await model(recommender)).writing:
            assert running.returncode is None


@pytest.mark.parametrize("killed", ["fit", "recommender"])
@pytest.mark.slow
async def test_what_was_fitted_before_serves_and_the_next_fit_succeeds(
    directory: Path, tmp_path: Path, killed: str
) -> None:
    async with process(directory) as (service, recommender, target):
        await fill(recommender)
        await fit(target, tmp_path)
        first = (await model(recommender)).serving
        await recommender.record(interaction("ann", "g0003", 5), interaction("ann", "g0010", 5))
        before = await recommender.recommend("ann")
        async with fitting(target, tmp_path) as running:
            await being_written(recommender, running)
            if killed == "fit":
                running.send_signal(signal.SIGKILL)
                assert await running.wait() == -signal.SIGKILL
                assert (await model(recommender)).serving == first
                assert ids((await recommender.recommend("ann")).games) == ids(before.games)
                await fit(target, tmp_path)
                assert (await model(recommender)).serving not in ("", first)
                assert (await recommender.recommend("ann")).games
                return
            service.send_signal(signal.SIGKILL)
            output, _ = await asyncio.wait_for(running.communicate(), _SECONDS)
            assert running.returncode != 0
            assert "Traceback" not in output.decode()
            assert "fit" in output.decode()
    async with process(directory) as (_, recommender, target):
        assert (await model(recommender)).serving == first
        assert ids((await recommender.recommend("ann")).games) == ids(before.games)
        await fit(target, tmp_path)
        assert (await model(recommender)).serving not in ("", first)
        assert (await model(recommender)).games == _GAMES
        assert (await recommender.recommend("ann")).games


async def test_sigterm_while_a_large_store_opens_ends_the_service(directory: Path) -> None:
    async with process(directory) as (service, recommender, _):
        await fill(recommender)
        service.send_signal(signal.SIGKILL)
        await service.wait()
    starting = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "services.recommender", "--port", "0", "--data-dir", str(directory)),
        stderr=asyncio.subprocess.PIPE,
    )
    assert starting.stderr is not None
    # Its first line says that it has begun.
    async with asyncio.timeout(_SECONDS):
        line = await starting.stderr.readline()
    starting.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(starting.communicate(), _SECONDS)
    assert starting.returncode == 0, (line + errors).decode()
