"""Tables into the running stack by the command line, with crashes in between."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.cli.running.addresses import Addresses
from services.cli.running.stack import Stack
from services.common.channels import open_channel
from services.common.request import outgoing
from tests.e2e.conftest import MODELS, running
from tests.support.answers import chat

ORIGINAL = Path("../shared/data/origin/ml_test_rec_sys.parquet")


def command(stack: Stack, *arguments: str) -> list[str]:
    return [
        *(sys.executable, "-m", "services.cli.app", "ingest", *arguments),
        *("--embedder-target", stack.addresses.target("embedder")),
        *("--recommender-target", stack.addresses.target("recommender")),
        *("--reject-dir", str(stack.data_dir / "rejects")),
    ]


def run(stack: Stack, *arguments: str) -> subprocess.CompletedProcess[str]:
    # What its fit chooses is recorded beside the data, not in the working directory.
    environment = {**os.environ, "MLFLOW_TRACKING_URI": f"sqlite:///{stack.data_dir / 'mlflow.db'}"}
    return subprocess.run(
        command(stack, *arguments), capture_output=True, text=True, timeout=240, check=False, env=environment
    )


def ingest(stack: Stack, *arguments: str) -> None:
    result = run(stack, *arguments)
    assert result.returncode == 0, result.stdout + result.stderr


async def statistics(stack: Stack) -> recommender_pb2.GetStatisticsResponse:
    async with open_channel(stack.addresses.target("recommender")) as channel:
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        return await stub.GetStatistics(recommender_pb2.GetStatisticsRequest(), **outgoing(10))


@pytest.fixture
def empty_stack(tmp_path: Path) -> Stack:
    return Stack(data_dir=tmp_path, models_dir=MODELS, addresses=Addresses.free())


@pytest.mark.slow
async def test_a_crash_in_the_middle_of_an_ingest_changes_nothing_in_the_end(
    empty_stack: Stack, tmp_path: Path
) -> None:
    draw = random.Random(3)
    rows = sorted({(draw.randrange(800), draw.randrange(40)) for _ in range(8_000)})
    table = tmp_path / "plays.csv"
    lines = [f"p{player},g{game},{draw.randint(1, 5)}" for player, game in rows]
    table.write_text("player,game,rating\n" + "\n".join(lines), encoding="utf-8")

    with running(empty_stack, "embedder", "recommender"):
        await empty_stack.wait_ready()
        ingesting = asyncio.create_task(asyncio.to_thread(run, empty_stack, str(table)))
        async with asyncio.timeout(120):
            while (await statistics(empty_stack)).interactions < 2_000:
                assert not ingesting.done(), ingesting.result()
        empty_stack.kill("recommender")
        await ingesting
        empty_stack.start_one("recommender")
        await empty_stack.wait_ready_one("recommender")
        assert 2_000 <= (await statistics(empty_stack)).interactions < len(rows)

        ingest(empty_stack, str(table))
        after = await statistics(empty_stack)
        assert (after.games, after.interactions) == (40, len(rows))
        ingest(empty_stack, str(table))
        again = await statistics(empty_stack)
        assert (again.games, again.interactions) == (40, len(rows))


@pytest.mark.skipif(not ORIGINAL.exists(), reason=f"{ORIGINAL} is not there: it may not be redistributed")
@pytest.mark.slow
async def test_the_original_table_goes_in_as_it_is_and_everybody_gets_replays(empty_stack: Stack) -> None:
    with running(empty_stack):
        await empty_stack.wait_ready()
        ingest(empty_stack, str(ORIGINAL))
        counts = await statistics(empty_stack)
        assert (counts.games, counts.players, counts.interactions) == (50, 1_000, 50_000)
        async with open_channel(empty_stack.target) as channel:
            gateway = gateway_pb2_grpc.GatewayServiceStub(channel)
            answer = await chat(gateway, "Suggest me some rpg games with open world", player_id="user_42")
    assert answer.recommendations.replays
    assert "You have played everything that I could offer" in answer.text
    assert len(answer.game_ids) == 5
    assert len(answer.recommendations.history) == 5
    assert answer.summary.named_game_ids
    assert set(answer.summary.named_game_ids) <= set(answer.game_ids)
    assert answer.summary.text_source in (gateway_pb2.TEXT_SOURCE_LLM, gateway_pb2.TEXT_SOURCE_TEMPLATE)
