"""Ranks a few sentences by their likeness to a query, through a running embedder: `search.py TARGET QUERY`."""

from __future__ import annotations

import asyncio
import os
import sys

import grpc
import numpy as np
import numpy.typing as npt

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc

PASSAGES = (
    "Raise a farm, befriend the villagers and fish at dusk.",
    "Plan streets, power and water until a metropolis hums.",
    "Race tuned street cars through rain at night.",
    "Descend into a dungeon that is different each time you die.",
)


async def rank(target: str, query: str) -> list[tuple[float, str]]:
    """The passages with their cosine similarity to the query, the most similar first."""
    async with grpc.aio.insecure_channel(target) as channel:
        stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
        passages = await embed(stub, "passage", *PASSAGES)
        (wanted,) = await embed(stub, "query", query)
    # The vectors have length 1, so that their dot product is the cosine.
    return sorted(zip((passages @ wanted).tolist(), PASSAGES, strict=True), reverse=True)


async def embed(stub: embedder_pb2_grpc.EmbedderServiceAsyncStub, prompt: str, *texts: str) -> npt.NDArray[np.float32]:
    """float32 [texts, dimension]. `prompt` says what the texts are: this encoder wants to know."""
    # An embedder of `gamesrec up` answers its own machine's services only, by a key that they share.
    key = os.environ.get("GAMESREC_PEER_KEY")
    metadata = (("authorization", f"Bearer {key}"),) if key else ()
    request = embedder_pb2.EmbedRequest(texts=texts, prompt_name=prompt)
    response = await stub.Embed(request, timeout=30, metadata=metadata)
    return np.array([each.values for each in response.embeddings], dtype=np.float32)


def main() -> int:
    """Returns the exit code."""
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    for cosine, passage in asyncio.run(rank(sys.argv[1], sys.argv[2])):
        print(f"{cosine:.3f}  {passage}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
