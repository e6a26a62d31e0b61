"""The HTTP door on a free port, inside the test's process: the real server, in front of whichever edge it is given."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from services.common.security.certificate_files import CertificateFiles
from services.web.answering.health import DoorHealth
from services.web.edge.ports import Edge
from services.web.receiving.guard import Guard
from services.web.receiving.origins import Origins
from services.web.receiving.routes import Routes
from services.web.receiving.tls import DoorTls
from services.web.server import Server, listen
from services.web.service import routes
from services.web.settings import WebSettings

SERVICE = "/gamesrec.gateway.v1.GatewayService"
JSON = {"content-type": "application/json"}


@dataclass(frozen=True)
class Door:
    """Where it listens, and a client that keeps its connections."""

    port: int
    client: httpx.AsyncClient

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    async def raw(self, request: bytes, *, seconds: float = 10) -> bytes:
        """All that comes back for these bytes, until the door closes the connection."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            async with asyncio.timeout(seconds):
                return await reader.read()
        finally:
            writer.close()


@asynccontextmanager
async def running_door(edge: Edge, **settings: Any) -> AsyncIterator[Door]:
    """Serves until the end of the block; `settings` are those of the door."""
    chosen = WebSettings(**{"port": 0, "drain_grace_seconds": 1.0, **settings})
    origins = Origins(host=chosen.host, allowed_hosts=chosen.allowed_hosts, cors_origins=chosen.cors_origins)
    files = CertificateFiles.of(chosen)
    tls = DoorTls(files) if files else None
    health = DoorHealth()
    health.opened(edge)
    server = Server(Guard(Routes(routes(edge, chosen, health)), origins, chosen), chosen, tls)
    following = [asyncio.create_task(tls.follow())] if tls else []
    listener = listen(chosen.host, chosen.port)
    port = int(listener.getsockname()[1])
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        base = f"{'https' if tls else 'http'}://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=base, trust_env=False, verify=False, timeout=20) as client:
            yield Door(port, client)
    finally:
        server.should_exit = True
        await serving
        for task in following:
            task.cancel()


@dataclass(frozen=True)
class Event:
    """A server-sent event."""

    number: str
    name: str
    data: Any


def events_of(text: str) -> list[Event]:
    """The events of a stream that has ended; comments are left out."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if line and not line.startswith(":"))
        if fields:
            found.append(Event(fields["id"], fields["event"], json.loads(fields["data"])))
    return found


def reason_of(error: dict[str, Any]) -> str:
    """The reason that an error document names."""
    return next(str(each["debug"]["reason"]) for each in error["details"] if each["type"] == "google.rpc.ErrorInfo")


def fields_of(error: dict[str, Any]) -> list[str]:
    """The fields that an error document names."""
    return [
        violation["field"]
        for each in error["details"]
        if each["type"] == "google.rpc.BadRequest"
        for violation in each["debug"]["fieldViolations"]
    ]
