"""Puts the LLM gateway together. It is ready even while its upstreams are down: calls then say so."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import add_LlmGatewayServiceServicer_to_server
from services.common.errors import StartupError
from services.common.server import Readiness, ServiceDefinition
from services.llm_gateway.openai_upstream import OpenAIUpstream
from services.llm_gateway.routing import DEFAULT_ALIAS, Router
from services.llm_gateway.servicer import LlmGatewayServicer
from services.llm_gateway.settings import LlmGatewaySettings
from services.llm_gateway.upstream import UpstreamSpec

DEFINITION = ServiceDefinition(
    name="llm_gateway",
    grpc_name="gamesrec.llm_gateway.v1.LlmGatewayService",
    register=add_LlmGatewayServiceServicer_to_server,
)


@asynccontextmanager
async def open_service(settings: LlmGatewaySettings, _: Readiness) -> AsyncIterator[LlmGatewayServicer]:
    """Yields the servicer; closes all connections to the upstreams afterwards. Raises StartupError."""
    async with AsyncExitStack() as stack:
        upstreams = []
        for spec in settings.upstreams():
            upstream = OpenAIUpstream(spec, api_key=_api_key(spec))
            stack.push_async_callback(upstream.aclose)
            upstreams.append(upstream)
        yield LlmGatewayServicer(Router({DEFAULT_ALIAS: upstreams}), coalescing_interval=settings.coalescing_seconds)


def _api_key(spec: UpstreamSpec) -> str | None:
    if not spec.api_key_env:
        return None
    key = os.environ.get(spec.api_key_env, "").strip()
    if not key:
        raise StartupError(
            f"the environment variable {spec.api_key_env} is not set; put the key of the {spec.name} upstream into it"
        )
    if not (key.isascii() and key.isprintable()):
        raise StartupError(
            f"the environment variable {spec.api_key_env} holds characters that no key has; copy the key anew"
        )
    return key
