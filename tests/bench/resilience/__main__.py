"""Measures what a stack of its own does when parts hang, die or drown. Run by `make bench-resilience`; minutes each.

Every section prints a line for each thing measured, with the figures of this machine as it is: say what else ran.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from services.cli.running.stack import Stack
from tests.bench.resilience import deadlines, kills, overload, short_deadlines, soak
from tests.bench.resilience.running import running_stack

SECTIONS = ("deadlines", "overload", "kills", "short", "soak")
# Texts come from templates: a model of a real size is not part of what is measured.
_WITHOUT_MODEL = {"LLM_GATEWAY_BASE_URL": "http://127.0.0.1:9/v1", "LLM_GATEWAY_MODEL": "none"}


async def run(sections: list[str], models_dir: Path, seconds: float, minutes: float) -> None:
    """Each section on a fresh stack."""
    for section in sections:
        print(f"\n{section}, with a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores before", flush=True)
        async with running_stack(models_dir, _WITHOUT_MODEL) as stack:
            async for line in _measure(section, stack, seconds, minutes):
                print(f"  {line}", flush=True)


async def _measure(section: str, stack: Stack, seconds: float, minutes: float) -> AsyncIterator[str]:
    match section:
        case "deadlines":
            lines = await deadlines.measure(stack)
        case "overload":
            lines = await overload.measure(stack, seconds)
        case "kills":
            lines = []
            async for line in kills.measure(stack):
                yield line
        case "short":
            lines = await short_deadlines.measure(stack)
        case _:
            lines = await soak.measure(stack, minutes)
    for line in lines:
        yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"of {', '.join(SECTIONS)}; default: all")
    parser.add_argument("--seconds", type=float, default=10.0, help="of load at each rate (default: 10)")
    parser.add_argument("--minutes", type=float, default=5.0, help="of soak; 60 is the full one (default: 5)")
    parser.add_argument("--models-dir", type=Path, default=Path("var/models"), help="where the models are")
    arguments = parser.parse_args()
    unknown = set(arguments.sections) - set(SECTIONS)
    if unknown:
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    asyncio.run(run(arguments.sections or list(SECTIONS), arguments.models_dir, arguments.seconds, arguments.minutes))


if __name__ == "__main__":
    main()
