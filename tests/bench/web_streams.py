"""Reads chats of the door without a client library in between: one after the other, or many at once as browsers do."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field

_HEAD = "POST /v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n"
# The first event holds whole games.
_MOST_BYTES_OF_A_LINE = 4 * 1024 * 1024
_MARK = b'data: {"text":"'


def _request(text: str, player_id: str) -> bytes:
    body = json.dumps({"playerId": player_id, "text": text}).encode()
    return _HEAD.format(len(body)).encode() + body


class KeptConnection:
    """A connection for one chat after the other."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, target: str) -> KeptConnection:
        """Connects to the door at "host:port"."""
        host, port = target.rsplit(":", 1)
        return cls(*await asyncio.open_connection(host, int(port), limit=_MOST_BYTES_OF_A_LINE))

    async def first_event(self, text: str, *, player_id: str) -> float:
        """Seconds from the request to the empty line behind the first event; the rest of the answer is read too."""
        started = time.perf_counter()
        self._writer.write(_request(text, player_id))
        first = 0.0
        is_event = False
        while (line := await self._reader.readline()) != b"0\r\n":
            if not line:
                raise ConnectionError("the door closed the connection in the middle of an answer")
            is_event = is_event or line.startswith(b"data: ")
            if is_event and line == b"\n" and not first:
                first = time.perf_counter() - started
        await self._reader.readline()
        return first

    def close(self) -> None:
        """Closes the connection."""
        self._writer.close()


@dataclass
class Readings:
    """Seconds from the moment that an event was sent by the edge to the moment that it was read, of `streams` streams.

    They count from the moment that all streams have their first event, which they had `opening` seconds after the first
    of them asked: until then the door is busy with letting everybody in at once.
    """

    streams: int
    delays: list[float] = field(default_factory=list)
    asked: float = 0.0
    opening: float = 0.0
    begun: int = 0
    ended: int = 0


async def read_stream(port: int, readings: Readings) -> None:
    """Reads one chat to its end; when it is cancelled the connection is torn off."""
    readings.asked = readings.asked or time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(_request("x", "p"))
        async for line in reader:
            if line.startswith(_MARK):
                now = time.monotonic_ns()
                sent = int(line[len(_MARK) :].partition(b'"')[0])
                if readings.opening:
                    readings.delays.append((now - sent) / 1e9)
            elif line.startswith(b"event: recommendations"):
                readings.begun += 1
                if readings.begun == readings.streams:
                    readings.opening = time.monotonic() - readings.asked
            elif line.startswith(b"event: summary"):
                readings.ended += 1
                return
    finally:
        writer.transport.abort()
