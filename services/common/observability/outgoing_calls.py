"""Counts and traces the calls that this process makes to services of ours; one interceptor for every channel."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import grpc
from opentelemetry.trace import Span
from prometheus_client import Counter, Histogram

from services.common.observability import tracing

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
CALLS = Counter("gamesrec_client_calls_total", "Calls made, by method and final status code.", ["method", "code"])
CALL_SECONDS = Histogram(
    "gamesrec_client_call_seconds",
    "Time of a call made, with all its retries and until the last message.",
    ["method"],
    buckets=_BUCKETS,
)


class _Outgoing:
    """What all four kinds of calls have in common."""

    def __init__(self) -> None:
        self._watching: set[asyncio.Task[None]] = set()

    async def _follow(
        self, continuation: Callable[[Any, Any], Any], details: grpc.aio.ClientCallDetails, request: Any
    ) -> Any:
        method = details.method if isinstance(details.method, str) else details.method.decode()
        span, carried = tracing.start_call(method)
        if carried:
            kept = [(key, value) for key, value in details.metadata or () if key not in carried]
            metadata = grpc.aio.Metadata(*kept, *carried.items())
            details = details._replace(metadata=metadata)  # type: ignore[attr-defined]
        began = time.monotonic()
        try:
            call = await continuation(details, request)
        except BaseException as error:
            _record(method, began, span, "CANCELLED" if isinstance(error, asyncio.CancelledError) else "UNKNOWN")
            raise
        task = asyncio.ensure_future(_until_over(call, method, began, span))
        self._watching.add(task)
        task.add_done_callback(self._watching.discard)
        return call


class UnaryUnary(_Outgoing, grpc.aio.UnaryUnaryClientInterceptor):
    async def intercept_unary_unary(self, continuation: Any, client_call_details: Any, request: Any) -> Any:
        return await self._follow(continuation, client_call_details, request)


class UnaryStream(_Outgoing, grpc.aio.UnaryStreamClientInterceptor):
    async def intercept_unary_stream(self, continuation: Any, client_call_details: Any, request: Any) -> Any:
        return await self._follow(continuation, client_call_details, request)


class StreamUnary(_Outgoing, grpc.aio.StreamUnaryClientInterceptor):
    async def intercept_stream_unary(self, continuation: Any, client_call_details: Any, request_iterator: Any) -> Any:
        return await self._follow(continuation, client_call_details, request_iterator)


class StreamStream(_Outgoing, grpc.aio.StreamStreamClientInterceptor):
    async def intercept_stream_stream(self, continuation: Any, client_call_details: Any, request_iterator: Any) -> Any:
        return await self._follow(continuation, client_call_details, request_iterator)


def interceptors() -> list[grpc.aio.ClientInterceptor]:
    """For a channel: grpc wants one object for each kind of call."""
    return [UnaryUnary(), UnaryStream(), StreamUnary(), StreamStream()]


async def _until_over(call: Any, method: str, began: float, span: Span) -> None:
    code = "CANCELLED"
    try:
        code = (await call.code()).name
    finally:
        _record(method, began, span, code)


def _record(method: str, began: float, span: Span, code: str) -> None:
    CALLS.labels(method, code).inc()
    CALL_SECONDS.labels(method).observe(time.monotonic() - began)
    tracing.end(span, code)
