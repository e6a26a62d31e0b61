"""Opens the embedder: finds the model, loads the engine and the tokenizer, puts batchers and encoder together."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from math import inf

from gamesrec.embedder.v1.embedder_pb2_grpc import add_EmbedderServiceServicer_to_server
from services.common.model_version import ModelVersion
from services.common.observability import runtime_metrics
from services.common.readiness import Readiness
from services.common.server import ServiceDefinition
from services.embedder.encoder import Encoder
from services.embedder.engine_health import EngineHealth
from services.embedder.engines.choice import load_engine
from services.embedder.engines.ports import Engine
from services.embedder.metrics import BATCHING
from services.embedder.servicer import EmbedderServicer
from services.embedder.settings import EmbedderSettings
from services.encoders.batching.batcher import Batcher
from services.encoders.memory_limit import check_memory
from services.encoders.models.directory import find_model, fingerprint, verified_digests
from services.encoders.models.profile import PASSAGE, QUERY, ModelProfile, read_profile
from services.encoders.tokenizer import TextTokenizer

_log = logging.getLogger(__name__)

DEFINITION = ServiceDefinition(
    name="embedder",
    grpc_name="gamesrec.embedder.v1.EmbedderService",
    register=add_EmbedderServiceServicer_to_server,
)

# Texts of several lengths, alone and together: what a library allocates or chooses per shape, it does before the
# first caller waits for it.
_WARM_UP = ("warm", "an open world with a good story " * 4, "a game " * 60)


@asynccontextmanager
async def open_service(settings: EmbedderSettings, readiness: Readiness) -> AsyncIterator[EmbedderServicer]:
    """Loads and warms up the model. Raises StartupError if there is none that can be used or that fits the memory."""
    started = time.monotonic()
    directory = await asyncio.to_thread(find_model, settings.model, settings.models_dir, setting="EMBEDDER_MODEL")
    check_memory(directory.path)
    profile = read_profile(directory.path, settings.profile_overrides())
    digests, tokenizer = await asyncio.gather(
        asyncio.to_thread(verified_digests, directory),
        asyncio.to_thread(TextTokenizer.load, directory.path, profile.max_tokens, profile.truncation_side),
    )
    engine = await asyncio.to_thread(load_engine, directory, digests, profile, settings)
    revision = fingerprint(digests, profile, precision="int8" if engine.name.endswith("int8") else "")
    version = ModelVersion(directory.name, revision, engine.dimension)
    async with open_encoder(settings, readiness, version, profile, tokenizer, engine) as encoder:
        runtime_metrics.publish_model(version.name, version.revision)
        _log.info(
            "model loaded",
            extra={
                "model": version.name,
                "revision": version.revision,
                "engine": engine.name,
                "seconds": round(time.monotonic() - started, 2),
            },
        )
        yield EmbedderServicer(encoder, stream_ahead=settings.stream_ahead)


@asynccontextmanager
async def open_encoder(
    settings: EmbedderSettings,
    readiness: Readiness,
    version: ModelVersion,
    profile: ModelProfile,
    tokenizer: TextTokenizer,
    engine: Engine,
) -> AsyncIterator[Encoder]:
    """An encoder over any engine, warmed up."""

    async def probe() -> None:
        await short.encode([text.token_ids for text in tokenizer.tokenize(["probe"])])

    def batcher(niceness: int, max_queue_seconds: float = inf) -> Batcher:
        return Batcher(
            lambda batch, alone: engine.encode(batch, alone=alone),
            batch_tokens=settings.batch_tokens,
            lookahead_texts=settings.lookahead_texts,
            max_queue_tokens=settings.max_queue_tokens,
            metrics=BATCHING,
            lanes=engine.lanes,
            niceness=niceness,
            on_batch=health.batch_ended,
            max_queue_seconds=max_queue_seconds,
        )

    async with AsyncExitStack() as stack:
        health = await stack.enter_async_context(EngineHealth(readiness.set, probe))
        short = await stack.enter_async_context(batcher(0, settings.max_queue_seconds))
        bulk = await stack.enter_async_context(batcher(settings.bulk_niceness))
        encoder = Encoder(
            version,
            engine.name,
            profile,
            tokenizer,
            short,
            bulk,
            bulk_tokens=settings.bulk_tokens,
            cache_bytes=settings.cache_mb * 1_000_000,
        )
        stack.callback(encoder.close)
        for text in _WARM_UP:
            await encoder.encode([text], prompt_name=QUERY)
        await encoder.encode(_WARM_UP, prompt_name=PASSAGE)
        await encoder.encode([f"{text} " * 4 for text in _WARM_UP], prompt_name=PASSAGE, may_wait=True)
        yield encoder
