"""The recommender over grpc, as an ingest calls it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import grpc
import pytest

from gamesrec.recommender.v1 import recommender_pb2, recommender_pb2_grpc
from services.common.errors import ResourceExhausted, ServiceError, Unavailable
from services.common.status import abort
from services.ingest.records import Interaction
from services.ingest.storing.clients import GrpcCatalogue

BATCH = [Interaction("p", "g", 5.0, datetime(2020, 1, 1, tzinfo=UTC))]


class Refusing(recommender_pb2_grpc.RecommenderServiceServicer):
    """Ends a stream of interactions after its first message."""

    def __init__(self, error: ServiceError | None) -> None:
        self._error = error

    async def StoreInteractions(self, request_iterator: Any, context: Any) -> AsyncIterator[Any]:  # noqa: N802
        await anext(request_iterator)
        if self._error is not None:
            await abort(context, self._error, "-")
        await context.abort(grpc.StatusCode.INTERNAL, "Internal error from Core")
        yield recommender_pb2.StoreInteractionsResponse()


@asynccontextmanager
async def recommender(error: ServiceError | None) -> AsyncIterator[GrpcCatalogue]:
    server = grpc.aio.server()
    recommender_pb2_grpc.add_RecommenderServiceServicer_to_server(Refusing(error), server)  # type: ignore[abstract]
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        yield GrpcCatalogue(channel)
    await server.stop(0)


async def record(catalogue: GrpcCatalogue) -> None:
    async for _ in catalogue.record([BATCH] * 20):
        pass


async def test_a_stream_that_grpc_broke_off_is_one_to_be_repeated() -> None:
    async with recommender(None) as catalogue:
        with pytest.raises(Unavailable, match="the recommender broke the call off"):
            await record(catalogue)


async def test_a_refusal_in_the_middle_of_a_stream_can_be_repeated_and_leaves_nothing_waiting() -> None:
    told: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
    async with recommender(ResourceExhausted("full", reason="DISK_FULL", retry_after=1)) as catalogue:
        for _ in range(40):
            # Now and then the refusal crosses the next message, and grpc loses the reason.
            with pytest.raises((ResourceExhausted, Unavailable)):
                await record(catalogue)
        gc.collect()
        await asyncio.sleep(0)
    assert told == []
