"""Requests that come by halves: they are counted, limited in number and in size, and health answers all the while."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import grpc
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common import reading
from services.common.channels import open_channel
from services.common.server import ServiceServer
from services.gateway.settings import GatewaySettings
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.half_sent import HalfSentCalls
from tests.unit.common.test_server import SERVING, health

METHOD = f"/{DEFINITION.grpc_name}/Embed"


@asynccontextmanager
async def _server(**settings: int) -> AsyncIterator[int]:
    server = ServiceServer(DEFINITION, EchoSettings(**settings), open_service)  # type: ignore[arg-type]
    port = await server.start()
    try:
        await server.open()
        yield port
    finally:
        await server.close()


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.01)


def _half_read() -> float:
    return float(reading.HALF_READ._value.get())


async def test_calls_that_are_half_read_are_counted_until_they_end() -> None:
    async with _server() as port:
        async with HalfSentCalls("127.0.0.1", port, METHOD) as calls:
            for _ in range(3):
                await calls.begin(announced=1000, sent=10)
            await _until(lambda: _half_read() == 3)
        await _until(lambda: _half_read() == 0)


async def test_whole_calls_are_not_half_read() -> None:
    async with _server() as port, open_channel(f"127.0.0.1:{port}") as channel:
        stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
        for _ in range(3):
            await stub.Embed(embedder_pb2.EmbedRequest(texts=["hi"]))
        assert _half_read() == 0


async def test_more_than_the_limit_are_refused_unread_while_health_answers() -> None:
    async with _server(max_concurrent_calls=2) as port, open_channel(f"127.0.0.1:{port}", retries=False) as channel:
        async with HalfSentCalls("127.0.0.1", port, METHOD) as calls:
            for _ in range(2):
                await calls.begin(announced=1000, sent=10)
            await _until(lambda: _half_read() == 2)
            third = await calls.begin(announced=1000, sent=10)
            await _until(lambda: third in calls.refused)
            assert _half_read() == 2
            with pytest.raises(grpc.aio.AioRpcError) as caught:
                await embedder_pb2_grpc.EmbedderServiceStub(channel).Embed(
                    embedder_pb2.EmbedRequest(texts=["hi"]), metadata=(("x-request-id", "abc-1"),)
                )
            assert caught.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
            assert ("x-request-id", "abc-1") in tuple(caught.value.trailing_metadata() or ())
            assert await health(channel, "readiness") == SERVING
        await _until(lambda: _half_read() == 0)
        await embedder_pb2_grpc.EmbedderServiceStub(channel).Embed(embedder_pb2.EmbedRequest(texts=["hi"]))


async def test_a_request_that_is_announced_too_large_is_refused_before_it_comes() -> None:
    async with _server(max_request_bytes=2000) as port, HalfSentCalls("127.0.0.1", port, METHOD) as calls:
        too_large = await calls.begin(announced=2001, sent=1)
        await _until(lambda: too_large in calls.refused)
        await calls.begin(announced=2000, sent=1)
        await _until(lambda: _half_read() == 1)
    await _until(lambda: _half_read() == 0)


async def test_a_connection_is_told_how_many_calls_it_may_have() -> None:
    async with _server(max_streams_per_connection=7) as port, HalfSentCalls("127.0.0.1", port, METHOD) as calls:
        await _until(lambda: calls.max_streams is not None)
        assert calls.max_streams == 7


def test_the_edge_takes_at_most_two_mebibytes_and_a_hundred_calls_a_connection() -> None:
    settings = GatewaySettings()
    assert settings.max_request_bytes <= 2 * 2**20
    assert settings.max_streams_per_connection <= 100
