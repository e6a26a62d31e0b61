"""Gets the vectors of the training texts from the running embedder: what is trained on is what will be served."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import grpc
import numpy as np
from rich.console import Console
from rich.progress import track

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.classifier.training.ports import EncodedTexts
from services.common.channels import open_channel
from services.common.errors import StartupError
from services.common.model_version import ModelVersion
from services.common.request import outgoing

if TYPE_CHECKING:
    EmbedderStub = embedder_pb2_grpc.EmbedderServiceAsyncStub

_BATCH = 64
_BATCH_BUDGET_SECONDS = 120.0
_RETRY_SECONDS = 0.5


class EmbedderClient:
    """A TextEncoder that asks the embedder at `target`, one batch at a time, once it has started."""

    def __init__(self, target: str, *, patience: float) -> None:
        """`patience` is in seconds: how long the embedder may take to start."""
        self._target = target
        self._patience = patience

    async def encode(self, texts: Sequence[str]) -> EncodedTexts:
        """See TextEncoder. Shows a progress bar on standard error."""
        starts = range(0, len(texts), _BATCH)
        rows: list[Sequence[float]] = []
        encoders: set[ModelVersion] = set()
        async with open_channel(self._target) as channel:
            stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
            await self._started(stub)
            for start in track(starts, "embedding", console=Console(file=sys.stderr), transient=True):
                batch = embedder_pb2.EmbedRequest(texts=texts[start : start + _BATCH], prompt_name="query")
                try:
                    response = await stub.Embed(batch, **outgoing(_BATCH_BUDGET_SECONDS))
                except grpc.aio.AioRpcError as error:
                    raise self._failure(error) from error
                rows.extend(embedding.values for embedding in response.embeddings)
                model = response.model
                encoders.add(ModelVersion(model.name, model.revision, model.dimension))
        if len(encoders) != 1:
            raise StartupError(f"the embedder at {self._target} changed its model meanwhile; run the training again")
        vectors = np.asarray(rows, dtype=np.float64)
        return EncodedTexts(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), encoders.pop())

    async def _started(self, stub: EmbedderStub) -> None:
        last_try = time.monotonic() + self._patience
        while True:
            try:
                await stub.GetModel(embedder_pb2.GetModelRequest(), **outgoing(_BATCH_BUDGET_SECONDS))
                return
            except grpc.aio.AioRpcError as error:
                if error.code() is not grpc.StatusCode.UNAVAILABLE or time.monotonic() >= last_try:
                    raise self._failure(error) from error
            await asyncio.sleep(_RETRY_SECONDS)

    def _failure(self, error: grpc.aio.AioRpcError) -> StartupError:
        return StartupError(
            f"the embedder at {self._target} fails ({error.code().name}: {error.details()}); start one with "
            "python -m services.embedder, or name it by --embedder"
        )
