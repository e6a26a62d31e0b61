"""An upstream for measurements: streams that cost as little as may be, well-behaved or not, and counts of itself.

    /instant/v1   64 chunks at once, each written by itself, and the end
    /paced/v1     as many chunks as `max_tokens` asks for, 20 a second; the text of each is the time it was written
    /quick/v1     the same, 100 a second
    /chaos/v1     at random: a stream, paced or not, that ends well, breaks off or hangs; an error; no HTTP at all
    /counts       open connections, requests being answered

Run as `python -m tests.bench.llm_stub`; prints its port.
"""

from __future__ import annotations

import asyncio
import json
import random
import time
from typing import Any

import uvloop

CHUNKS = 64
_GAPS = {b"paced": 0.05, b"quick": 0.01}
_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def _event(data: str) -> bytes:
    body = f"data: {data}\n\n".encode()
    return f"{len(body):x}\r\n".encode() + body + b"\r\n"


def _chunk(text: str) -> bytes:
    return _event(
        '{"id":"chatcmpl-0","object":"chat.completion.chunk","created":1700000000,"model":"stub","choices":'
        f'[{{"index":0,"delta":{{"content":{json.dumps(text)}}},"finish_reason":null}}]}}'
    )


_ENDING = (
    _event('{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}')
    + _event('{"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":64,"total_tokens":73}}')
    + _event("[DONE]")
    + b"0\r\n\r\n"
)
_WORDS = [_chunk(f"word{n} ") for n in range(CHUNKS)]


class _Connection(asyncio.Protocol):
    opened = 0
    answering = 0

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._received = b""
        self._answer: asyncio.Task[None] | None = None
        _Connection.opened += 1

    def connection_lost(self, exc: Exception | None) -> None:
        _Connection.opened -= 1
        if self._answer is not None:
            self._answer.cancel()

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found:
            return
        lowered = head.lower()
        length = int(lowered.split(b"content-length:")[1].split(b"\r\n")[0]) if b"content-length:" in lowered else 0
        if len(body) < length:
            return
        self._received = body[length:]
        self._begin(head.split(b" ", 2)[1], body[:length])

    def _begin(self, path: bytes, body: bytes) -> None:
        if path == b"/counts":
            counts = json.dumps({"connections": _Connection.opened - 1, "answering": _Connection.answering}).encode()
            self._transport.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(counts) + counts)
        elif path.startswith(b"/instant/"):
            self._transport.write(_HEAD)
            for word in _WORDS:
                self._transport.write(word)
            self._transport.write(_ENDING)
        else:
            request: dict[str, Any] = json.loads(body)
            gap = _GAPS.get(path.split(b"/")[1])
            play = self._chaos() if gap is None else self._paced(request.get("max_tokens", CHUNKS), gap)
            self._answer = asyncio.ensure_future(self._counted(play))

    async def _counted(self, play: Any) -> None:
        _Connection.answering += 1
        try:
            await play
        finally:
            _Connection.answering -= 1

    async def _paced(self, chunks: int, gap: float) -> None:
        self._transport.write(_HEAD)
        for n in range(chunks):
            if n:
                await asyncio.sleep(gap)
            self._transport.write(_chunk(f"{time.monotonic_ns()} "))
        self._transport.write(_ENDING)

    async def _chaos(self) -> None:
        kind = random.random()
        if kind < 0.1:
            self._transport.write(b"HTTP/1.1 500 X\r\ncontent-length: 4\r\n\r\noops")
        elif kind < 0.15:
            self._transport.abort()
        elif kind < 0.2:
            self._transport.write(b"SSH-2.0-OpenSSH\r\n\r\n")
            self._transport.close()
        elif kind < 0.25:
            await asyncio.Event().wait()
        else:
            await self._chaotic_stream(kind)

    async def _chaotic_stream(self, kind: float) -> None:
        self._transport.write(_HEAD)
        for n in range(random.randrange(1, 12)):
            self._transport.write(_WORDS[n])
            if random.random() < 0.5:
                await asyncio.sleep(random.random() * 0.02)
        if kind < 0.3:
            self._transport.abort()
        elif kind < 0.35:
            self._transport.write(b"0\r\n\r\n")
        elif kind < 0.4:
            self._transport.write(_event('{"error":{"message":"no"}}'))
            await asyncio.Event().wait()
        elif kind < 0.45:
            await asyncio.Event().wait()
        else:
            self._transport.write(_ENDING)


async def _main() -> None:
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_main())
