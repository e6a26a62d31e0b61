"""A response's head leaves with the first piece of its body; nothing is lost, held for long or put in another order."""

from __future__ import annotations

import asyncio
from typing import Any

from services.web.receiving.joined_writes import JoinedWrites


class Wire(asyncio.Transport):
    """Remembers what it was given to send."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[bytes] = []
        self.closed = False

    def write(self, data: Any) -> None:
        assert not self.closed
        self.sent.append(bytes(data))

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed


async def test_two_writes_in_one_go_are_sent_as_one_at_once() -> None:
    wire = Wire()
    joined = JoinedWrites(wire, asyncio.get_running_loop())
    joined.write(b"head")
    assert wire.sent == []
    joined.write(b"body")
    assert wire.sent == [b"headbody"]
    await asyncio.sleep(0)
    assert wire.sent == [b"headbody"]


async def test_a_lone_write_is_sent_when_its_writer_gives_way() -> None:
    wire = Wire()
    joined = JoinedWrites(wire, asyncio.get_running_loop())
    joined.write(b"event")
    joined.write(b"")
    await asyncio.sleep(0)
    assert wire.sent == [b"event"]


async def test_what_is_held_is_sent_before_the_end() -> None:
    wire = Wire()
    joined = JoinedWrites(wire, asyncio.get_running_loop())
    for piece in (b"head", b"body", b"end"):
        joined.write(piece)
    joined.close()
    assert (wire.sent, wire.closed) == ([b"headbody", b"end"], True)


async def test_what_is_held_is_dropped_when_the_connection_is_lost() -> None:
    wire = Wire()
    joined = JoinedWrites(wire, asyncio.get_running_loop())
    joined.write(b"event")
    wire.closed = True
    await asyncio.sleep(0)
    assert wire.sent == []
