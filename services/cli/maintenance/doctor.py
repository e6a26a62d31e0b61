"""Runs `gamesrec doctor`: looks at every service of a running stack and at all that is stored, and says what to do."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping

from rich.console import Console

from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.cli.running.errors import StackError
from services.cli.running.probes import serves
from services.common.channels import LONGEST_CALL_SECONDS, open_channel
from services.common.errors import ServiceError
from services.common.readiness import LIVENESS
from services.common.request import outgoing
from services.common.status import answered

_MOST_SHOWN = 10


def examine(console: Console, targets: Mapping[str, str]) -> None:
    """Prints what is well and what is not. Raises StackError if anything is not; `targets` are addresses by name."""
    findings = asyncio.run(_examine(console, targets))
    if findings:
        raise StackError(f"{findings}; see above for what to do")
    console.print("All is well.")


async def _examine(console: Console, targets: Mapping[str, str]) -> str:
    wrong = 0
    for name, target in targets.items():
        trouble = await _service(name, target)
        if trouble:
            wrong += 1
            console.print(f"{name}: {trouble}", markup=False, highlight=False, soft_wrap=True)
    with console.status("reading all that is stored"):
        damaged, told = await _store(targets["recommender"])
    for line in told:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    parts = []
    if wrong:
        parts.append(f"trouble with {wrong} of {len(targets)} services")
    if damaged:
        parts.append(f"{damaged:,} damaged records")
    return " and ".join(parts)


async def _service(name: str, target: str) -> str:
    """What is wrong with a service, and what to do; empty if nothing is."""
    if await serves(target):
        return ""
    if await serves(target, service=LIVENESS):
        return f"runs at {target} but is not ready; its log says why"
    return f"nothing answers at {target} within a second; start it with gamesrec up, or correct the address"


async def _store(target: str) -> tuple[int, list[str]]:
    """How many records are damaged, and lines about them."""
    async with open_channel(target) as channel:
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        call = stub.CheckStore(recommender_pb2.CheckStoreRequest(), **outgoing(LONGEST_CALL_SECONDS))
        try:
            found = await answered(call, "recommender")
        except ServiceError as error:
            return 0, [f"what is stored could not be checked: {error}"]
    if not found.damaged:
        return 0, [f"{found.records:,} stored records can be read."]
    lines = [f"{found.damaged:,} of {found.records:,} stored records are damaged:"]
    lines += [f"  {each.collection} {each.point}: {each.reason}" for each in found.damages[:_MOST_SHOWN]]
    most = ", ".join(f"{count} in {name}" for name, count in Counter(d.collection for d in found.damages).items())
    lines += [
        f"  of the first {len(found.damages)}: {most}",
        "Check the disk. Then stop the stack, move qdrant/ of its data directory away, start the stack again, and "
        "restore the latest backup (gamesrec restore FILE) or ingest again.",
    ]
    return int(found.damaged), lines
