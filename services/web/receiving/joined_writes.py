"""Sends a response's head together with the first piece of its body.

uvicorn writes them one after the other and uvloop sends each write at once: that takes two calls of the kernel, and
wakes a reader for a head that it can do nothing with.
"""

from __future__ import annotations

import asyncio
from typing import Any

Piece = bytes | bytearray | memoryview


class JoinedWrites(asyncio.Transport):
    """A transport that holds what is written until more is, or until the code that wrote it gives way."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._held: Piece = b""

    def write(self, data: Piece) -> None:
        if not data:
            return
        if self._held:
            held, self._held = self._held, b""
            self._transport.write(b"".join((held, data)))
        else:
            self._held = data
            self._loop.call_soon(self._let_go)

    def close(self) -> None:
        self._let_go()
        self._transport.close()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self._transport.get_extra_info(name, default)

    def pause_reading(self) -> None:
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        self._transport.resume_reading()

    def _let_go(self) -> None:
        held, self._held = self._held, b""
        if held and not self._transport.is_closing():
            self._transport.write(held)
