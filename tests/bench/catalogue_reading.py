"""Measures how long the gateway's event loop is held up while it reads a large catalogue again and again.

    python -m tests.bench.catalogue_reading [--games 20000]

The catalogue changes all the while, as during an ingest; the recommender is a fake in the process, whose pages are
decoded on the event loop as grpc decodes them. The names are made of words of the demo games, with a fixed seed.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import time

import uvloop

from gamesrec.common.v1 import common_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.demo.catalogue import load_catalogue
from services.gateway.understanding.catalogue import CatalogueCache

_SEED = 7
_LOOKS_EVERY = 0.002


class _Recommender:
    """Every answer is of a newer revision."""

    def __init__(self, games: list[common_pb2.Game]) -> None:
        self._games = games
        self._asked = 0

    async def list_games(self, request: recommender_pb2.ListGamesRequest) -> recommender_pb2.ListGamesResponse:
        self._asked += 1
        first = int(request.page_token or 0)
        last = first + request.page_size
        page = recommender_pb2.ListGamesResponse(
            games=self._games[first:last],
            next_page_token=str(last) if last < len(self._games) else "",
            catalogue_revision=f"{self._asked // 1_000}",
        )
        encoded = await asyncio.to_thread(page.SerializeToString)
        return recommender_pb2.ListGamesResponse.FromString(encoded)

    async def recommend(self, request: recommender_pb2.RecommendRequest) -> recommender_pb2.RecommendResponse:
        return recommender_pb2.RecommendResponse(
            games=[common_pb2.RecommendedGame(game=game) for game in self._games[: request.limit]]
        )


def _games(number: int) -> list[common_pb2.Game]:
    drawn = random.Random(_SEED)
    known = load_catalogue()
    words = sorted({word for game in known for word in game.title.split()})
    made = []
    for index in range(number):
        like = drawn.choice(known)
        title = " ".join(drawn.sample(words, drawn.randint(1, 4)))
        made.append(
            common_pb2.Game(
                game_id=f"game-{index}",
                title=title,
                year=like.year,
                genres=like.genres,
                tags=like.tags,
                platforms=like.platforms,
                developer=f"{drawn.choice(words)} Studio",
                summary=like.summary,
            )
        )
    return made


async def _held_up(seconds: list[float]) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due, used = loop.time() + _LOOKS_EVERY, time.process_time()
        await asyncio.sleep(_LOOKS_EVERY)
        # No more than this process computed meanwhile: what it waited for the machine is not its own doing.
        seconds.append(max(0.0, min(loop.time() - due, time.process_time() - used)))


async def _measure(number: int, readings: int) -> None:
    cache = CatalogueCache(_Recommender(_games(number)), refresh_seconds=0)  # type: ignore[arg-type]
    # As a server does once it has opened.
    gc.collect()
    gc.freeze()
    late: list[float] = []
    watching = asyncio.create_task(_held_up(late))
    took = []
    for _ in range(readings):
        began = time.monotonic()
        await cache._read()
        took.append(time.monotonic() - began)
    watching.cancel()
    late.sort()
    print(f"{number} games, {readings} readings of {min(took):.1f} to {max(took):.1f} s")
    for name, part in (("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999)):
        print(f"event loop late at {name}: {late[int(part * len(late))] * 1000:.1f} ms")
    print(f"at most: {late[-1] * 1000:.1f} ms of {len(late)} looks")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--games", type=int, default=20_000)
    parser.add_argument("--readings", type=int, default=5)
    options = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_measure(options.games, options.readings))


if __name__ == "__main__":
    main()
