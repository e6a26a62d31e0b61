"""Finds the games that a text describes: embeds it, and asks the recommender."""

from __future__ import annotations

from gamesrec.recommender.v1 import recommender_pb2
from services.common.errors import ServiceError
from services.gateway.backends.ports import Embedder, Recommender


async def search(
    embedder: Embedder, recommender: Recommender, request: recommender_pb2.SearchGamesRequest
) -> recommender_pb2.SearchGamesResponse:
    """What is found by `request`, which lacks but the vector. Raises ServiceError."""
    encoded = await embedder.encode_search(request.text)
    request.query.CopyFrom(encoded.vector)
    try:
        return await recommender.search(request)
    except ServiceError as error:
        if error.reason != "MODEL_MISMATCH" or not embedder.turn_from(encoded.vector.model):
            raise
    # The stored vectors have just become those of another encoder.
    request.query.CopyFrom((await embedder.encode_search(request.text)).vector)
    return await recommender.search(request)
