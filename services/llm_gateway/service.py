"""Wires the parts of the LLM gateway. It is ready even while its upstreams are down: calls then say so."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import add_LlmGatewayServiceServicer_to_server
from services.common.readiness import Readiness
from services.common.server import ServiceDefinition
from services.llm_gateway import metrics
from services.llm_gateway.completions import Completions
from services.llm_gateway.live_configuration import LiveConfiguration, reload_on_change
from services.llm_gateway.servicer import LlmGatewayServicer
from services.llm_gateway.settings import LlmGatewaySettings
from services.llm_gateway.upstream.openai import OpenAIUpstream

_log = logging.getLogger(__name__)

DEFINITION = ServiceDefinition(
    name="llm_gateway",
    grpc_name="gamesrec.llm_gateway.v1.LlmGatewayService",
    register=add_LlmGatewayServiceServicer_to_server,
)


@asynccontextmanager
async def open_service(settings: LlmGatewaySettings, _: Readiness) -> AsyncIterator[LlmGatewayServicer]:
    """Yields the servicer; closes all connections to the upstreams afterwards. Raises StartupError."""
    if settings.unused:
        _log.warning("with LLM_GATEWAY_CONFIG these settings are not used", extra={"settings": settings.unused})
    # Before the file is read, so that no change of it is overlooked.
    seen = _stamp(settings.config)
    live = LiveConfiguration(
        settings.configuration(),
        lambda spec, timeouts, key: OpenAIUpstream(spec, timeouts, api_key=key),
    )
    loop = asyncio.get_running_loop()
    metrics.TASKS.set_function(lambda: len(asyncio.all_tasks(loop)))
    following = None
    if settings.config is not None:
        following = asyncio.create_task(
            reload_on_change(
                live, settings.configuration, lambda: _stamp(settings.config), seen, seconds=settings.reload_seconds
            )
        )
    try:
        yield LlmGatewayServicer(Completions(live), live)
    finally:
        if following is not None:
            following.cancel()
            await asyncio.wait((following,))
        await live.aclose()


def _stamp(path: Path | None) -> object:
    """A value that changes when the file does, also when it is replaced as Kubernetes replaces a mounted ConfigMap."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError as error:
        return type(error).__name__
    return found.st_ino, found.st_mtime_ns, found.st_size
