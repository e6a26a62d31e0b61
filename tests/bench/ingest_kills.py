"""Kills the client, the recommender and the embedder in turn while tables go in, and compares with a load left alone.

    python -m tests.bench.ingest_kills [--replace] [--kills 20] [--games N] [--players 12000]

Each of the kills is a SIGKILL at another point of the way. What was killed is started again; a client that did not
survive it is run again with the same files. In the end counts, all records and recommendations must be the same.

With `--replace` the tables take the place of another catalogue that serves. Of that all the games, and none of the new
ones, must be seen until the swap, whatever was killed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import grpc
import numpy as np

from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1 import recommender_pb2_grpc as pb_grpc
from services.cli.running.addresses import Addresses
from services.cli.running.errors import StackError
from services.cli.running.stack import Stack
from services.common.channels import open_channel
from services.common.request import outgoing
from tests.bench.resilience.running import WISHES

_VICTIMS = ("client", "recommender", "embedder")
_SERVICES = ("recommender", "embedder")
_ASKED_PLAYERS = 40
# How long a client that replaces a catalogue lives before a kill among its games: it needs some seconds to start.
_SECONDS_ALIVE = (2.0, 4.0)
# An encoder's vectors of a text differ in their last bits with what is embedded beside it.
_SAME_VECTOR = 1e-3


@dataclass(frozen=True, slots=True)
class Size:
    """How much goes in."""

    games: int
    players: int
    plays_each: int = 15

    @property
    def plays(self) -> int:
        return self.players * self.plays_each


# Of the catalogue that is replaced: so many games are in the new one, too, just as they are, and so many are not.
_KEPT_GAMES, _GONE_GAMES = 40, 110


def made_before(folder: Path, games: Path) -> list[Path]:
    """A list of games that is to be replaced by `games`, with some of which it begins, and a few plays."""
    before, plays = folder / "games_before.csv", folder / "plays_before.csv"
    gone = "".join(f"gone{each},Gone {each},RPG,A game of the old catalogue\n" for each in range(_GONE_GAMES))
    before.write_text("".join(games.read_text().splitlines(keepends=True)[: _KEPT_GAMES + 1]) + gone)
    rows = (f"p{each},{'gone' if each % 2 else 'g'}{each % 30},{each % 10 + 1},1500000000\n" for each in range(300))
    plays.write_text("player_id,game_id,rating,timestamp\n" + "".join(rows))
    return [before, plays]


def made(folder: Path, size: Size) -> list[Path]:
    """A list of games, one of players, and their plays with times."""
    draw = random.Random(7)
    words = sorted({word.strip("?,.:") for wish in WISHES for word in wish.split()})
    games, players, plays = (folder / f"{name}.csv" for name in ("games", "players", "plays"))
    games.write_text(
        "game_id,title,genre,summary\n"
        + "".join(
            f"g{each},The {draw.choice(words)} {each},{draw.choice(('RPG', 'Puzzle', 'Racing'))},"
            f"{' '.join(draw.choices(words, k=30))}\n"
            for each in range(size.games)
        )
    )
    players.write_text(
        "player_id,country,device\n"
        + "".join(f"p{each},{draw.choice('ABCDEFGH')},{draw.choice('xyz')}\n" for each in range(size.players))
    )
    rows = [
        f"p{player},g{game},{draw.randint(1, 10)},{1_600_000_000 + draw.randrange(10**8)}\n"
        for player in range(size.players)
        for game in draw.sample(range(size.games), size.plays_each)
    ]
    draw.shuffle(rows)
    plays.write_text("player_id,game_id,rating,timestamp\n" + "".join(rows))
    return [games, players, plays]


@dataclass
class World:
    """A recommender and an embedder of their own, and what an ingest into them said."""

    stack: Stack
    stub: pb_grpc.RecommenderServiceAsyncStub
    tables: list[Path]
    replaced: list[Path]
    went: Counter[str] = field(default_factory=Counter)

    def ingest(self, *, before: bool = False) -> subprocess.Popen[bytes]:
        """A client that stores the tables, in the place of those `before` them if there are any."""
        tables = self.replaced if before else self.tables
        options = ["--replace"] if self.replaced and not before else []
        target = self.stack.addresses.target
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [
                    *(sys.executable, "-m", "services.cli.app", "ingest", "--no-fit", *map(str, tables)),
                    *("--recommender-target", target("recommender"), "--embedder-target", target("embedder")),
                    *("--reject-dir", str(self.stack.data_dir / "rejects"), *options),
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def log(self) -> Path:
        """What all clients said."""
        return self.stack.data_dir / "ingest.log"

    async def stored(self) -> tuple[int, int, int]:
        """Games, players and interactions; zeros while nobody answers."""
        try:
            found = await self.stub.GetStatistics(pb.GetStatisticsRequest(), **outgoing(5))
        except grpc.aio.AioRpcError:
            return 0, 0, 0
        return found.games, found.players, found.interactions

    async def seen(self) -> set[str]:
        """Of which catalogue games are seen: "old", "new" or "mixed"; nothing while nobody answers."""
        request = pb.ListGamesRequest(page_size=1000)
        try:
            games = (await self.stub.ListGames(request, **outgoing(5))).games
        except grpc.aio.AioRpcError:
            return set()
        ids = {game.game_id for game in games}
        is_old = len(ids) == _KEPT_GAMES + _GONE_GAMES and any(each.startswith("gone") for each in ids)
        return {"old"} if is_old else {"new" if not any(each.startswith("gone") for each in ids) else "mixed"}

    async def to_the_end(self, *, before: bool = False) -> float:
        """Ingests until it is done, which a client may fail at that lost its services; seconds of the last one."""
        while True:
            began = time.monotonic()
            client = self.ingest(before=before)
            if await asyncio.to_thread(client.wait) == 0:
                return time.monotonic() - began
            self.went["clients that gave up"] += 1
            print(self.log.read_text()[-300:])


@dataclass(frozen=True, slots=True)
class Found:
    """All that a recommender holds, and what it recommends."""

    counts: tuple[int, int, int]
    games: dict[str, tuple[bytes, np.ndarray]]
    players: dict[str, bytes]
    interactions: dict[tuple[str, str], bytes]
    recommended: dict[str, list[str]]

    def differences(self, other: Found) -> list[str]:
        """What is not the same, in words."""
        told = []
        for name in ("counts", "players", "interactions", "recommended"):
            if getattr(self, name) != getattr(other, name):
                told.append(f"{name} differ")
        if {game: found[0] for game, found in self.games.items()} != {
            game: found[0] for game, found in other.games.items()
        }:
            told.append("games differ")
        else:
            furthest = max(float(np.abs(self.games[game][1] - other.games[game][1]).max()) for game in self.games)
            if furthest > _SAME_VECTOR:
                told.append(f"vectors differ by {furthest:.4f}")
        return told


async def found(world: World) -> Found:
    stub = world.stub
    games: dict[str, tuple[bytes, np.ndarray]] = {}
    players: dict[str, bytes] = {}
    interactions: dict[tuple[str, str], bytes] = {}
    async for page in stub.ExportGames(pb.ExportGamesRequest(), **outgoing(120)):
        for record in page.games:
            games[record.game.game_id] = (
                record.game.SerializeToString(deterministic=True),
                np.array(record.content, dtype=np.float32),
            )
    async for told in stub.ExportPlayers(pb.ExportPlayersRequest(), **outgoing(120)):
        players.update(
            (record.player.player_id, record.player.SerializeToString(deterministic=True)) for record in told.players
        )
    async for kept in stub.ExportInteractions(pb.ExportInteractionsRequest(), **outgoing(120)):
        interactions.update(
            ((each.player_id, each.game_id), each.SerializeToString(deterministic=True)) for each in kept.interactions
        )
    recommended = {}
    for number in range(_ASKED_PLAYERS):
        player = f"p{number}"
        request = iter([pb.RecommendRequest(player_id=player, limit=10)])
        answer = await stub.Recommend(request, **outgoing(30))
        recommended[player] = [each.game.game_id for each in answer.games]
    return Found(await world.stored(), games, players, interactions, recommended)


async def killed(world: World, kills: int, size: Size) -> None:
    """Kills in turn, at points spread evenly over the games and the plays."""
    draw = random.Random(11)
    client, began = world.ingest(), time.monotonic()
    for number in range(kills):
        victim = _VICTIMS[number % len(_VICTIMS)]
        alive = draw.uniform(*_SECONDS_ALIVE)
        while not await _is_there(world, number, kills, size, time.monotonic() - began >= alive):
            if client.poll() is not None:
                if world.replaced and client.returncode == 0:
                    # What is killed after the swap proves nothing of it.
                    print(f"  the new catalogue serves after {number} of {kills} kills; more --games take longer")
                    return
                world.went["clients run again"] += 1
                client, began = world.ingest(), time.monotonic()
            await asyncio.sleep(0.02)
        games, _, plays = await world.stored()
        print(f"  {number + 1:2}: kills the {victim} at {games:,} games and {plays:,} plays", flush=True)
        if victim == "client":
            client.kill()
            client.wait()
        else:
            world.stack.kill(victim)
            await _started(world.stack, victim)
        began = time.monotonic()
    client.kill()
    client.wait()


async def _is_there(world: World, number: int, kills: int, size: Size, is_late: bool) -> bool:
    """Whether the point of the kill is reached; of games that nobody sees yet only the time tells (`is_late`)."""
    games, _, plays = await world.stored()
    if not world.replaced:
        # A game takes as long as many plays.
        return games * size.plays // size.games + plays >= 2 * size.plays * (number + 1) // (kills + 1)
    for catalogue in await world.seen():
        world.went[f"times the {catalogue} catalogue was seen"] += 1
    return is_late


async def _started(stack: Stack, name: str) -> None:
    """Starts it until it serves: one that is forked off while this process calls may end at once."""
    while True:
        stack.start_one(name)
        try:
            await stack.wait_ready_one(name)
        except StackError:
            continue
        return


async def loaded(
    folder: Path, tables: list[Path], replaced: list[Path], models_dir: Path, kills: int, size: Size
) -> tuple[Found, list[str]]:
    """What a recommender of its own, in `folder`, holds after a load with so many kills; and what was wrong until then.

    Where there are tables `replaced`, these are loaded before, and `tables` take their place.
    """
    stack = Stack(data_dir=folder, models_dir=models_dir, addresses=Addresses.free())
    try:
        stack.start(_SERVICES)
        await stack.wait_ready()
        async with open_channel(stack.addresses.target("recommender")) as channel:
            world = World(stack, pb_grpc.RecommenderServiceStub(channel), tables, replaced)
            if replaced:
                await world.to_the_end(before=True)
            began = time.monotonic()
            if kills:
                await killed(world, kills, size)
            last = await world.to_the_end()
            seconds = time.monotonic() - began
            went = "".join(f", {count} {what}" for what, count in world.went.items())
            print(f"{kills} kills: {seconds:.0f} s in all, {last:.1f} s of them in the last client{went}", flush=True)
            mixed = world.went["times the mixed catalogue was seen"]
            return await found(world), [f"old and new games were seen together {mixed} times"] if mixed else []
    finally:
        await asyncio.to_thread(stack.stop)


async def run(kills: int, size: Size, models_dir: Path, *, replace: bool) -> int:
    """Prints what differs; how many things do."""
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores before", flush=True)
    with tempfile.TemporaryDirectory(prefix="bench-kills-") as name:
        folder = Path(name)
        tables = made(folder, size)
        replaced = made_before(folder, tables[0]) if replace else []
        for run_of in ("alone", "killed"):
            (folder / run_of).mkdir()
        alone, _ = await loaded(folder / "alone", tables, replaced, models_dir, 0, size)
        with_kills, wrong = await loaded(folder / "killed", tables, replaced, models_dir, kills, size)
    differences = [*alone.differences(with_kills), *wrong]
    same = sum(alone.recommended[player] == with_kills.recommended[player] for player in alone.recommended)
    print(
        f"{alone.counts} games, players and interactions alone, {with_kills.counts} with kills; {same} of "
        f"{_ASKED_PLAYERS} players get the same recommendations: {'; '.join(differences) or 'all is the same'}"
    )
    return len(differences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--games", type=int, help="by default 400, to replace a catalogue 4000")
    parser.add_argument("--players", type=int, default=12_000)
    parser.add_argument("--replace", action="store_true", help="the tables take the place of another catalogue")
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    arguments = parser.parse_args()
    size = Size(arguments.games or (4000 if arguments.replace else 400), arguments.players)
    sys.exit(asyncio.run(run(arguments.kills, size, arguments.models_dir, replace=arguments.replace)))


if __name__ == "__main__":
    main()
