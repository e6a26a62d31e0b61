"""Times one embed of a message by itself, to put beside the whole chat about it in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from gamesrec.embedder.v1 import embedder_pb2
from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceStub
from services.common.channels import open_channel

if TYPE_CHECKING:
    from gamesrec.embedder.v1.embedder_pb2_grpc import EmbedderServiceAsyncStub

# With the cache, whichever of a chat and an embed of its message comes second would find the vector ready.
WITHOUT_CACHE = {"EMBEDDER_CACHE_MB": "0"}

EmbedAlone = Callable[[str], Awaitable[float]]
"""Embeds a text as the gateway does and gives the seconds of the call."""


@asynccontextmanager
async def embed_alone(target: str) -> AsyncIterator[EmbedAlone]:
    """Yields what times a call of the embedder at `target`."""
    async with open_channel(target) as channel:
        stub: EmbedderServiceAsyncStub = EmbedderServiceStub(channel)

        async def seconds(text: str) -> float:
            started = time.perf_counter()
            await stub.Embed(embedder_pb2.EmbedRequest(texts=[text], prompt_name="query"), timeout=60)
            return time.perf_counter() - started

        yield seconds


def beside(chats: Sequence[float], embeds: Sequence[float]) -> str:
    """What chats and embeds of the same messages take, in seconds, as a line: both medians and their ratio."""
    chat, embed = statistics.median(chats), statistics.median(embeds)
    return (
        f"to recommendations, {len(chats)} single messages: p50 {1000 * chat:.1f} ms; "
        f"one embed of each alone, in turns with them: p50 {1000 * embed:.1f} ms; "
        f"ratio {chat / embed:.2f} (aim: 2.5 or less)"
    )
