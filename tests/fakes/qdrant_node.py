"""Runs a node of the stand-in for Qdrant, at Qdrant's ports and with its arguments.

    python -m tests.fakes.qdrant_node --storage DIRECTORY [--uri OWN] [--bootstrap FIRST]

A node that joins a first one, by `--bootstrap`, holds nothing and passes connections on to it, by the port of peers.
The key is read from the variable that Qdrant reads.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from tests.fakes.qdrant import open_store, server_of
from tests.fakes.qdrant_http import HttpApi

KEY = "QDRANT__SERVICE__API_KEY"
_HTTP, _GRPC, _PEERS = 6333, 6334, 6335


async def _first(host: str, storage: Path | None, key: str | None, stopping: asyncio.Event) -> None:
    """A node that is alone, or that others join."""
    store = open_store(storage)
    server = server_of(store, key)
    for port in (_GRPC, _PEERS):
        server.add_insecure_port(f"{host}:{port}")
    await server.start()

    async def collections() -> list[str]:
        return [each.name for each in (await store.get_collections()).collections]

    api = HttpApi(collections, (storage or Path(tempfile.gettempdir())) / "snapshots", key)
    async with await asyncio.start_server(api.answer, host, _HTTP):
        print("serving", flush=True)
        await stopping.wait()
    await server.stop(1)
    await store.close()


async def _joined(host: str, first: str, key: str | None, stopping: asyncio.Event) -> None:
    """A node that holds nothing: connections to it go on to the first one."""

    async def passing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            from_first, to_first = await asyncio.open_connection(first, _PEERS)
        except OSError:
            writer.close()
            return
        await asyncio.gather(_copy(reader, to_first), _copy(from_first, writer))

    async def collections() -> list[str]:
        return []

    api = HttpApi(collections, Path(tempfile.gettempdir()), key)
    async with await asyncio.start_server(passing, host, _GRPC), await asyncio.start_server(api.answer, host, _HTTP):
        print(f"serving for {first}", flush=True)
        await stopping.wait()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()


async def main() -> None:
    """The command: serves until it is told to stop."""
    parser = argparse.ArgumentParser(description="Stands in for a Qdrant server.")
    parser.add_argument("--storage", type=Path)
    parser.add_argument("--host", default="0.0.0.0")
    parser.add_argument("--uri", help="how other nodes reach this one; not used here")
    parser.add_argument("--bootstrap", help="URL of a node of the cluster to join")
    options = parser.parse_args()
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    key = os.environ.get(KEY) or None
    if options.bootstrap:
        await _joined(options.host, str(urlsplit(options.bootstrap).hostname), key, stopping)
    else:
        await _first(options.host, options.storage, key, stopping)


if __name__ == "__main__":
    asyncio.run(main())
