"""Answers questions for names of Services as a cluster's DNS does, with answers that are cached for a while."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

DOMAIN = "svc.cluster.local"
_A, _NO_SUCH_NAME = 1, 3


@dataclass(frozen=True)
class Answer:
    """The addresses of a name."""

    addresses: Sequence[str]
    may_be_cached: bool = True


# What there is of a name within the namespace, such as "gateway" or "qdrant-0.qdrant"; None for none of ours.
Lookup = Callable[[str], Answer | None]


class NameServer(asyncio.DatagramProtocol):
    """A server over UDP. An answer stays what it was for `cached_seconds`, however the addresses change meanwhile."""

    def __init__(self, namespace: str, lookup: Lookup) -> None:
        self._namespace = namespace
        self._lookup = lookup
        self._cached: dict[str, tuple[float, Answer]] = {}
        self.cached_seconds = 0.0
        self.asked: set[str] = set()
        self._transport: asyncio.DatagramTransport | None = None

    async def start(self, address: str) -> None:
        """Listens on port 53 of an address."""
        await asyncio.get_running_loop().create_datagram_endpoint(lambda: self, (address, 53))

    def stop(self) -> None:
        """Stops listening, if it does."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        number, _, _ = struct.unpack(">HHH", data[:6])
        labels, place = [], 12
        while size := data[place]:
            labels.append(data[place + 1 : place + 1 + size].decode().lower())
            place += size + 1
        kind = int.from_bytes(data[place + 1 : place + 3], "big")
        question = data[12 : place + 5]
        name = ".".join(labels)
        self.asked.add(name)
        found = self._addresses(name)
        answers = list(found.addresses) if found and kind == _A else []
        random.shuffle(answers)
        flags = 0x8580 | (_NO_SUCH_NAME if found is None else 0)
        head = struct.pack(">HHHHHH", number, flags, 1, len(answers), 0, 0)
        ttl = int(self.cached_seconds) if found and found.may_be_cached else 0
        body = b"".join(struct.pack(">HHHIH", 0xC00C, _A, 1, ttl, 4) + socket.inet_aton(each) for each in answers)
        assert self._transport is not None
        self._transport.sendto(head + question + body, address)

    def _addresses(self, name: str) -> Answer | None:
        for ending in (f".{self._namespace}.{DOMAIN}", f".{self._namespace}", ""):
            if name.endswith(ending):
                short = name.removesuffix(ending) if ending else name
                break
        until, cached = self._cached.get(short, (0.0, None))
        if time.monotonic() < until:
            return cached
        found = self._lookup(short)
        if found is not None and found.may_be_cached:
            self._cached[short] = (time.monotonic() + self.cached_seconds, found)
        return found
