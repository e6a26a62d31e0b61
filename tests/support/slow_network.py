"""A network between two processes of this machine that can be slow, silent or gone: a relay of TCP connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast


class SlowNetwork:
    """Relays to `target` ("host:port"). `delay` is in seconds, each way; all may be changed at any time.

    While it `hangs` connections are taken and bytes are read, but none is passed on. While it is `gone` connections
    are closed at once.
    """

    def __init__(self, target: str, *, delay: float = 0.0, hangs: bool = False, gone: bool = False) -> None:
        host, port = target.rsplit(":", 1)
        self.to = (host, int(port))
        self.delay = delay
        self.hangs = hangs
        self.gone = gone
        self.port = 0
        self.ends: set[_End] = set()
        self.connecting: set[asyncio.Task[None]] = set()

    @property
    def target(self) -> str:
        """The address of the relay."""
        return f"127.0.0.1:{self.port}"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[SlowNetwork]:
        """Listens while the block runs."""
        server = await asyncio.get_running_loop().create_server(lambda: _Near(self), "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.gone = True
            await asyncio.gather(*self.connecting)
            while self.ends:
                self.drop()
                await asyncio.sleep(0)

    def drop(self) -> None:
        """Ends all connections, as a process does that dies."""
        for end in list(self.ends):
            end.transport.abort()


class _End(asyncio.Protocol):
    """One end of a connection through the relay; what it hears goes to `other`."""

    transport: asyncio.Transport

    def __init__(self, network: SlowNetwork, other: _End | None = None) -> None:
        self.network = network
        self.other = other
        self._early: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.network.ends.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.network.ends.discard(self)
        if self.other is not None:
            asyncio.get_running_loop().call_later(self.network.delay, self.other.transport.abort)

    def data_received(self, data: bytes) -> None:
        if not self.network.hangs:
            asyncio.get_running_loop().call_later(self.network.delay, self._pass_on, data)

    def _pass_on(self, data: bytes) -> None:
        if self.other is None:
            self._early.append(data)
        elif not self.other.transport.is_closing():
            self.other.transport.write(data)

    def joined(self, other: _End) -> None:
        """The other end is there."""
        self.other = other
        for data in self._early:
            other.transport.write(data)


class _Near(_End):
    """The end towards who connects."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if self.network.gone:
            self.transport.abort()
            return
        task = asyncio.get_running_loop().create_task(self._connect())
        self.network.connecting.add(task)
        task.add_done_callback(self.network.connecting.discard)

    async def _connect(self) -> None:
        try:
            _, far = await asyncio.get_running_loop().create_connection(
                lambda: _End(self.network, self), *self.network.to
            )
        except OSError:
            self.transport.abort()
            return
        self.joined(far)
        if self.network.gone or self.transport.is_closing():
            far.transport.abort()
