"""How long a message takes to be understood, beside the same message embedded on the same threads."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

from gamesrec.classifier.v1 import classifier_pb2
from gamesrec.classifier.v1.classifier_pb2_grpc import ClassifierServiceStub
from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceStub
from services.classifier import service as classifier_service
from services.classifier.settings import ClassifierSettings
from services.embedder import service as embedder_service
from services.embedder.settings import EmbedderSettings
from tests.support.in_process import in_process

_ROUNDS = 150
_BULK = 1000
_SECONDS = 120.0


def measure(models_dir: Path, texts: Sequence[str]) -> Iterator[str]:
    """Lines of a table. Both services run in this process on one thread each and are called in turns, so that what
    else the machine does falls on both alike.
    """
    single, bulk = asyncio.run(_measure(models_dir, texts))
    embed, understand = (statistics.median(seconds) * 1000 for seconds in single)
    yield f"\none message, 1 thread: embed {embed:.2f} ms, understand {understand:.2f} ms, {understand / embed:.2f}x"
    embedded, understood = (_BULK / seconds for seconds in bulk)
    yield (
        f"{_BULK} messages in one call: embed {embedded:.0f}/s, understand {understood:.0f}/s, "
        f"{understood / embedded:.2f}x"
    )


async def _measure(models_dir: Path, texts: Sequence[str]) -> tuple[list[list[float]], list[float]]:
    embedder = in_process(
        embedder_service.DEFINITION,
        EmbedderSettings(port=0, models_dir=models_dir, threads=1, cache_mb=0),
        embedder_service.open_service,
    )
    classifier = in_process(
        classifier_service.DEFINITION,
        ClassifierSettings(port=0, models_dir=models_dir, threads=1),
        classifier_service.open_service,
    )
    async with embedder as embedder_channel, classifier as classifier_channel:
        embed, understand = EmbedderServiceStub(embedder_channel), ClassifierServiceStub(classifier_channel)

        async def embed_some(some: Sequence[str]) -> object:
            return await embed.Embed(embedder_pb2.EmbedRequest(texts=some, prompt_name="query"), timeout=_SECONDS)

        async def understand_some(some: Sequence[str]) -> object:
            return await understand.Understand(classifier_pb2.UnderstandRequest(texts=some), timeout=_SECONDS)

        calls: tuple[Callable[[Sequence[str]], Awaitable[object]], ...] = (embed_some, understand_some)
        single: list[list[float]] = [[], []]
        for place in range(_ROUNDS):
            for seconds, call in zip(single, calls, strict=True):
                started = time.perf_counter()
                await call([texts[place * 7 % len(texts)]])
                seconds.append(time.perf_counter() - started)
        many = [f"{texts[place % len(texts)]} {place}" for place in range(_BULK)]
        bulk = []
        for call in calls:
            started = time.perf_counter()
            await call(many)
            bulk.append(time.perf_counter() - started)
        return single, bulk
