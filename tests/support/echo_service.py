"""A service for the tests of the server core: it answers `Embed` as the first text tells it to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from pydantic_settings import SettingsConfigDict

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common import request
from services.common.errors import FailedPrecondition, StartupError, Unavailable
from services.common.readiness import Readiness
from services.common.server import ServiceDefinition, run
from services.common.settings import ServiceSettings
from tests.fakes.partial_embedder import PartialEmbedder


class EchoSettings(ServiceSettings):
    """Settings of the service, with a switch that makes its start fail or wait."""

    model_config = SettingsConfigDict(env_prefix="ECHO_")

    start: str = "ok"


class EchoServicer(PartialEmbedder):
    """The first text is the command."""

    def __init__(self) -> None:
        self.release = asyncio.Event()
        self.attempts = 0

    async def Embed(self, request_: embedder_pb2.EmbedRequest, context: Any) -> embedder_pb2.EmbedResponse:  # noqa: N802
        command = request_.texts[0]
        if command == "crash":
            raise ValueError("a secret of the server")
        if command == "refuse":
            raise FailedPrecondition("not now", reason="NOT_NOW", metadata={"wanted": "later"})
        if command.startswith("refuse because"):
            because = command.removeprefix("refuse ")
            raise FailedPrecondition(because, reason="NOT_NOW", metadata={"wanted": because})
        if command == "unavailable twice":
            self.attempts += 1
            if self.attempts < 3:
                raise Unavailable("come back soon")
        if command == "wait":
            await self.release.wait()
        if command == "slow":
            await asyncio.sleep(0.05)
        current = request.current()
        assert current is not None
        response = embedder_pb2.EmbedResponse()
        response.model.name = current.request_id
        response.model.dimension = self.attempts
        response.timings.queue.FromMilliseconds(int(current.remaining() * 1000))
        return response

    async def EmbedStream(  # noqa: N802
        self, request_iterator: AsyncIterator[embedder_pb2.EmbedRequest], context: Any
    ) -> AsyncIterator[embedder_pb2.EmbedResponse]:
        """More than any reader takes."""
        while True:
            response = embedder_pb2.EmbedResponse()
            response.embeddings.add(values=[1.0] * 100_000)
            yield response


DEFINITION = ServiceDefinition(
    name="echo",
    grpc_name="gamesrec.embedder.v1.EmbedderService",
    register=embedder_pb2_grpc.add_EmbedderServiceServicer_to_server,
)


@asynccontextmanager
async def open_service(settings: EchoSettings, readiness: Readiness) -> AsyncIterator[EchoServicer]:
    if settings.start == "fail":
        raise StartupError("no model at /nowhere; run make setup")
    if settings.start == "wait":
        await asyncio.Event().wait()
    yield EchoServicer()


if __name__ == "__main__":
    run(DEFINITION, EchoSettings, open_service)
