"""Which failures of calls open the breaker in front of a part, and what callers are told."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common.errors import DeadlineExceeded, FailedPrecondition, ServiceError, Unavailable
from services.common.overload.circuit_breaker import BreakerState
from services.common.overload.part import Part
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.in_process import in_process


@asynccontextmanager
async def part() -> AsyncIterator[tuple[Part, embedder_pb2_grpc.EmbedderServiceAsyncStub]]:
    async with in_process(DEFINITION, EchoSettings(), open_service, retries=False) as channel:
        made = Part("embedder", DEFINITION.grpc_name, channel)
        yield made, embedder_pb2_grpc.EmbedderServiceStub(channel)


def said(command: str) -> embedder_pb2.EmbedRequest:
    return embedder_pb2.EmbedRequest(texts=[command])


async def test_calls_in_a_hurry_do_not_take_a_part_from_others() -> None:
    async with part() as (made, stub):
        await made.check()
        for _ in range(20):
            with pytest.raises(DeadlineExceeded):
                await made.answered(stub.Embed, said("wait"), 0.05)
        assert made.state is BreakerState.CLOSED


async def test_the_same_calls_open_the_breaker_while_health_is_silent() -> None:
    async with part() as (made, stub):
        made.answers = False
        codes = []
        for _ in range(20):
            with pytest.raises(ServiceError) as failed:
                await made.answered(stub.Embed, said("wait"), 0.05)
            codes.append(failed.value.reason)
        assert "CIRCUIT_OPEN" in codes
        assert made.state is BreakerState.OPEN


async def test_three_long_waits_open_it_also_when_health_answers() -> None:
    async with part() as (made, stub):
        await made.check()
        waits = [made.answered(stub.Embed, said("wait"), 0.85) for _ in range(3)]
        assert all(isinstance(each, DeadlineExceeded) for each in await asyncio.gather(*waits, return_exceptions=True))
        with pytest.raises(Unavailable, match="the embedder cannot be reached for now") as refused:
            await made.answered(stub.Embed, said("hello"), 1)
        assert refused.value.reason == "CIRCUIT_OPEN"
        assert refused.value.retry_after is not None


async def test_a_part_that_refuses_works() -> None:
    async with part() as (made, stub):
        for command in ("refuse", "crash") * 4:
            with pytest.raises(ServiceError):
                await made.answered(stub.Embed, said(command), 1)
        assert made.state is BreakerState.CLOSED
        with pytest.raises(FailedPrecondition, match="not now"):
            await made.answered(stub.Embed, said("refuse"), 1)


async def test_what_cannot_be_answered_in_time_is_not_begun() -> None:
    async with part() as (made, stub):
        await made.answered(stub.Embed, said("slow"), 1)  # 0.05 s
        with pytest.raises(DeadlineExceeded, match="no time was left for the embedder"):
            await made.answered(stub.Embed, said("slow"), 0.02)
