"""The least that a relay from an OpenAI-compatible stream to grpc can be: no checks, no timeouts, no failures.

What it costs is what grpc.aio and JSON cost; the gateway is measured against it. Run as
`python -m tests.bench.llm_relay PORT_OF_THE_STUB`; prints its own port.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from typing import Any

import grpc
import uvloop

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import (
    LlmGatewayServiceServicer,
    add_LlmGatewayServiceServicer_to_server,
)

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def request_bytes(path: str, max_tokens: int) -> bytes:
    """A request as any client would send it."""
    body = json.dumps(
        {
            "model": "stub",
            "messages": [{"role": "user", "content": "Which game?"}],
            "stream": True,
            "max_tokens": max_tokens,
        }
    ).encode()
    head = f"POST {path}/v1/chat/completions HTTP/1.1\r\nhost: stub\r\ncontent-length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def texts(connection: Connection, request: bytes) -> AsyncIterator[str]:
    """The texts of one stream; afterwards the connection can serve another."""
    reader, writer = connection
    writer.write(request)
    await reader.readuntil(b"\r\n\r\n")
    while True:
        line = await reader.readline()
        if line == b"0\r\n":
            await reader.readline()
            return
        if line.startswith(b"data: {"):
            choices = json.loads(line[6:])["choices"]
            text = choices[0]["delta"].get("content") if choices else None
            if text:
                yield text


class _Relay(LlmGatewayServiceServicer):
    def __init__(self, port: int) -> None:
        self._port = port
        self._idle: list[Connection] = []

    async def StreamChat(self, request: pb.ChatRequest, _: Any) -> AsyncIterator[pb.StreamChatResponse]:  # noqa: N802
        connection = self._idle.pop() if self._idle else await asyncio.open_connection("127.0.0.1", self._port)
        async for text in texts(connection, request_bytes(f"/{request.model}", request.max_tokens)):
            yield pb.StreamChatResponse(delta=pb.ChatDelta(text=text))
        self._idle.append(connection)
        yield pb.StreamChatResponse(finished=pb.ChatFinished())

    async def Chat(self, request: pb.ChatRequest, context: Any) -> pb.ChatResponse:  # noqa: N802
        return await context.abort(grpc.StatusCode.UNIMPLEMENTED, "only streams are measured")  # type: ignore[no-any-return]

    async def ListModels(self, request: pb.ListModelsRequest, context: Any) -> pb.ListModelsResponse:  # noqa: N802
        return await context.abort(grpc.StatusCode.UNIMPLEMENTED, "only streams are measured")  # type: ignore[no-any-return]


async def _main() -> None:
    server = grpc.aio.server()
    add_LlmGatewayServiceServicer_to_server(_Relay(int(sys.argv[1])), server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    print(port, flush=True)
    await server.wait_for_termination()


if __name__ == "__main__":
    uvloop.run(_main())
