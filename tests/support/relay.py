"""A relay between a client and a server of this machine that can fall silent, as a machine does that is gone."""

from __future__ import annotations

import asyncio
import contextlib


class Relay:
    """Passes bytes on to a server, until it falls silent; `left` says that its client has hung up."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._silent = False
        self.left = asyncio.Event()

    async def __aenter__(self) -> Relay:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    def fall_silent(self) -> None:
        self._silent = True

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to_there = await asyncio.open_connection("127.0.0.1", self._server_port)

        async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            while piece := await source.read(65536):
                if not self._silent:
                    target.write(piece)

        back = asyncio.ensure_future(pump(there, writer))
        with contextlib.suppress(ConnectionError):
            await pump(reader, to_there)
        self.left.set()
        back.cancel()
        to_there.close()
        writer.close()
