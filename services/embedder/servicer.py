"""Answers the embedder's rpcs: translates protobuf to the encoder's terms and back, and does nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import numpy as np

from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceServicer
from services.common import request as requests
from services.common.model_messages import duration, model_message
from services.embedder.encoder import EncodedTexts, Encoder
from services.embedder.ordered_ahead import ordered_ahead

if TYPE_CHECKING:
    from services.common.status import ServicerContext


class EmbedderServicer(EmbedderServiceServicer):
    """Serves one encoder; it only translates."""

    def __init__(self, encoder: Encoder, *, stream_ahead: int) -> None:
        """`stream_ahead` requests of a stream are worked on at once."""
        self._encoder = encoder
        self._stream_ahead = stream_ahead

    async def Embed(  # noqa: N802
        self, request: embedder_pb2.EmbedRequest, context: ServicerContext
    ) -> embedder_pb2.EmbedResponse:
        return self._answer(await self._encode(request))

    async def EmbedStream(  # noqa: N802
        self, request_iterator: AsyncIterator[embedder_pb2.EmbedRequest], context: ServicerContext
    ) -> AsyncIterator[embedder_pb2.EmbedResponse]:
        async for encoded in ordered_ahead(request_iterator, self._encode_some, self._stream_ahead):
            yield self._answer(encoded)

    async def CountTokens(  # noqa: N802
        self, request: embedder_pb2.CountTokensRequest, context: ServicerContext
    ) -> embedder_pb2.CountTokensResponse:
        counted = await self._encoder.count_tokens(request.texts, prompt_name=request.prompt_name)
        return embedder_pb2.CountTokensResponse(
            token_counts=[text.full_count for text in counted],
            max_tokens=self._encoder.profile.max_tokens,
            model=model_message(self._encoder.version),
        )

    async def GetModel(  # noqa: N802
        self, request: embedder_pb2.GetModelRequest, context: ServicerContext
    ) -> embedder_pb2.GetModelResponse:
        profile = self._encoder.profile
        return embedder_pb2.GetModelResponse(
            model=model_message(self._encoder.version),
            max_tokens=profile.max_tokens,
            prompts=profile.prompts,
            pooling=profile.pooling,
            engine=self._encoder.engine,
        )

    async def _encode_some(self, request: embedder_pb2.EmbedRequest) -> EncodedTexts:
        return await self._encode(request, may_wait=True)

    async def _encode(self, request: embedder_pb2.EmbedRequest, *, may_wait: bool = False) -> EncodedTexts:
        call = requests.current()
        return await self._encoder.encode(
            request.texts,
            prompt_name=request.prompt_name,
            truncate=request.truncate if request.HasField("truncate") else True,
            deadline=call.deadline if call else None,
            may_wait=may_wait,
        )

    def _answer(self, encoded: EncodedTexts) -> embedder_pb2.EmbedResponse:
        rows = np.stack([text.vector for text in encoded.texts]).tolist()
        return embedder_pb2.EmbedResponse(
            embeddings=[
                embedder_pb2.Embedding(
                    values=row, token_count=text.token_count, truncated=text.full_count > text.token_count
                )
                for row, text in zip(rows, encoded.texts, strict=True)
            ],
            model=model_message(self._encoder.version),
            timings=embedder_pb2.EmbedTimings(
                queue=duration(encoded.queue_seconds),
                tokenize=duration(encoded.tokenize_seconds),
                inference=duration(encoded.inference_seconds),
            ),
        )
