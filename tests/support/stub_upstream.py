"""An HTTP server that plays an OpenAI-compatible upstream, well or badly, and counts what happens to it.

Each request is answered by the next script of the queue, or by `default`. A script is a sequence of steps:
`bytes` are sent, a float is a pause in seconds, and HANG, CUT and KEEP_ALIVES are what they say.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from enum import Enum
from typing import Any


class Act(Enum):
    """Steps that are neither bytes nor a pause."""

    HANG = "say nothing more, keep the connection open"
    CUT = "reset the connection"
    END = "close the connection, without the end of the body"
    KEEP_ALIVES = "send comments for ever"


HANG, CUT, END, KEEP_ALIVES = Act.HANG, Act.CUT, Act.END, Act.KEEP_ALIVES
Step = bytes | float | Act
Script = Sequence[Step]
_KEEP_ALIVE_SECONDS = 0.02


def http_chunk(data: bytes) -> bytes:
    """One chunk of a chunked body."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


LAST_CHUNK = b"0\r\n\r\n"
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def event(chunk: dict[str, Any]) -> bytes:
    """A server-sent event in an HTTP chunk."""
    return http_chunk(b"data: " + json.dumps(chunk).encode() + b"\n\n")


def delta(text: str) -> bytes:
    """An event with some text."""
    return event({"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": None}]})


def finish(reason: str = "stop") -> bytes:
    """The event with the finish reason."""
    return event({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})


USAGE = event({"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 5, "total_tokens": 12}})
DONE = http_chunk(b"data: [DONE]\n\n")
ENDING: tuple[Step, ...] = (finish(), USAGE, DONE, LAST_CHUNK)


def stream(*texts: str, pace: float = 0.0) -> Script:
    """A whole stream, with `pace` seconds before each text."""
    steps: list[Step] = [HEAD]
    for text in texts:
        steps += [pace, delta(text)] if pace else [delta(text)]
    return (*steps, *ENDING)


def status(code: int, body: bytes | dict[str, Any] = b"", *, headers: Sequence[str] = ()) -> Script:
    """A response that is no stream."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = (f"HTTP/1.1 {code} X", f"content-length: {len(content)}", *headers)
    return ["\r\n".join(lines).encode() + b"\r\n\r\n" + content]


class StubUpstream:
    """The server and its counts."""

    def __init__(self) -> None:
        self.scripts: deque[Script] = deque()
        self.default: Script = stream("Hello", " world")
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answering = 0
        self.connections_open = 0
        self.connections_made = 0
        self.changed = asyncio.Condition()
        self.base_url = ""

    async def until(self, condition: Any, *, seconds: float = 5.0) -> None:
        """Waits until `condition()` holds. Raises TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(condition)

    async def _notify(self) -> None:
        async with self.changed:
            self.changed.notify_all()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections_open += 1
        self.connections_made += 1
        await self._notify()
        try:
            while await self._exchange(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            self.connections_open -= 1
            await self._notify()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Reads a request and answers it; whether the connection can serve another."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        script = self.scripts.popleft() if self.scripts else self.default
        self.requests.append(json.loads(body))
        self.headers.append(headers)
        self.answering += 1
        await self._notify()
        # The peer sends nothing while it is answered: a byte, or the end, means that it has left.
        gone = asyncio.ensure_future(reader.read(1))
        playing = asyncio.ensure_future(self._play(script, writer))
        try:
            await asyncio.wait((gone, playing), return_when=asyncio.FIRST_COMPLETED)
            return playing.done() and playing.result() and not gone.done()
        finally:
            for task in (gone, playing):
                task.cancel()
            await asyncio.gather(gone, playing, return_exceptions=True)
            self.answering -= 1
            await self._notify()

    async def _play(self, script: Script, writer: asyncio.StreamWriter) -> bool:
        for step in script:
            match step:
                case bytes():
                    writer.write(step)
                    await writer.drain()
                case float() | int():
                    await asyncio.sleep(step)
                case Act.HANG:
                    await asyncio.Event().wait()
                case Act.CUT:
                    writer.transport.abort()
                    return False
                case Act.END:
                    return False
                case Act.KEEP_ALIVES:
                    while True:
                        writer.write(http_chunk(b": keep-alive\n\n"))
                        await writer.drain()
                        await asyncio.sleep(_KEEP_ALIVE_SECONDS)
        return True


@asynccontextmanager
async def stub_upstream() -> AsyncIterator[StubUpstream]:
    """Yields a stub that listens on a free port of the loopback."""
    stub = StubUpstream()
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(stub._serve(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    stub.base_url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield stub
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks, return_exceptions=True)
