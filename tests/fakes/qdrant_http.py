"""Stands in for the HTTP API of a Qdrant node, as far as probes and snapshots use it: collections and their snapshots.

A snapshot here is a file that names its collection: enough to see that it was asked for, kept and deleted.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

Names = Callable[[], Awaitable[list[str]]]


class HttpApi:
    """Answers one request for each connection. `collections` names those that this node holds."""

    def __init__(self, collections: Names, snapshots: Path, key: str | None) -> None:
        self._collections = collections
        self._snapshots = snapshots
        self._key = key

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Reads a request and writes what becomes of it."""
        method, path = (await reader.readline()).decode().split()[:2]
        headers = {}
        while line := (await reader.readline()).decode().strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        status, result = "200 OK", None
        if path not in ("/readyz", "/livez"):
            if self._key is not None and headers.get("api-key") != self._key:
                status = "401 Unauthorized"
            else:
                result = await self._result(method, path.partition("?")[0].split("/")[1:])
                status = status if result is not None else "404 Not Found"
        body = json.dumps({"result": result}).encode()
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write(head.encode() + body)
        writer.close()

    async def _result(self, method: str, path: list[str]) -> Any:
        match method, path:
            case "GET", ["collections"]:
                return {"collections": [{"name": name} for name in await self._collections()]}
            case "GET", ["collections", collection, "snapshots"]:
                return [_described(file) for file in sorted((self._snapshots / collection).glob("*.snapshot"))]
            case "POST", ["collections", collection, "snapshots"]:
                file = self._snapshots / collection / f"{collection}-{time.time_ns()}.snapshot"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(collection, encoding="utf-8")
                return _described(file)
            case "DELETE", ["collections", collection, "snapshots", name]:
                (self._snapshots / collection / name).unlink()
                return True
        return None


def _described(file: Path) -> dict[str, Any]:
    status = file.stat()
    return {"name": file.name, "size": status.st_size, "creation_time": str(status.st_mtime_ns)}
