"""An edge that streams at a fixed pace, for measuring the door alone: each event says when it was sent.

Run as `python -m tests.bench.web_edge --port N`. A `Chat` gets `--events` text deltas, `--pause` seconds apart, each
the sender's monotonic clock in nanoseconds, then a summary; `GetPlayer` tells how many chats are under way.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import grpc
import uvloop

from gamesrec.gateway.v1 import gateway_pb2, gateway_pb2_grpc

if TYPE_CHECKING:
    from services.common.status import ServicerContext


class PacedEdge(gateway_pb2_grpc.GatewayServiceServicer):
    """Counts its chats; those that were given up are over as soon as grpc says so."""

    def __init__(self, events: int, pause: float) -> None:
        """`pause` is in seconds."""
        self._events = events
        self._pause = pause
        self._under_way = 0

    async def Chat(  # noqa: N802
        self, request: gateway_pb2.ChatRequest, context: ServicerContext
    ) -> AsyncIterator[gateway_pb2.ChatResponse]:
        self._under_way += 1
        try:
            yield gateway_pb2.ChatResponse(recommendations=gateway_pb2.Recommendations(player_known=True))
            # Players do not start in step.
            due = time.monotonic() + random.random() * self._pause
            for _ in range(self._events):
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                due += self._pause
                yield gateway_pb2.ChatResponse(text_delta=gateway_pb2.TextDelta(text=str(time.monotonic_ns())))
            yield gateway_pb2.ChatResponse(summary=gateway_pb2.ChatSummary(language="en"))
        finally:
            self._under_way -= 1

    async def GetPlayer(  # noqa: N802
        self, request: gateway_pb2.GetPlayerRequest, context: ServicerContext
    ) -> gateway_pb2.GetPlayerResponse:
        return gateway_pb2.GetPlayerResponse(interaction_count=self._under_way)


async def serve(port: int, events: int, pause: float) -> None:
    """Serves until it is killed."""
    server = grpc.aio.server(options=[("grpc.so_reuseport", 0)])
    edge: Any = PacedEdge(events, pause)  # type: ignore[abstract]  # it serves what the bench calls, no more
    gateway_pb2_grpc.add_GatewayServiceServicer_to_server(edge, server)
    server.add_insecure_port(f"127.0.0.1:{port}")
    await server.start()
    await server.wait_for_termination()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, required=True, help="gRPC port on loopback")
    parser.add_argument("--events", type=int, required=True, help="text deltas of a chat")
    parser.add_argument("--pause", type=float, required=True, help="seconds between them")
    arguments = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(arguments.port, arguments.events, arguments.pause))


if __name__ == "__main__":
    main()
