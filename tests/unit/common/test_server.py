"""The server core, driven through real grpc on loopback."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc

from gamesrec.embedder.v1 import embedder_pb2, embedder_pb2_grpc
from services.common import channels
from services.common.channels import open_channel
from services.common.server import ServiceServer
from tests.support.echo_service import DEFINITION, EchoSettings, open_service
from tests.support.free_port import free_port
from tests.support.in_process import in_process
from tests.support.statuses import details_of

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


@pytest.fixture
async def channel() -> AsyncIterator[grpc.aio.Channel]:
    settings = EchoSettings(drain_delay_seconds=0, max_concurrent_calls=2, reject_unknown_fields=True)
    async with in_process(DEFINITION, settings, open_service) as opened:
        yield opened


async def embed(channel: grpc.aio.Channel, *texts: str, **options: Any) -> embedder_pb2.EmbedResponse:
    stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
    return await stub.Embed(embedder_pb2.EmbedRequest(texts=texts), **options)


async def failure(awaitable: Any) -> grpc.aio.AioRpcError:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await awaitable
    return caught.value


async def health(channel: grpc.aio.Channel, name: str) -> int:
    stub: Any = health_pb2_grpc.HealthStub(channel)  # typed without its methods
    return int((await stub.Check(health_pb2.HealthCheckRequest(service=name))).status)


async def test_the_request_id_of_the_caller_comes_back_and_reaches_the_handler(channel: grpc.aio.Channel) -> None:
    stub = embedder_pb2_grpc.EmbedderServiceStub(channel)
    call = stub.Embed(embedder_pb2.EmbedRequest(texts=["hi"]), metadata=(("x-request-id", "abc-1"),))
    assert (await call).model.name == "abc-1"
    assert dict(await call.initial_metadata())["x-request-id"] == "abc-1"


async def test_a_request_id_that_could_break_a_log_is_replaced(channel: grpc.aio.Channel) -> None:
    response = await embed(channel, "hi", metadata=(("x-request-id", "a b!"),))
    assert len(response.model.name) == 32


async def test_a_name_of_the_caller_that_could_break_a_log_is_refused(channel: grpc.aio.Channel) -> None:
    error = await failure(embed(channel, "hi", metadata=(("x-caller-id", "a b!"),)))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert list(details_of(error)[1]) == ["x-caller-id"]


async def test_a_wrong_field_is_named_with_its_index(channel: grpc.aio.Channel) -> None:
    error = await failure(embed(channel, "good", "   "))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert error.details() == "texts[1]: must hold something other than white space"
    info, fields, _ = details_of(error)
    assert (info.domain, info.reason) == ("gamesrec", "INVALID_ARGUMENT")
    assert list(fields) == ["texts[1]"]


async def test_of_very_many_wrong_fields_the_first_are_named(channel: grpc.aio.Channel) -> None:
    error = await failure(embed(channel, *[" "] * 1000))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert (error.details() or "").endswith(" and 980 more")
    assert len(details_of(error)[1]) == 20


async def test_text_that_is_not_utf8_is_the_callers_mistake(channel: grpc.aio.Channel) -> None:
    call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(f"/{DEFINITION.grpc_name}/Embed")
    error = await failure(call(b"\x0a\x02\xff\xfe"))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert details_of(error)[0].reason == "UNDECODABLE"


async def test_a_field_unknown_to_this_version_is_refused_where_asked_for(channel: grpc.aio.Channel) -> None:
    call: grpc.aio.UnaryUnaryMultiCallable[bytes, bytes] = channel.unary_unary(f"/{DEFINITION.grpc_name}/Embed")
    error = await failure(call(embedder_pb2.EmbedRequest(texts=["hi"]).SerializeToString() + b"\x98\x06\x01"))
    assert error.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert "#99" in details_of(error)[1]


async def test_an_error_of_the_domain_keeps_its_reason_and_metadata(channel: grpc.aio.Channel) -> None:
    error = await failure(embed(channel, "refuse", metadata=(("x-request-id", "abc-2"),)))
    assert error.code() is grpc.StatusCode.FAILED_PRECONDITION
    info = details_of(error)[0]
    assert info.reason == "NOT_NOW"
    assert dict(info.metadata) == {"wanted": "later", "request_id": "abc-2"}


async def test_a_defect_tells_the_caller_nothing_but_a_request_id(channel: grpc.aio.Channel) -> None:
    error = await failure(embed(channel, "crash"))
    assert error.code() is grpc.StatusCode.INTERNAL
    assert "secret" not in (error.details() or "")
    assert details_of(error)[0].metadata["request_id"]


async def test_overload_is_refused_with_a_retry_hint_while_health_answers(channel: grpc.aio.Channel) -> None:
    waiting = [asyncio.ensure_future(embed(channel, "wait")) for _ in range(2)]
    async with asyncio.timeout(20):
        while True:  # until both are being served
            shed = await asyncio.gather(embed(channel, "hi", timeout=1), return_exceptions=True)
            if isinstance(shed[0], grpc.aio.AioRpcError):
                break
            # One that came after a call of this loop was refused in its place.
            waiting = [asyncio.ensure_future(embed(channel, "wait")) if each.done() else each for each in waiting]
    error = shed[0]
    assert error.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
    assert details_of(error)[2] == 0.25
    assert ("grpc-retry-pushback-ms", "250") in tuple(error.trailing_metadata() or ())
    assert await health(channel, "readiness") == SERVING
    for call in waiting:
        call.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_a_call_without_deadline_gets_the_default_one() -> None:
    settings = EchoSettings(drain_delay_seconds=0, default_deadline_seconds=0.2)
    async with in_process(DEFINITION, settings, open_service) as channel:
        response = await embed(channel, "hi")
        assert 0 < response.timings.queue.ToMilliseconds() <= 200
        error = await failure(embed(channel, "wait"))
        assert error.code() is grpc.StatusCode.DEADLINE_EXCEEDED


async def test_a_reader_that_stalls_beyond_the_default_deadline_is_told_so() -> None:
    settings = EchoSettings(drain_delay_seconds=0, default_deadline_seconds=0.3)
    async with in_process(DEFINITION, settings, open_service) as channel:
        call = embedder_pb2_grpc.EmbedderServiceStub(channel).EmbedStream(iter(()))
        await call.read()
        await asyncio.sleep(0.6)

        async def drain() -> None:
            while await call.read() is not grpc.aio.EOF:
                pass

        error = await failure(asyncio.wait_for(drain(), 5))
    assert error.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    assert details_of(error)[0].reason == "DEADLINE_EXCEEDED"


@pytest.mark.parametrize("longest_call", [0.2, channels.LONGEST_CALL_SECONDS])
async def test_a_connection_that_is_old_ends_with_its_longest_call(
    monkeypatch: pytest.MonkeyPatch, longest_call: float
) -> None:
    """What reads all that is stored would else be cut for its connection's age, each time that it is repeated."""
    monkeypatch.setattr(channels, "LONGEST_CALL_SECONDS", longest_call)
    settings = EchoSettings(drain_delay_seconds=0, max_connection_age_seconds=0.1)
    async with in_process(DEFINITION, settings, open_service) as channel:
        stub: Any = health_pb2_grpc.HealthStub(channel)
        watching = stub.Watch(health_pb2.HealthCheckRequest(service="readiness"))
        await watching.read()
        ended = asyncio.ensure_future(watching.read())
        done, _ = await asyncio.wait([ended], timeout=10 if longest_call < 1 else 1)
        assert bool(done) is (longest_call < 1)
        watching.cancel()
        await asyncio.wait([ended])


async def test_reflection_lists_the_service(channel: grpc.aio.Channel) -> None:
    stub: Any = reflection_pb2_grpc.ServerReflectionStub(channel)  # type: ignore[arg-type]  # typed for sync only
    request = reflection_pb2.ServerReflectionRequest(list_services="")
    async for response in stub.ServerReflectionInfo(iter([request])):
        names = {service.name for service in response.list_services_response.service}
    assert DEFINITION.grpc_name in names


async def test_a_starting_service_is_alive_but_not_ready_and_refuses_calls() -> None:
    server = ServiceServer(DEFINITION, EchoSettings(start="wait"), open_service)
    port = await server.start()
    opening = asyncio.ensure_future(server.open())
    try:
        async with open_channel(f"127.0.0.1:{port}") as channel:
            assert await health(channel, "liveness") == SERVING
            for name in ("", "startup", "readiness", DEFINITION.grpc_name):
                assert await health(channel, name) == NOT_SERVING
            error = await failure(embed(channel, "hi", timeout=2))
            assert error.code() is grpc.StatusCode.UNAVAILABLE
            assert details_of(error)[0].reason == "STARTING"
    finally:
        opening.cancel()
        await server.close()


async def test_callers_of_a_process_that_ends_reach_the_other_one_at_the_same_port_at_once() -> None:
    shared = free_port()
    processes = [EchoSettings(port=shared, own_port=free_port(), drain_delay_seconds=0) for _ in range(2)]
    servers = [ServiceServer(DEFINITION, settings, open_service) for settings in processes]
    for server in servers:
        assert await server.start() == shared
        await server.open()
    try:
        async with open_channel(f"127.0.0.1:{processes[0].own_port}") as channel:
            assert await health(channel, "readiness") == SERVING
        await servers[0].close()
        async with open_channel(f"127.0.0.1:{shared}", retries=False) as channel:
            assert (await embed(channel, "hi", timeout=5)).model.name
    finally:
        for server in servers:
            await server.close()


def start_process(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.echo_service", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


async def test_sigterm_loses_no_call_of_clients_that_watch_health() -> None:
    port = free_port()
    process = start_process("--port", str(port), "--drain-delay-seconds", "0.5")
    try:
        async with open_channel(f"127.0.0.1:{port}") as channel:
            await asyncio.wait_for(channel.channel_ready(), 15)
            answered = 0

            async def caller() -> None:
                nonlocal answered
                while await health(channel, "readiness") == SERVING:
                    await embed(channel, "slow")
                    answered += 1

            while await health(channel, "readiness") != SERVING:
                await asyncio.sleep(0.02)
            callers = [asyncio.ensure_future(caller()) for _ in range(8)]
            while answered < 20:
                await asyncio.sleep(0.01)
            process.send_signal(signal.SIGTERM)
            await asyncio.gather(*callers)
        assert await asyncio.to_thread(process.wait, 10) == 0
    finally:
        process.kill()
        process.communicate()


def test_a_port_in_use_is_one_line_that_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = start_process("--port", str(taken.getsockname()[1]))
        _, errors = process.communicate(timeout=15)
    assert process.returncode == 2
    assert "cannot be used" in errors.splitlines()[-1]
    assert "--port" in errors.splitlines()[-1]
    assert "Traceback" not in errors


def test_a_failed_start_is_one_line() -> None:
    process = start_process("--start", "fail")
    _, errors = process.communicate(timeout=15)
    assert process.returncode == 2
    assert errors.splitlines()[-1] == "echo: no model at /nowhere; run make setup"


def test_a_wrong_setting_is_named() -> None:
    process = start_process("--port", "many")
    _, errors = process.communicate(timeout=15)
    assert process.returncode == 2
    assert "ECHO_PORT" in errors


def test_help_lists_the_settings_with_defaults() -> None:
    process = start_process("--help")
    output, _ = process.communicate(timeout=15)
    assert process.returncode == 0
    assert "--max-concurrent-calls" in output
    assert "default: 256" in output


async def test_a_call_that_fails_with_unavailable_is_tried_again(channel: grpc.aio.Channel) -> None:
    response = await embed(channel, "unavailable twice")
    assert response.model.dimension == 3


async def test_a_failed_call_carries_the_request_id_in_its_trailers(channel: grpc.aio.Channel) -> None:
    error = await failure(embed(channel, "refuse", metadata=(("x-request-id", "abc-3"),)))
    assert dict(error.trailing_metadata() or ())["x-request-id"] == "abc-3"
