"""A caller that leaves takes its upstream connection along, in whatever phase, and gives its slot back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import grpc
import pytest
from prometheus_client import REGISTRY

from gamesrec.llm_gateway.v1 import llm_gateway_pb2 as pb
from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceStub
from services.common.status import from_rpc_error
from services.llm_gateway.service import DEFINITION, open_service
from services.llm_gateway.settings import LlmGatewaySettings
from tests.support.in_process import in_process
from tests.support.stub_upstream import (
    ENDING,
    HANG,
    HEAD,
    KEEP_ALIVES,
    Script,
    Step,
    StubUpstream,
    delta,
    http_chunk,
    status,
    stub_upstream,
)

if TYPE_CHECKING:
    from gamesrec.llm_gateway.v1.llm_gateway_pb2_grpc import LlmGatewayServiceAsyncStub

SLOTS = 2
LABELS = {"alias": "default", "upstream": "primary"}
REQUEST = pb.ChatRequest(messages=[pb.ChatMessage(role=pb.ChatMessage.ROLE_USER, content="Which game?")])
Call = grpc.aio.UnaryStreamCall[pb.ChatRequest, pb.StreamChatResponse]


@pytest.fixture
async def stub() -> AsyncIterator[StubUpstream]:
    async with stub_upstream() as server:
        yield server


@pytest.fixture
async def service(stub: StubUpstream) -> AsyncIterator[LlmGatewayServiceAsyncStub]:
    settings = LlmGatewaySettings(
        port=0, base_url=stub.base_url, model="m", max_connections=SLOTS, queue_timeout_seconds=0.5
    )
    async with in_process(DEFINITION, settings, open_service, retries=False) as channel:
        yield LlmGatewayServiceStub(channel)


def begin(service: LlmGatewayServiceAsyncStub, timeout: float = 20) -> Call:
    return service.StreamChat(REQUEST, timeout=timeout)


async def first(call: Call) -> pb.StreamChatResponse:
    """The event that a stream begins with."""
    event = await call.read()
    assert isinstance(event, pb.StreamChatResponse)
    return event


async def assert_all_is_given_back(service: LlmGatewayServiceAsyncStub, stub: StubUpstream) -> None:
    """Nothing is being answered for nobody, and as many calls as there are slots can be served at once."""
    await stub.until(lambda: stub.answering == 0, seconds=1)

    async def served(call: Call) -> bool:
        return "finished" in [response.WhichOneof("event") async for response in call]

    assert all(await asyncio.gather(*(served(begin(service, 3)) for _ in range(SLOTS))))
    assert REGISTRY.get_sample_value("gamesrec_llm_gateway_attempts_in_flight", LABELS) == 0


PHASES: dict[str, Script] = {
    "before the head": [HANG],
    "before the first event": [HEAD, HANG],
    "during keep-alives": [HEAD, KEEP_ALIVES],
    "in the middle of an event": [HEAD, http_chunk(b"data: {"), HANG],
    "in an error body": [status(500, b"x" * 100)[0][:-50], HANG],  # type: ignore[index]
}


@pytest.mark.parametrize("phase", PHASES)
async def test_leaving_before_the_first_text_closes_the_upstream(
    service: LlmGatewayServiceAsyncStub, stub: StubUpstream, phase: str
) -> None:
    for _ in range(3 * SLOTS):
        stub.scripts.append(PHASES[phase])
        asked = len(stub.requests)
        call = begin(service)
        await stub.until(lambda asked=asked: len(stub.requests) > asked)
        call.cancel()
        await stub.until(lambda: stub.connections_open == 0, seconds=1)
    await assert_all_is_given_back(service, stub)


@pytest.mark.parametrize("rest", [[HANG], [KEEP_ALIVES], [0.01, delta("x")] * 1000])
async def test_leaving_in_mid_stream_closes_the_upstream(
    service: LlmGatewayServiceAsyncStub, stub: StubUpstream, rest: list[bytes | float]
) -> None:
    for _ in range(3 * SLOTS):
        stub.scripts.append([HEAD, delta("Hello"), *rest])
        call = begin(service)
        assert (await first(call)).started.upstream == "primary"
        call.cancel()
        await stub.until(lambda: stub.connections_open == 0, seconds=1)
    await assert_all_is_given_back(service, stub)


async def test_leaving_while_nothing_is_read_closes_the_upstream(
    service: LlmGatewayServiceAsyncStub, stub: StubUpstream
) -> None:
    stub.scripts.append([HEAD, *[delta("x" * 50_000)] * 200, HANG])
    call = begin(service)
    assert (await first(call)).started.upstream == "primary"
    call.cancel()
    await assert_all_is_given_back(service, stub)


async def test_leaving_the_queue_gives_the_place_back(service: LlmGatewayServiceAsyncStub, stub: StubUpstream) -> None:
    stub.scripts.extend([[HANG]] * SLOTS)
    holding = [begin(service) for _ in range(SLOTS)]
    await stub.until(lambda: len(stub.requests) == SLOTS)
    queued = [begin(service) for _ in range(20)]
    await asyncio.gather(*(call.initial_metadata() for call in queued))
    for call in (*queued, *holding):
        call.cancel()
    await assert_all_is_given_back(service, stub)
    assert len(stub.requests) == 2 * SLOTS


async def test_a_call_that_waits_too_long_for_a_connection_is_told_to_come_back(
    service: LlmGatewayServiceAsyncStub, stub: StubUpstream
) -> None:
    stub.scripts.extend([[HANG]] * SLOTS)
    holding = [begin(service) for _ in range(SLOTS)]
    await stub.until(lambda: len(stub.requests) == SLOTS)
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await begin(service).read()
    error = from_rpc_error(raised.value)
    assert (error.code, error.reason) == ("RESOURCE_EXHAUSTED", "QUEUE_TIMEOUT")
    assert error.retry_after
    for call in holding:
        call.cancel()
    await assert_all_is_given_back(service, stub)


async def test_the_callers_deadline_ends_the_upstream_too(
    service: LlmGatewayServiceAsyncStub, stub: StubUpstream
) -> None:
    stub.scripts.append([HEAD, delta("Hello"), KEEP_ALIVES])
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        async for _ in begin(service, timeout=0.3):
            pass
    assert raised.value.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    await assert_all_is_given_back(service, stub)


async def test_many_callers_that_leave_at_any_moment_leak_nothing(
    service: LlmGatewayServiceAsyncStub, stub: StubUpstream
) -> None:
    paced: list[Step] = [0.005, delta("x")]
    stub.default = [HEAD, *paced * 20, *ENDING]

    async def leave_after(seconds: float) -> None:
        call = begin(service)
        await asyncio.wait((asyncio.ensure_future(call.code()),), timeout=seconds)
        call.cancel()

    await asyncio.gather(*(leave_after(0.002 * (n % 60)) for n in range(120)))
    await assert_all_is_given_back(service, stub)
    # httpcore's pool keeps a connection whose request is cancelled between connecting and sending: to it that one is
    # neither idle nor closed. It is closed only when the whole pool is renewed, two seconds after the last request.
    await stub.until(lambda: stub.connections_open <= SLOTS)
    assert not [task for task in asyncio.all_tasks() if "_pump" in str(task.get_coro())]


async def test_connections_that_nobody_needs_are_closed(
    service: LlmGatewayServiceAsyncStub, stub: StubUpstream
) -> None:
    await assert_all_is_given_back(service, stub)
    assert stub.connections_open > 0
    await stub.until(lambda: stub.connections_open == 0, seconds=10)
    await assert_all_is_given_back(service, stub)
    assert stub.connections_open > 0
