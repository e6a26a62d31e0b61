"""A full server refuses before it looks at a request, with a delay, its reason, and the caller's own request id."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import grpc
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.in_process import in_process
from tests.support.statuses import details_of

LIMITED = replace(DEFINITION, limited=("Embed",))
METHOD = f"/{DEFINITION.grpc_name}/Embed"


async def test_what_there_is_no_place_for_is_refused_unread() -> None:
    settings = EchoSettings(drain_delay_seconds=0, max_concurrent_calls=2)
    async with in_process(LIMITED, settings, open_service, retries=False) as channel:
        stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
        raw: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(METHOD)
        with pytest.raises(grpc.aio.AioRpcError) as read:
            await raw(b"\xff no message", timeout=5)
        assert read.value.code() is grpc.StatusCode.INVALID_ARGUMENT
        waiting = [
            asyncio.ensure_future(stub.Embed(embedder_pb2.EmbedRequest(texts=["wait"]), timeout=30)) for _ in range(2)
        ]
        async with asyncio.timeout(10):
            while True:  # until both have their places
                call = raw(b"\xff no message", timeout=5, metadata=(("x-request-id", "abc-1"),))
                if await call.code() is grpc.StatusCode.RESOURCE_EXHAUSTED:
                    break
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await call
        assert details_of(refused.value)[0].reason == "OVERLOADED"
        assert (details_of(refused.value)[2] or 0) >= 0.1
        assert ("x-request-id", "abc-1") in tuple(refused.value.trailing_metadata() or ())
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
