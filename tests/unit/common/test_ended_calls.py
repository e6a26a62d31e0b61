"""Calls whose deadline passes or whose caller leaves, at any moment, end without a traceback in the log."""

from __future__ import annotations

import asyncio
import gc
import logging
import random
from typing import Any

import grpc
import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.in_process import in_process

CALLS = 300


async def ended(call: Any, leaves_after: float | None) -> None:
    if leaves_after is not None:
        asyncio.get_running_loop().call_later(leaves_after, call.cancel)
    try:
        if hasattr(call, "__aiter__"):
            async for _ in call:
                pass
        else:
            await call
    except (grpc.aio.AioRpcError, asyncio.CancelledError):
        pass


@pytest.mark.parametrize("leaves", [False, True])
@pytest.mark.parametrize("streams", [False, True])
async def test_no_call_that_ends_early_leaves_a_traceback(
    caplog: pytest.LogCaptureFixture, streams: bool, leaves: bool
) -> None:
    numbers = random.Random(1)
    caplog.set_level(logging.WARNING)
    unhandled: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, told: unhandled.append(told))
    async with in_process(DEFINITION, EchoSettings(), open_service, retries=False) as channel:
        stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
        request = embedder_pb2.EmbedRequest(texts=["slow"])
        for _ in range(CALLS // 10):
            moments = [numbers.uniform(0.001, 0.06) for _ in range(10)]
            calls = [
                (stub.EmbedStream(iter([request])) if streams else stub.Embed(request))
                if leaves
                else (stub.EmbedStream(iter([request]), timeout=at) if streams else stub.Embed(request, timeout=at))
                for at in moments
            ]
            await asyncio.gather(
                *(ended(call, at if leaves else None) for call, at in zip(calls, moments, strict=True))
            )
    gc.collect()
    await asyncio.sleep(0)
    assert [told.get("message") for told in unhandled] == []
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
