"""Access files for tests, and servers that ask for credentials."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from services.common.readiness import Readiness
from services.common.security.api_keys import new_key
from services.common.security.principal import SCOPES
from services.common.server import ServiceDefinition, ServiceServer
from services.common.settings import ServiceSettings

Metadata = tuple[tuple[str, str], ...]


def bearer(credential: str) -> Metadata:
    """The metadata of a call with this credential."""
    return (("authorization", f"Bearer {credential}"),)


class AccessFile:
    """An access file that keys can be added to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[str, Any] = {"keys": []}
        self.keys: dict[str, str] = {}

    def add_key(self, key_id: str, *scopes: str, **more: Any) -> str:
        """A new key with these scopes; `more` goes into its entry."""
        made = new_key(key_id)
        self.entries["keys"].append({"id": key_id, "hash": made.hash, "scopes": list(scopes), **more})
        self.keys[key_id] = made.key
        self.write()
        return made.key

    def remove_key(self, key_id: str) -> None:
        self.entries["keys"] = [each for each in self.entries["keys"] if each["id"] != key_id]
        self.write()

    def write(self) -> None:
        self.path.write_text(json.dumps(self.entries, indent=1))


def all_but(*scopes: str) -> list[str]:
    """All scopes without these."""
    return [name for name in SCOPES if name not in scopes]


@asynccontextmanager
async def listening(definition: ServiceDefinition, settings: ServiceSettings, servicer: Any) -> AsyncIterator[int]:
    """Yields the port of an open server of the servicer."""

    @asynccontextmanager
    async def open_service(_: ServiceSettings, readiness: Readiness) -> AsyncIterator[Any]:
        yield servicer

    server = ServiceServer(definition, settings, open_service)
    port = await server.start()
    try:
        await server.open()
        yield port
    finally:
        await server.close()
