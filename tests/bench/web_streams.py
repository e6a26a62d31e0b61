"""Reads many chats of the door at once, as browsers do, and leaves them in the middle. No client library in between."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

_BODY = b'{"playerId": "p", "text": "x"}'
_REQUEST = (
    b"POST /v1/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
    % (len(_BODY), _BODY)
)
_MARK = b'data: {"text":"'


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
        writer.write(_REQUEST)
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
