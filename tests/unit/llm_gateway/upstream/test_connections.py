"""A pool of connections keeps room for the next request, whenever a caller leaves."""

from __future__ import annotations

import asyncio

import pytest

from services.llm_gateway.configuration.schema import Target
from services.llm_gateway.upstream import connections
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
