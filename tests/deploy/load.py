"""Calls a gateway all the while something happens to it, as clients in the cluster do."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Container
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import grpc
import httpx

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc
from tests.support.manifests import ROOT

# As deploy/README.md tells clients: the name of all pods, balanced over.
TARGET = "dns:///gateway.gamesrec.svc.cluster.local:50050"
DOOR = "http://web.gamesrec.svc.cluster.local:50080"
_NO_RETRIES = json.dumps({"loadBalancingConfig": [{"round_robin": {}}]})
# What docs/operations.md gives to clients.
_RETRIES = (ROOT / "docs" / "retry-policy.json").read_text(encoding="utf-8")
_OPTIONS: list[tuple[str, str | int]] = [
    ("grpc.use_local_subchannel_pool", 1),
    ("grpc.dns_min_time_between_resolutions_ms", 1_000),
    ("grpc.keepalive_time_ms", 5_000),
    ("grpc.keepalive_timeout_ms", 3_000),
    ("grpc.http2.ping_timeout_ms", 3_000),
    ("grpc.keepalive_permit_without_calls", 1),
]
_REFUSED_SECONDS = 1.0
# Our own texts are in this language; the language model writes the others.
OF_TEMPLATES, OF_THE_MODEL = "что-нибудь уютное на вечер", "something cozy for tonight"
MOSTLY_TEMPLATES = (OF_TEMPLATES,) * 9 + (OF_THE_MODEL,)


@dataclass
class Outcome:
    """What became of the calls: `failures` are codes and details; `cut` chats had no summary; `refused` ones were too
    many for the machine and were sent again. `poorer_at` has for each answer that lacked a part which could not be
    called the time and the part, for each that failed the time and "gateway".
    """

    done: int = 0
    cut: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)
    degradations: Counter[str] = field(default_factory=Counter)
    poorer_at: list[tuple[float, str]] = field(default_factory=list)
    longest: float = 0.0

    def whole(self) -> bool:
        """Whether every call was answered to its end."""
        return self.done > 0 and not self.failures and not self.cut

    def unreachable(self, parts: Container[str]) -> list[str]:
        """The degradations that say that one of these parts could not be reached, which is more than being late."""
        return [each for each in self.degradations if "UNAVAILABLE" in each and _part_of(each.split()[0]) in parts]

    def fail(self, what: str) -> None:
        """Counts a call that failed."""
        self.failures.append(what)
        self.poorer_at.append((time.monotonic(), "gateway"))

    def finish(self, began: float, summary: gateway_pb2.ChatSummary | None) -> None:
        """Counts a chat that has ended, without a summary if it was cut."""
        self.longest = max(self.longest, time.monotonic() - began)
        if summary is None:
            self.cut += 1
            self.poorer_at.append((time.monotonic(), "gateway"))
            return
        self.done += 1
        for each in summary.degradations:
            component = gateway_pb2.Degradation.Component.Name(each.component)
            reason = gateway_pb2.Degradation.Reason.Name(each.reason)
            self.degradations[f"{component} {reason} {each.error_reason}".strip()] += 1
            if each.reason == gateway_pb2.Degradation.REASON_CALL_FAILED:
                self.poorer_at.append((time.monotonic(), _part_of(component)))


def _part_of(component: str) -> str:
    """The workload of a component."""
    return component.removeprefix("COMPONENT_").lower().replace("_", "-")


Call = Callable[[str, Outcome], Awaitable[None]]


def client_channel(target: str = TARGET, *, retries: bool = False) -> grpc.aio.Channel:
    """A channel to all pods of the gateway, by the cluster's names."""
    return grpc.aio.insecure_channel(
        target, options=[("grpc.service_config", _RETRIES if retries else _NO_RETRIES), *_OPTIONS]
    )


async def ask(stub: gateway_pb2_grpc.GatewayServiceStub, text: str, outcome: Outcome) -> None:
    """One chat by gRPC, counted."""
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
        outcome.fail(f"{error.code().name}: {error.details()}")
        return
    outcome.finish(began, summary)


async def ask_by_http(text: str, outcome: Outcome) -> None:
    """One chat through the HTTP door, counted, on a connection of its own, as behind a proxy."""
    began = time.monotonic()
    event, summary = "", None
    try:
        async with (
            httpx.AsyncClient(timeout=60) as client,
            client.stream("POST", f"{DOOR}/v1/chat", json={"playerId": "player-001", "text": text}) as response,
        ):
            if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
                outcome.refused += 1
            elif response.status_code != httpx.codes.OK:
                outcome.fail(f"HTTP {response.status_code}: {(await response.aread()).decode()}")
                return
            async for line in response.aiter_lines():
                name, _, value = line.partition(": ")
                if name == "event":
                    event = value
                elif name == "data" and event == "error":
                    outcome.fail(value)
                    return
                elif name == "data" and event == "summary":
                    # What was missing is looked at by gRPC.
                    summary = gateway_pb2.ChatSummary()
    except httpx.HTTPError as error:
        outcome.fail(f"{type(error).__name__}: {error}")
        return
    outcome.finish(began, summary)


async def recommend(stub: gateway_pb2_grpc.GatewayServiceStub, outcome: Outcome, *, search: bool) -> None:
    """Calls that may be repeated, counted: one that needs no embedder, and with `search` one that does."""
    calls: list[Any] = [stub.Recommend(gateway_pb2.RecommendRequest(player_id="player-001"), timeout=20)]
    if search:
        calls.append(stub.SearchGames(gateway_pb2.SearchGamesRequest(text=OF_TEMPLATES), timeout=20))
    for call in calls:
        try:
            await call
            outcome.done += 1
        except grpc.aio.AioRpcError as error:
            outcome.fail(f"{error.code().name}: {error.details()}")


@asynccontextmanager
async def chatting(
    calls_per_second: float, messages: tuple[str, ...] = MOSTLY_TEMPLATES, *, by_http: bool = False
) -> AsyncIterator[Outcome]:
    """Chats all through the block; at its end the chats under way are finished."""
    async with client_channel() as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)

        async def by_grpc(text: str, outcome: Outcome) -> None:
            await ask(stub, text, outcome)

        async with _repeated(ask_by_http if by_http else by_grpc, calls_per_second, messages) as outcome:
            yield outcome


@asynccontextmanager
async def recommending(
    calls_per_second: float, *, search: bool, target: str = TARGET, retries: bool = True
) -> AsyncIterator[Outcome]:
    """Calls what may be repeated all through the block, as a client that repeats by docs/retry-policy.json does."""
    async with client_channel(target, retries=retries) as channel:
        stub = gateway_pb2_grpc.GatewayServiceStub(channel)

        async def call(_: str, outcome: Outcome) -> None:
            await recommend(stub, outcome, search=search)

        async with _repeated(call, calls_per_second, ("",)) as outcome:
            yield outcome


@asynccontextmanager
async def _repeated(call: Call, calls_per_second: float, messages: tuple[str, ...]) -> AsyncIterator[Outcome]:
    outcome = Outcome()
    under_way: set[asyncio.Task[None]] = set()

    async def begin() -> None:
        number = 0
        while True:
            task = asyncio.ensure_future(call(messages[number % len(messages)], outcome))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
            number += 1
            await asyncio.sleep(1 / calls_per_second)

    beginning = asyncio.ensure_future(begin())
    try:
        yield outcome
    finally:
        beginning.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await beginning
        await asyncio.gather(*under_way)
