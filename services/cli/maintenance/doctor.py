"""Runs `gamesrec doctor`: looks at every process of a running stack and at all that is stored, and says what to do."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Sequence

from rich.console import Console

from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.cli.running.addresses import LOCAL_LLM, SERVICES, SPARE_GATEWAY, WEB, Addresses
from services.cli.running.errors import StackError
from services.cli.running.probes import door_answers, listens, serves
from services.cli.running.stack_key import how_to_be_let_in
from services.common.channels import LONGEST_CALL_SECONDS, open_channel
from services.common.errors import ServiceError
from services.common.readiness import LIVENESS
from services.common.request import outgoing
from services.common.status import answered

_MOST_SHOWN = 10


def examine(console: Console, addresses: Addresses, names: Sequence[str] = ()) -> None:
    """Prints what is well and what is not. Raises StackError if anything is not, or could not be looked at.

    `names` are the processes of the stack; without them all that have addresses are expected to run.
    """
    findings = asyncio.run(_examine(console, addresses, names))
    if findings:
        raise StackError(f"{findings}; see above for what to do")
    console.print("All is well.")


async def _examine(console: Console, addresses: Addresses, names: Sequence[str]) -> str:
    wrong = 0
    names = names or (*SERVICES, SPARE_GATEWAY, LOCAL_LLM, WEB)
    for name in names:
        trouble = await _process(name, addresses)
        if trouble:
            wrong += 1
            console.print(f"{name}: {trouble}", markup=False, highlight=False, soft_wrap=True)
    with console.status("reading all that is stored"):
        finding, told = await _store(addresses.target("recommender"))
    for line in told:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    parts = [f"trouble with {wrong} of {len(names)} processes"] if wrong else []
    return " and ".join([*parts, *([finding] if finding else [])])


async def _process(name: str, addresses: Addresses) -> str:
    """What is wrong with a process, and what to do; empty if nothing is."""
    target = addresses.probe_target(name)
    if name == LOCAL_LLM:
        is_ready = is_alive = await listens(target)
    elif name == WEB:
        is_ready, is_alive = await _door_is_ready(target), await listens(target)
    else:
        is_ready = await serves(target)
        is_alive = is_ready or await serves(target, service=LIVENESS)
    if is_ready:
        return ""
    if is_alive:
        return f"runs at {target} but is not ready; its log says why"
    return f"nothing answers at {target} within a second; start it with gamesrec up, or correct the address"


async def _door_is_ready(target: str) -> bool:
    if os.environ.get("WEB_TLS_CLIENT_CA"):
        # It answers only those who show a certificate of an authority of the operator's.
        return await listens(target)
    for is_secure in (False, True):
        if await door_answers(target, path="/readyz", seconds=1.0, is_secure=is_secure):
            return True
    return False


async def _store(target: str) -> tuple[str, list[str]]:
    """What is wrong with what is stored, empty if nothing is, and lines about it."""
    async with open_channel(target) as channel:
        stub = recommender_pb2_grpc.RecommenderServiceStub(channel)
        call = stub.CheckStore(recommender_pb2.CheckStoreRequest(), **outgoing(LONGEST_CALL_SECONDS))
        try:
            found = await answered(call, "recommender")
        except ServiceError as error:
            remedy = how_to_be_let_in(error)
            line = f"what is stored could not be checked: {error}" + (f"; {remedy}" if remedy else "")
            return "nothing known of what is stored", [line]
    if not found.damaged:
        return "", [f"{found.records:,} stored records can be read."]
    lines = [f"{found.damaged:,} of {found.records:,} stored records are damaged:"]
    lines += [f"  {each.collection} {each.point}: {each.reason}" for each in found.damages[:_MOST_SHOWN]]
    most = ", ".join(f"{count} in {name}" for name, count in Counter(d.collection for d in found.damages).items())
    lines += [
        f"  of the first {len(found.damages)}: {most}",
        "Check the disk. Then stop the stack, move qdrant/ of its data directory away, start the stack again, and "
        "restore the latest backup (gamesrec restore FILE) or ingest again.",
    ]
    return f"{found.damaged:,} damaged records", lines
