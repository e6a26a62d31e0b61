"""The embedder's rpcs: protobuf to the encoder's terms and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from google.protobuf.duration_pb2 import Duration

from gamesrec.common.v1.common_pb2 import ModelVersion
from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceServicer
from services.common import request as requests
from services.embedder.encoder import Encoder

if TYPE_CHECKING:
    from services.common.status import ServicerContext


class EmbedderServicer(EmbedderServiceServicer):
    """Translates only."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    async def Embed(  # noqa: N802
        self, request: embedder_pb2.EmbedRequest, context: ServicerContext
    ) -> embedder_pb2.EmbedResponse:
        call = requests.current()
        encoded = await self._encoder.encode(
            request.texts,
            prompt_name=request.prompt_name,
            truncate=request.truncate if request.HasField("truncate") else True,
            deadline=call.deadline if call else None,
        )
        rows = encoded.vectors.tolist()
        return embedder_pb2.EmbedResponse(
            embeddings=[
                embedder_pb2.Embedding(values=row, token_count=len(text.token_ids), truncated=text.truncated)
                for row, text in zip(rows, encoded.tokenized, strict=True)
            ],
            model=self._version(),
            timings=embedder_pb2.EmbedTimings(
                queue=_duration(encoded.queue_seconds),
                tokenize=_duration(encoded.tokenize_seconds),
                inference=_duration(encoded.inference_seconds),
            ),
        )

    async def GetModel(  # noqa: N802
        self, request: embedder_pb2.GetModelRequest, context: ServicerContext
    ) -> embedder_pb2.GetModelResponse:
        profile = self._encoder.profile
        return embedder_pb2.GetModelResponse(
            model=self._version(),
            max_tokens=profile.max_tokens,
            prompts=profile.prompts,
            pooling=profile.pooling,
            engine=self._encoder.identity.engine,
        )

    def _version(self) -> ModelVersion:
        identity = self._encoder.identity
        return ModelVersion(name=identity.name, revision=identity.revision, dimension=identity.dimension)


def _duration(seconds: float) -> Duration:
    return Duration(nanos=int(seconds % 1 * 1e9), seconds=int(seconds))
