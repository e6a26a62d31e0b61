"""The embedder's composition: model directory, engine, tokenizer, batcher, encoder, servicer."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from gamesrec.embedder.v1.embedder_pb2_grpc import add_EmbedderServiceServicer_to_server
from services.common.server import Readiness, ServiceDefinition
from services.embedder.batcher import Batcher
from services.embedder.cpu_limit import cpu_limit
from services.embedder.encoder import Encoder, ModelIdentity
from services.embedder.engine import Engine
from services.embedder.model_directory import ModelDirectory, find_model, fingerprint, verified_digests
from services.embedder.model_profile import PASSAGE, QUERY, ModelProfile, read_profile
from services.embedder.servicer import EmbedderServicer
from services.embedder.settings import EmbedderSettings
from services.embedder.tokenizer import TextTokenizer

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
    """Loads and warms up the model. Raises StartupError if there is none that can be used."""
    started = time.monotonic()
    directory = await asyncio.to_thread(find_model, settings.model, settings.models_dir)
    profile = read_profile(directory.path, settings)
    digests, engine, tokenizer = await asyncio.gather(
        asyncio.to_thread(verified_digests, directory),
        asyncio.to_thread(_load_engine, directory, profile, settings),
        asyncio.to_thread(TextTokenizer.load, directory.path, profile.max_tokens, profile.truncation_side),
    )
    identity = ModelIdentity(directory.name, fingerprint(digests, profile), engine.dimension, engine.name)
    async with open_encoder(settings, identity, profile, tokenizer, engine) as encoder:
        _log.info(
            "model loaded",
            extra={
                "model": identity.name,
                "revision": identity.revision,
                "engine": identity.engine,
                "seconds": round(time.monotonic() - started, 2),
            },
        )
        yield EmbedderServicer(encoder)


@asynccontextmanager
async def open_encoder(
    settings: EmbedderSettings,
    identity: ModelIdentity,
    profile: ModelProfile,
    tokenizer: TextTokenizer,
    engine: Engine,
) -> AsyncIterator[Encoder]:
    """An encoder over any engine, warmed up."""
    batcher = Batcher(
        engine.encode,
        batch_tokens=settings.batch_tokens,
        lookahead_texts=settings.lookahead_texts,
        max_queue_tokens=settings.max_queue_tokens,
    )
    async with batcher:
        encoder = Encoder(identity, profile, tokenizer, batcher)
        try:
            for text in _WARM_UP:
                await encoder.encode([text], prompt_name=QUERY)
            await encoder.encode(_WARM_UP, prompt_name=PASSAGE)
            yield encoder
        finally:
            encoder.close()


def _load_engine(directory: ModelDirectory, profile: ModelProfile, settings: EmbedderSettings) -> Engine:
    # torch takes seconds to import: here it does so in a thread, while health already answers.
    from services.embedder.torch_engine import TorchEngine  # noqa: PLC0415

    return TorchEngine(directory.path, profile, settings.threads or cpu_limit())
