"""Wraps every call of every server: request id, load shedding, validation, deadline, errors, log and metrics.

Health and reflection pass it untouched, so that an overloaded or starting server still answers its probes.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import grpc
import protovalidate
from google.protobuf.message import DecodeError, Message

from services.common import request as requests
from services.common.errors import (
    DeadlineExceeded,
    Internal,
    InvalidArgument,
    ResourceExhausted,
    ServiceError,
)
from services.common.observability import telemetry, tracing
from services.common.overload import deadlines
from services.common.overload.admission import Admission, Place
from services.common.status import abort, from_rpc_error
from services.common.validation import unknown_field, violations_of

_log = logging.getLogger(__name__)
_UNTOUCHED = ("/grpc.health.", "/grpc.reflection.")
# Set by grpc on a call that it repeats.
_ATTEMPTS_KEY = "grpc-previous-rpc-attempts"
_SHED_RETRY_SECONDS = 0.25
# What grpc raises when it cannot send to a call, as to one that ended in the moment in which it was answered.
_UNSENT = (grpc.aio.BaseError, asyncio.InvalidStateError)
_DEADLINE_PASSED = DeadlineExceeded("the deadline of the call has passed")

if TYPE_CHECKING:
    from services.common.status import ServicerContext

    Handler = grpc.RpcMethodHandler[Any, Any]


class _Undecodable:
    """Stands in for a request whose bytes are no message of the expected type."""

    def __init__(self, error: Exception) -> None:
        self.error = error


class CallInterceptor(grpc.aio.ServerInterceptor):
    """Wraps every handler of ours; see the module's docstring for what it does and in which order."""

    def __init__(
        self,
        *,
        max_concurrent_calls: int,
        default_deadline: float,
        reject_unknown_fields: bool,
        admission: Admission | None = None,
    ) -> None:
        """`default_deadline` is in seconds, for calls that come without one."""
        self._admission = admission or Admission({})
        self._max_concurrent_calls = max_concurrent_calls
        self._default_deadline = default_deadline
        self._reject_unknown_fields = reject_unknown_fields
        self._in_flight = 0
        self._wrapped: dict[str, Handler] = {}

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Handler | None]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Handler | None:
        method = handler_call_details.method
        handler = await continuation(handler_call_details)
        if handler is None or handler.request_deserializer is None or method.startswith(_UNTOUCHED):
            return handler
        wrapped = self._wrapped.get(method)
        if wrapped is None or getattr(wrapped, "wraps", None) is not handler:
            wrapped = self._wrap(method, handler)
            wrapped.wraps = handler  # type: ignore[attr-defined]
            self._wrapped[method] = wrapped
        return wrapped

    def _wrap(self, method: str, handler: Handler) -> Handler:
        behaviour: Any = handler.unary_unary or handler.unary_stream or handler.stream_unary or handler.stream_stream

        async def respond(request: Any, context: ServicerContext) -> Any:
            async with self._call(method, context) as (headers, admitted):
                response = await behaviour(self._checked(request), context)
                admitted.served()
                await context.send_initial_metadata(headers)
                return response

        async def respond_stream(request: Any, context: ServicerContext) -> AsyncIterator[Any]:
            async with self._call(method, context) as (headers, admitted):
                unsent = True
                # A caller that leaves closes this generator: the handler's own clean-up must run at once.
                async with aclosing(behaviour(self._checked(request), context)) as responses:
                    async for response in responses:
                        if unsent:
                            admitted.served()
                            await context.send_initial_metadata(headers)
                            unsent = False
                        yield response

        kind = {
            (False, False): grpc.unary_unary_rpc_method_handler,
            (False, True): grpc.unary_stream_rpc_method_handler,
            (True, False): grpc.stream_unary_rpc_method_handler,
            (True, True): grpc.stream_stream_rpc_method_handler,
        }[handler.request_streaming, handler.response_streaming]
        return kind(
            respond_stream if handler.response_streaming else respond,
            request_deserializer=_tolerant(handler.request_deserializer),
            response_serializer=handler.response_serializer,
        )

    def _checked(self, request: Any) -> Any:
        """The request if it is sound; a stream of requests is checked message by message as it is read."""
        if hasattr(request, "__aiter__"):
            return self._checked_stream(request)
        if isinstance(request, _Undecodable):
            raise InvalidArgument(
                "the request is not a valid message of this method: truncated bytes, a field of the wrong type, or "
                "text that is not UTF-8",
                reason="UNDECODABLE",
            )
        if self._reject_unknown_fields:
            number = unknown_field(request)
            if number is not None:
                raise InvalidArgument.of_field(
                    number, "this version of the server knows no such field", reason="UNKNOWN_FIELD"
                )
        violations = protovalidate.collect_violations(request)
        if violations:
            raise InvalidArgument.of_fields(violations_of(violations, request))
        return request

    async def _checked_stream(self, messages: AsyncIterator[Any]) -> AsyncIterator[Any]:
        async for message in messages:
            yield self._checked(message)

    @asynccontextmanager
    async def _call(
        self, method: str, context: ServicerContext
    ) -> AsyncIterator[tuple[tuple[tuple[str, str], ...], Place]]:
        """Sets the context and the limits of one call, then turns its outcome into a status, a log line and metrics.

        Yields the response headers, to be sent with the first response and not before: a call whose headers have gone
        out is one that grpc no longer retries. And the call's place, to be told when that response is there.
        """
        started = time.monotonic()
        metadata = {key: value for key, value in context.invocation_metadata() or () if isinstance(value, str)}
        remaining = context.time_remaining()
        allowed = self._default_deadline if remaining is None else remaining
        request = requests.RequestContext.of(metadata, started + allowed, reserve=deadlines.reserve(allowed))
        requests.set_current(request)
        if _ATTEMPTS_KEY in metadata:
            telemetry.CALLS_REPEATED.labels(method).inc()
        span = tracing.served(method, request.request_id, dict(request.trace))
        self._in_flight += 1
        telemetry.CALLS_IN_FLIGHT.inc()
        code = "OK"
        limit = asyncio.timeout(allowed)
        try:
            if self._in_flight > self._max_concurrent_calls:
                telemetry.CALLS_SHED.inc()
                raise ResourceExhausted("too many calls are being served", retry_after=_SHED_RETRY_SECONDS)
            request.check_caller()
            with self._admission.place(method, metadata) as admitted:
                async with limit:
                    yield ((requests.REQUEST_ID_KEY, request.request_id),), admitted
        except (asyncio.CancelledError, GeneratorExit):
            code = "CANCELLED"
            if limit.expired():
                # It passed while a message waited for its reader, and grpc takes the end of that for the caller's.
                code = DeadlineExceeded.code
                with suppress(grpc.aio.AbortError):
                    await abort(context, _DEADLINE_PASSED, request.request_id)
            raise
        except Exception as raised:
            if isinstance(raised, _UNSENT) and _has_ended(context, request, raised):
                code = "CANCELLED"
                raise asyncio.CancelledError from raised
            error = _service_error(raised)
            code = error.code
            if isinstance(error, Internal):
                _log.error("call failed", extra={"method": method, "error": type(raised).__name__}, exc_info=raised)
            await abort(context, error, request.request_id)
        finally:
            self._in_flight -= 1
            telemetry.CALLS_IN_FLIGHT.dec()
            seconds = time.monotonic() - started
            telemetry.CALLS.labels(method, code).inc()
            telemetry.CALL_SECONDS.labels(method).observe(seconds)
            # The one line of a call: never a text or who is meant by it.
            _log.info("call", extra={"method": method, "code": code, "milliseconds": round(seconds * 1000, 2)})
            tracing.end(span, code)


def _has_ended(context: ServicerContext, request: requests.RequestContext, unsent: Exception) -> bool:
    """Whether the caller of a call has left or waits no longer, or the server has stopped under it."""
    is_misuse = isinstance(unsent, grpc.aio.UsageError | asyncio.InvalidStateError)
    return not is_misuse or context.cancelled() or context.done() or request.remaining() <= 0


def _service_error(raised: Exception) -> ServiceError:
    """The error that the caller is told. Of an exception that is a defect of ours it says nothing but that."""
    if isinstance(raised, ServiceError):
        return raised
    if isinstance(raised, TimeoutError):
        return _DEADLINE_PASSED
    if isinstance(raised, grpc.aio.AioRpcError):
        return from_rpc_error(raised)
    return Internal("internal error; the request id finds it in the server's log")


def _tolerant(deserialize: Any) -> Callable[[bytes], Message | _Undecodable]:
    def decode(raw: bytes) -> Message | _Undecodable:
        try:
            message: Message = deserialize(raw)
            return message
        except (DecodeError, UnicodeDecodeError) as error:
            return _Undecodable(error)

    return decode
