"""Measures what a stack of its own does when parts hang, die or drown. Run by `make bench-resilience`; minutes each.

Every section prints a line for each thing measured, with the figures of this machine as it is: say what else ran.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from services.cli.running.stack import Stack
from tests.bench.resilience import deadlines, full_disk, kills, overload, reembedding, short_deadlines, soak
from tests.bench.resilience.running import WITHOUT_MODEL, running_stack

SECTIONS = ("deadlines", "overload", "kills", "short", "disk", "reembed", "soak")


@dataclass(frozen=True)
class Extent:
    """How much of each: seconds at each rate, minutes of soak, games that are embedded anew."""

    seconds: float
    minutes: float
    games: int


async def run(sections: list[str], models_dir: Path, extent: Extent) -> None:
    """Each section on a fresh stack."""
    for section in sections:
        print(f"\n{section}, with a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores before", flush=True)
        if section == "disk":
            for line in await full_disk.measure(models_dir):
                print(f"  {line}", flush=True)
            continue
        if section == "overload":
            for line in await overload.measure(models_dir, extent.seconds):
                print(f"  {line}", flush=True)
            continue
        async with running_stack(models_dir, WITHOUT_MODEL) as stack:
            async for line in _measure(section, stack, models_dir, extent):
                print(f"  {line}", flush=True)


async def _measure(section: str, stack: Stack, models_dir: Path, extent: Extent) -> AsyncIterator[str]:
    match section:
        case "deadlines":
            lines = await deadlines.measure(stack)
        case "kills":
            lines = []
            async for line in kills.measure(stack):
                yield line
        case "short":
            lines = await short_deadlines.measure(stack)
        case "reembed":
            lines = await reembedding.measure(stack, extent.games, models_dir)
        case _:
            lines = await soak.measure(stack, extent.minutes)
    for line in lines:
        yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"of {', '.join(SECTIONS)}; default: all")
    parser.add_argument("--seconds", type=float, default=10.0, help="of load at each rate (default: 10)")
    parser.add_argument("--minutes", type=float, default=5.0, help="of soak; 60 is the full one (default: 5)")
    parser.add_argument("--games", type=int, default=2000, help="of reembed; 100000 is the full one (default: 2000)")
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    arguments = parser.parse_args()
    unknown = set(arguments.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    extent = Extent(arguments.seconds, arguments.minutes, arguments.games)
    asyncio.run(run(arguments.sections or list(SECTIONS), arguments.models_dir, extent))


if __name__ == "__main__":
    main()
