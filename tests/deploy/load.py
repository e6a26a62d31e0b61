"""Chats with a gateway all the while something happens to it, as a client in the cluster does."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import grpc

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc

# As deploy/README.md tells clients: the name of all pods, balanced over; nothing is tried again.
TARGET = "dns:///gateway.gamesrec.svc.cluster.local:50050"
_SERVICE_CONFIG: dict[str, object] = {"loadBalancingConfig": [{"round_robin": {}}]}
_OPTIONS: list[tuple[str, str | int]] = [
    ("grpc.service_config", json.dumps(_SERVICE_CONFIG)),
    ("grpc.use_local_subchannel_pool", 1),
    ("grpc.dns_min_time_between_resolutions_ms", 1_000),
]
# Most are in a language that our own texts are in; every tenth is written by the language model.
_REFUSED_SECONDS = 1.0
_MESSAGES = ("что-нибудь уютное на вечер",) * 9 + ("something cozy for tonight",)


@dataclass
class Outcome:
    """What became of the chats: `failures` are codes and details; `cut` ones had no summary; `refused` ones were too
    many for the machine and were sent again.
    """

    done: int = 0
    cut: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)
    degradations: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0

    def whole(self) -> bool:
        """Whether every chat was answered to its end."""
        return self.done > 0 and not self.failures and not self.cut


def client_channel() -> grpc.aio.Channel:
    """A channel to all pods of the gateway, by the cluster's names."""
    return grpc.aio.insecure_channel(TARGET, options=_OPTIONS)


async def ask(stub: gateway_pb2_grpc.GatewayServiceStub, text: str, outcome: Outcome) -> None:
    """One chat, counted."""
    began = time.monotonic()
    request = gateway_pb2.ChatRequest(player_id="player-001", text=text)
    summary = None
    try:
        async for event in stub.Chat(request, timeout=60):  # type: ignore[attr-defined]
            if event.HasField("summary"):
                summary = event.summary
    except grpc.aio.AioRpcError as error:
        if error.code() is grpc.StatusCode.RESOURCE_EXHAUSTED:
            # The machine is busy: what a client does then is to come again a little later.
            outcome.refused += 1
            await asyncio.sleep(_REFUSED_SECONDS)
            await ask(stub, text, outcome)
            return
        outcome.failures.append(f"{error.code().name}: {error.details()}")
        return
    outcome.longest = max(outcome.longest, time.monotonic() - began)
    if summary is None:
        outcome.cut += 1
        return
    outcome.done += 1
    for each in summary.degradations:
        component = gateway_pb2.Degradation.Component.Name(each.component)
        reason = gateway_pb2.Degradation.Reason.Name(each.reason)
        outcome.degradations[f"{component} {reason} {each.error_reason}".strip()] += 1


@asynccontextmanager
async def chatting(calls_per_second: float) -> AsyncIterator[Outcome]:
    """Chats all through the block; at its end the chats under way are finished."""
    outcome = Outcome()
    under_way: set[asyncio.Task[None]] = set()

    async def begin(stub: gateway_pb2_grpc.GatewayServiceStub) -> None:
        number = 0
        while True:
            task = asyncio.ensure_future(ask(stub, _MESSAGES[number % len(_MESSAGES)], outcome))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
            number += 1
            await asyncio.sleep(1 / calls_per_second)

    async with client_channel() as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)
        beginning = asyncio.ensure_future(begin(stub))
        try:
            yield outcome
        finally:
            beginning.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await beginning
            await asyncio.gather(*under_way)
