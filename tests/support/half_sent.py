"""Calls that begin and never end: each stream of a connection announces a request and sends a part of it."""

from __future__ import annotations

import asyncio
import struct

_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_DATA, _HEADERS, _RST_STREAM, _SETTINGS, _PING, _GOAWAY, _WINDOW_UPDATE = 0, 1, 3, 4, 6, 7, 8
_END_HEADERS, _ACK = 4, 1


class HalfSentCalls:
    """One HTTP/2 connection. `refused` are the streams that the server has ended, by a reset or by trailers."""

    def __init__(self, host: str, port: int, method: str) -> None:
        """`method` is a full name such as `/package.Service/Method`."""
        self._host, self._port, self._method = host, port, method
        self._stream = -1
        self.refused: set[int] = set()
        self.max_streams: int | None = None

    async def __aenter__(self) -> HalfSentCalls:
        self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        self._writer.write(_PREFACE + _frame(_SETTINGS, 0, 0, b""))
        self._reading = asyncio.ensure_future(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await asyncio.gather(self._reading, return_exceptions=True)
        self._writer.close()

    async def begin(self, announced: int, sent: int) -> int:
        """Begins a call whose request is said to have `announced` bytes, sends `sent` of them; returns its stream."""
        self._stream += 2
        headers = b"".join(
            b"\0" + bytes([len(name)]) + name.encode() + bytes([len(value)]) + value.encode()
            for name, value in (
                (":method", "POST"),
                (":scheme", "http"),
                (":path", self._method),
                (":authority", "test"),
                ("te", "trailers"),
                ("content-type", "application/grpc"),
            )
        )
        self._writer.write(_frame(_HEADERS, _END_HEADERS, self._stream, headers))
        body = b"\0" + struct.pack(">I", announced) + b"\0" * sent
        for start in range(0, len(body), 16384):
            self._writer.write(_frame(_DATA, 0, self._stream, body[start : start + 16384]))
        await self._writer.drain()
        return self._stream

    async def _read(self) -> None:
        while True:
            head = await self._reader.readexactly(9)
            size, kind, flags = int.from_bytes(head[:3], "big"), head[3], head[4]
            stream = int.from_bytes(head[5:], "big") & 0x7FFFFFFF
            body = await self._reader.readexactly(size)
            if kind == _SETTINGS and not flags & _ACK:
                for name, value in struct.iter_unpack(">HI", body):
                    if name == 3:
                        self.max_streams = value
                self._writer.write(_frame(_SETTINGS, _ACK, 0, b""))
            elif kind == _PING and not flags & _ACK:
                self._writer.write(_frame(_PING, _ACK, 0, body))
            elif kind == _RST_STREAM or (kind == _HEADERS and flags & 1):
                self.refused.add(stream)


def _frame(kind: int, flags: int, stream: int, body: bytes) -> bytes:
    return len(body).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + body
