"""Measures how much processor time a chat takes in each service, which docs/operations.md sizes a deployment by.

    python -m tests.bench.sizing

Nothing is answered from a cache of the embedder, and all texts are those of templates. It wants a quiet machine: where
others take the cores, threads wait for each other by spinning, which is processor time, too.
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from gamesrec.gateway.v1.gateway_pb2_grpc import GatewayServiceStub
from services.cli.running.addresses import SERVICES
from services.common.channels import open_channel
from tests.bench.chat import measure_one
from tests.bench.core_use import core_use
from tests.bench.demo_stack import demo_processes

_MESSAGES = (
    "Посоветуй что-нибудь уютное на двоих",
    "хочу гонки",
    "ein ruhiges Aufbauspiel für lange Abende, bitte ohne Gewalt",
    "un juego corto de miedo que no sea muy difícil",
    "мы втроём, один никогда не играл в шутеры, и у нас только один вечер: во что сыграть?",
    "un jeu d'aventure avec une belle histoire",
)
_WARM_UP = 20


async def measure(chats: int, at_once: int, models_dir: Path) -> dict[str, float]:
    """Milliseconds of processor time of a chat, by service, while `at_once` are always under way."""
    async with demo_processes(models_dir, {"EMBEDDER_CACHE_MB": "0"}) as stack:
        async with open_channel(stack.addresses.target("gateway")) as channel:
            stub = GatewayServiceStub(channel)
            for number in range(_WARM_UP):
                await measure_one(stub, _MESSAGES[number % len(_MESSAGES)], "player-001")
            numbers = iter(range(chats))

            async def talk() -> None:
                for number in numbers:
                    await measure_one(stub, _MESSAGES[number % len(_MESSAGES)], f"player-{number % 600 + 1:03}")

            with core_use() as used:
                await asyncio.gather(*(talk() for _ in range(at_once)))
    return {name: used.cores.get(name, 0.0) * used.seconds / chats * 1000 for name in SERVICES}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Measures the processor time of a chat in each service.")
    parser.add_argument("--chats", type=int, default=200, help="default: %(default)s")
    parser.add_argument("--at-once", type=int, default=6, help="chats under way (default: %(default)s)")
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="default: %(default)s")
    arguments = parser.parse_args()
    found = asyncio.run(measure(arguments.chats, arguments.at_once, arguments.models_dir))
    for name, milliseconds in found.items():
        print(f"{name}: {milliseconds:.1f} ms")
    print(f"in all: {sum(found.values()):.1f} ms of processor time for a chat")


if __name__ == "__main__":
    main()
