"""Vectors for training, fetched through real grpc from a stand-in embedder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import numpy as np
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.classifier.training.clients import EmbedderClient
from services.common.errors import StartupError
from services.common.model_version import ModelVersion
from services.common.server import Readiness, ServiceDefinition, ServiceServer
from services.common.settings import ServiceSettings

DEFINITION = ServiceDefinition(
    name="embedder",
    grpc_name="gamesrec.embedder.v1.EmbedderService",
    register=embedder_pb2_grpc.add_EmbedderServiceServicer_to_server,
)


class LengthEmbedder(embedder_pb2_grpc.EmbedderServiceServicer):
    """Embeds a text as (its length, 1), not normalised; may change its model from one call to the next."""

    def __init__(self, *, steady: bool = True) -> None:
        self.requests: list[embedder_pb2.EmbedRequest] = []
        self._steady = steady

    async def GetModel(self, request: Any, context: Any) -> embedder_pb2.GetModelResponse:  # noqa: N802
        return embedder_pb2.GetModelResponse()

    async def Embed(self, request: embedder_pb2.EmbedRequest, context: Any) -> embedder_pb2.EmbedResponse:  # noqa: N802
        self.requests.append(request)
        response = embedder_pb2.EmbedResponse()
        response.model.name, response.model.dimension = "test/length", 2
        response.model.revision = "1" if self._steady else str(len(self.requests))
        for text in request.texts:
            response.embeddings.add(values=[len(text), 1.0])
        return response


@asynccontextmanager
async def serving(servicer: LengthEmbedder) -> AsyncIterator[str]:
    @asynccontextmanager
    async def open_service(settings: ServiceSettings, readiness: Readiness) -> AsyncIterator[LengthEmbedder]:
        yield servicer

    server = ServiceServer(DEFINITION, ServiceSettings(), open_service)
    port = await server.start()
    try:
        await server.open()
        yield f"127.0.0.1:{port}"
    finally:
        await server.close()


async def test_vectors_come_in_the_order_of_the_texts_and_normalised() -> None:
    texts = ["x" * length for length in range(1, 151)]
    servicer = LengthEmbedder()
    async with serving(servicer) as target:
        encoded = await EmbedderClient(target, patience=0).encode(texts)
    assert encoded.encoder == ModelVersion("test/length", "1", 2)
    np.testing.assert_allclose(encoded.vectors[:, 0] / encoded.vectors[:, 1], range(1, 151), rtol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(encoded.vectors, axis=1), 1)
    assert len(servicer.requests) > 1
    assert {request.prompt_name for request in servicer.requests} == {"query"}


async def test_an_embedder_that_changes_its_model_meanwhile_is_refused() -> None:
    async with serving(LengthEmbedder(steady=False)) as target:
        with pytest.raises(StartupError, match="changed its model"):
            await EmbedderClient(target, patience=0).encode(["x"] * 100)


async def test_a_refusal_of_the_embedder_is_passed_on_in_one_line() -> None:
    async with serving(LengthEmbedder()) as target:
        with pytest.raises(StartupError, match="INVALID_ARGUMENT"):
            await EmbedderClient(target, patience=0).encode(["   "])


async def test_an_embedder_that_is_still_starting_is_waited_for() -> None:
    may_open = asyncio.Event()

    @asynccontextmanager
    async def open_service(settings: ServiceSettings, readiness: Readiness) -> AsyncIterator[LengthEmbedder]:
        await may_open.wait()
        yield LengthEmbedder()

    server = ServiceServer(DEFINITION, ServiceSettings(), open_service)
    target = f"127.0.0.1:{await server.start()}"
    try:
        opening = asyncio.create_task(server.open())
        with pytest.raises(StartupError, match="UNAVAILABLE: the service is starting"):
            await EmbedderClient(target, patience=0).encode(["x"])
        encoding = asyncio.create_task(EmbedderClient(target, patience=30).encode(["x"]))
        may_open.set()
        await opening
        assert (await encoding).encoder.name == "test/length"
    finally:
        await server.close()
