"""Counts what fails while a catalogue gets the vectors of another encoder under load."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import grpc
import numpy as np
from rich.console import Console

from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.backup.clients import GrpcStore
from services.backup.ports import Vector
from services.backup.reembedding import reembed
from services.cli.maintenance.reembedding import RunningStack, reembed_running_stack
from services.cli.running.stack import Stack
from services.cli.running.supervision import keep_running
from services.common.channels import open_channel
from services.common.model_version import ModelVersion
from tests.bench.resilience.running import wish

_RATE = 5.0
# Beyond it a forward pass for each takes too long: vectors are made up, and all else is as it is.
_MOST_EMBEDDED = 5_000
_AT_ONCE = 500
_PACKAGED = "multilingual-e5-small"


class MadeUp:
    """An encoder that takes no time: its vectors say nothing, and are always the same for a text."""

    def __init__(self, dimension: int) -> None:
        self._version = ModelVersion("made-up", "1", dimension)

    async def version(self) -> ModelVersion:
        return self._version

    async def game_vectors(self, games: Sequence[common_pb2.Game]) -> Sequence[Vector]:
        return [self._vector(game.game_id) for game in games]

    async def player_vectors(self, players: Sequence[common_pb2.Player]) -> Sequence[Vector]:
        return [self._vector(player.player_id) if player.attributes else () for player in players]

    def _vector(self, key: str) -> list[float]:
        seed = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8])
        vector: list[float] = np.random.default_rng(seed).standard_normal(self._version.dimension).tolist()
        return vector


async def measure(stack: Stack, games: int, models_dir: Path) -> list[str]:
    """The lines of the report, with so many games beside those of the demo data."""
    keeping = asyncio.create_task(keep_running(stack, lambda _: None))
    outcomes: Counter[str] = Counter()
    try:
        async with open_channel(stack.addresses.target("recommender")) as channel:
            await _fill(GrpcStore(channel), games)
            asking = asyncio.create_task(_ask(stack.target, outcomes))
            began = time.monotonic()
            try:
                if games > _MOST_EMBEDDED:
                    what = "vectors made up, so that answers are by history alone after the swap"
                    done = await reembed(GrpcStore(channel), MadeUp(256), lambda *_: None)
                else:
                    what = "embedded by a second embedder, then served by the stack's"
                    with tempfile.TemporaryDirectory() as directory:
                        model = _another_encoder(models_dir, Path(directory))
                        running = RunningStack(stack.data_dir, models_dir, stack.addresses)
                        await reembed_running_stack(Console(quiet=True), running, str(model))
                        await asyncio.sleep(2)
                    done = (games, 0)
            finally:
                seconds = time.monotonic() - began
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
    found = ", ".join(f"{name} {count}" for name, count in sorted(outcomes.items()))
    return [f"{done[0]:,} games and the demo data in {seconds:.0f} s, {what}; {_RATE:g} calls/s meanwhile: {found}"]


async def _fill(store: GrpcStore, games: int) -> None:
    encoder = await store.encoder()
    assert encoder is not None
    vectors = MadeUp(encoder.dimension)
    for start in range(0, games, _AT_ONCE):
        batch = [
            common_pb2.Game(
                game_id=f"bench-{number}",
                title=f"Bench {number}",
                genres=["Puzzle"],
                year=1990 + number % 30,
                summary=f"Game number {number} of a bench, about nothing in particular.",
            )
            for number in range(start, min(games, start + _AT_ONCE))
        ]
        found = await vectors.game_vectors(batch)
        records = [pb.GameRecord(game=each, content=vector) for each, vector in zip(batch, found, strict=True)]
        await store.write_games(records, encoder)


def _another_encoder(models_dir: Path, directory: Path) -> Path:
    """The packaged encoder under another name: its vectors compare with nobody's."""
    model = directory / "another"
    shutil.copytree(models_dir / _PACKAGED, model)
    told = model / "gamesrec.json"
    told.write_text(told.read_text().replace("intfloat/", "another/"))
    return model


async def _ask(target: str, outcomes: Counter[str]) -> None:
    """Until cancelled, calls of three kinds; those under way are waited for."""
    number = 0
    async with open_channel(target, retries=False) as channel, asyncio.TaskGroup() as asking:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        try:
            while True:
                number += 1
                asking.create_task(_one(stub, number, outcomes))
                await asyncio.sleep(1 / _RATE)
        except asyncio.CancelledError:
            return


async def _one(stub: gateway_pb2_grpc.GatewayServiceAsyncStub, number: int, outcomes: Counter[str]) -> None:
    player = f"player-{number % 600 + 1:03}"
    try:
        match number % 3:
            case 0:
                await stub.SearchGames(gateway_pb2.SearchGamesRequest(text=wish(number)), timeout=10)
                outcomes["searched"] += 1
            case 1:
                await stub.GetPlayer(gateway_pb2.GetPlayerRequest(player_id=player), timeout=10)
                outcomes["read"] += 1
            case _:
                request = gateway_pb2.RecommendRequest(player_id=player, text=wish(number))
                poorer = (await stub.Recommend(request, timeout=10)).degradations
                outcomes["poorer" if poorer else "whole"] += 1
    except grpc.aio.AioRpcError as error:
        outcomes[f"FAILED {error.code().name} ({error.details()})"] += 1
