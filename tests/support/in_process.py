"""A service of ours on a free port, inside the test's process: real grpc, real interceptor, real health."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

import grpc

from services.common.channels import open_channel
from services.common.server import OpenService, ServiceDefinition, ServiceServer
from services.common.settings import ServiceSettings

S = TypeVar("S", bound=ServiceSettings)


@asynccontextmanager
async def in_process(
    definition: ServiceDefinition, settings: S, open_service: OpenService[S], *, retries: bool = True
) -> AsyncIterator[grpc.aio.Channel]:
    """Yields a channel to the open, ready service; closes both afterwards. `retries` goes to `open_channel`."""
    server = ServiceServer(definition, settings, open_service)
    port = await server.start()
    try:
        await server.open()
        async with open_channel(f"{settings.host}:{port}", retries=retries) as channel:
            yield channel
    finally:
        await server.close()
