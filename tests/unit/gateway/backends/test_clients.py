"""How the gateway calls the services behind it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from gamesrec.common.v1 import common_pb2
from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from gamesrec.llm_gateway.v1 import llm_gateway_pb2, llm_gateway_pb2_grpc
from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common import request as requests
from services.common.errors import Unavailable
from services.common.readiness import Readiness
from services.common.security.peer_key import PEER_KEY
from services.common.server import ServiceDefinition, ServiceServer
from services.common.settings import ServiceSettings
from services.gateway.backends.clients import open_backends
from services.gateway.settings import GatewaySettings

MESSAGE = llm_gateway_pb2.ChatMessage(role=llm_gateway_pb2.ChatMessage.ROLE_USER, content="hi")


class Failing(
    embedder_pb2_grpc.EmbedderServiceServicer,
    llm_gateway_pb2_grpc.LlmGatewayServiceServicer,
    recommender_pb2_grpc.RecommenderServiceServicer,
):
    """Counts the calls and fails all of them."""

    def __init__(self) -> None:
        self.calls = 0
        self.metadata: dict[str, Any] = {}
        self.parts: list[recommender_pb2.RecommendRequest] = []

    async def Embed(self, request: embedder_pb2.EmbedRequest, context: Any) -> embedder_pb2.EmbedResponse:  # noqa: N802
        self.calls += 1
        raise Unavailable("gone")

    async def Recommend(  # noqa: N802
        self, request_iterator: AsyncIterator[recommender_pb2.RecommendRequest], context: Any
    ) -> recommender_pb2.RecommendResponse:
        self.calls += 1
        self.parts = [part async for part in request_iterator]
        raise Unavailable("gone")

    async def StreamChat(self, request: Any, context: Any) -> AsyncIterator[Any]:  # noqa: N802
        self.calls += 1
        self.metadata = dict(context.invocation_metadata())
        raise Unavailable("gone")
        yield


@asynccontextmanager
async def failing(name: str, grpc_name: str, register: Any) -> AsyncIterator[tuple[Failing, str]]:
    servicer = Failing()  # type: ignore[abstract]  # the other rpcs are not called

    @asynccontextmanager
    async def open_service(settings: ServiceSettings, readiness: Readiness) -> AsyncIterator[Failing]:
        yield servicer

    server = ServiceServer(ServiceDefinition(name, grpc_name, register), ServiceSettings(), open_service)
    port = await server.start()
    await server.open()
    yield servicer, f"127.0.0.1:{port}"
    await server.close()


async def test_the_embedder_is_asked_again_when_it_is_unavailable() -> None:
    register = embedder_pb2_grpc.add_EmbedderServiceServicer_to_server
    async with failing("embedder", "gamesrec.embedder.v1.EmbedderService", register) as (servicer, target):
        async with AsyncExitStack() as stack:
            backends = await open_backends(GatewaySettings(embedder_target=target), stack)
            with pytest.raises(Unavailable):
                await backends.embedder.encode_query("hi")
    assert servicer.calls == 3


async def test_the_recommender_gets_all_parts_again_when_it_is_unavailable() -> None:
    register = recommender_pb2_grpc.add_RecommenderServiceServicer_to_server
    vector = common_pb2.Vector(values=[1.0], model=common_pb2.ModelVersion(name="m", revision="1", dimension=1))

    async def late() -> common_pb2.Vector:
        await asyncio.sleep(0.01)
        return vector

    async with failing("recommender", "gamesrec.recommender.v1.RecommenderService", register) as (servicer, target):
        async with AsyncExitStack() as stack:
            backends = await open_backends(GatewaySettings(recommender_target=target), stack)
            with pytest.raises(Unavailable):
                await backends.recommender.recommend(recommender_pb2.RecommendRequest(player_id="ann"), late)
    assert servicer.calls == 3
    assert [(part.player_id, part.HasField("query")) for part in servicer.parts] == [("ann", False), ("", True)]


async def ask_failing_llm_gateway() -> Failing:
    register = llm_gateway_pb2_grpc.add_LlmGatewayServiceServicer_to_server
    async with failing("llm_gateway", "gamesrec.llm_gateway.v1.LlmGatewayService", register) as (servicer, target):
        async with AsyncExitStack() as stack:
            backends = await open_backends(GatewaySettings(llm_gateway_target=target), stack)
            with pytest.raises(Unavailable):
                async for _ in backends.language_model.stream([MESSAGE], "en"):
                    pass
    return servicer


async def test_the_llm_gateway_which_tries_again_by_itself_is_asked_once() -> None:
    assert (await ask_failing_llm_gateway()).calls == 1


async def test_who_calls_and_their_trace_go_on_to_the_llm_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    # A stack that was started by this process has left its key.
    monkeypatch.delenv(PEER_KEY, raising=False)
    sent = {
        "x-request-id": "abc-1",
        "x-caller-id": "shop-backend",
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "tracestate": "vendor=1",
    }
    requests.set_current(requests.RequestContext.of({**sent, "authorization": "secret"}, time.monotonic() + 5))
    metadata = (await ask_failing_llm_gateway()).metadata
    assert {key: metadata.get(key) for key in (*sent, "authorization")} == {**sent, "authorization": None}
