"""A pool of connections keeps room for the next request, whenever a caller leaves."""

from __future__ import annotations

import asyncio

import pytest

from services.common.errors import StartupError
from services.llm_gateway.completion import CompletionRequest, Message
from services.llm_gateway.configuration.schema import Target, Timeouts
from services.llm_gateway.upstream import connections
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from services.llm_gateway.upstream.openai import OpenAIUpstream
from tests.support.stub_upstream import HANG, HEAD, stub_upstream


async def test_a_caller_that_leaves_at_any_step_takes_its_connection_along(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is closed is closed because its caller has left, not because it has been idle for long.
    monkeypatch.setattr(connections, "_IDLE_SECONDS", 3600.0)
    async with stub_upstream() as stub:
        stub.default = [HEAD, HANG]
        spec = Target(name="a", base_url=stub.base_url, model="m")
        pool = connections.Connections(spec, connect_seconds=5, api_key=None)
        for steps in range(80):
            leaving = asyncio.create_task(pool.post(b"{}"))
            for _ in range(steps):
                await asyncio.sleep(0)
            leaving.cancel()
            (outcome,) = await asyncio.gather(leaving, return_exceptions=True)
            if not isinstance(outcome, BaseException):
                await outcome.aclose()
            await stub.until(lambda: stub.connections_open == 0)
        await pool.aclose()


async def test_a_proxy_of_the_environment_never_touches_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    async with stub_upstream() as stub:
        stub.default = [HEAD, HANG]
        pool = connections.Connections(
            Target(name="a", base_url=stub.base_url.replace("127.0.0.1", "localhost"), model="m"),
            connect_seconds=5,
            api_key=None,
        )
        response = await pool.post(b"{}")
        assert response.status_code == 200
        await response.aclose()
        await pool.aclose()


async def test_a_proxy_that_cannot_be_used_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks9://user:secret@proxy")
    spec = Target(name="hosted", base_url="https://llm.example/v1", model="m")
    with pytest.raises(StartupError, match=r"HTTPS_PROXY.*hosted.*NO_PROXY") as raised:
        connections.Connections(spec, connect_seconds=5, api_key=None)
    assert "secret" not in str(raised.value)


async def test_a_proxy_that_cannot_be_reached_is_told_apart_from_the_upstream(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "inside.example")
    for host, kind in (("outside.example", FailureKind.PROXY_FAILED), ("inside.example", FailureKind.CONNECT_FAILED)):
        upstream = OpenAIUpstream(Target(name="a", base_url=f"http://{host}:1/v1", model="m"), Timeouts())
        with pytest.raises(UpstreamFailure) as raised:
            await anext(upstream.stream(CompletionRequest(messages=(Message(role="user", content="hi"),))))
        assert raised.value.kind is kind
        await upstream.aclose()
