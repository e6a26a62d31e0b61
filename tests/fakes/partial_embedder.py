"""The embedder's service with every method refused: a stand-in overrides those that its test calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, NoReturn

import grpc

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc


class PartialEmbedder(embedder_pb2_grpc.EmbedderServiceServicer):
    """Answers UNIMPLEMENTED."""

    async def Embed(self, request: embedder_pb2.EmbedRequest, context: Any) -> embedder_pb2.EmbedResponse:  # noqa: N802
        await _refuse(context)

    async def EmbedStream(  # noqa: N802
        self, request_iterator: AsyncIterator[embedder_pb2.EmbedRequest], context: Any
    ) -> AsyncIterator[embedder_pb2.EmbedResponse]:
        await _refuse(context)
        yield

    async def CountTokens(  # noqa: N802
        self, request: embedder_pb2.CountTokensRequest, context: Any
    ) -> embedder_pb2.CountTokensResponse:
        await _refuse(context)

    async def GetModel(self, request: embedder_pb2.GetModelRequest, context: Any) -> embedder_pb2.GetModelResponse:  # noqa: N802
        await _refuse(context)


async def _refuse(context: grpc.aio.ServicerContext[Any, Any]) -> NoReturn:
    await context.abort(grpc.StatusCode.UNIMPLEMENTED, "this stand-in does not play it")
