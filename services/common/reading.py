"""Counts the calls whose request is still being read, which no handler knows of yet, and refuses too many of them.

grpc keeps what it has read of a request in memory until it is whole, and only then calls a handler: without this a
caller who sends many requests by halves would fill the memory while every other limit sees nothing.
"""

from __future__ import annotations

import weakref
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, NoReturn

import grpc
from prometheus_client import Counter, Gauge

from services.common.errors import ResourceExhausted
from services.common.request import REQUEST_ID_KEY, accept_id
from services.common.status import abort

if TYPE_CHECKING:
    from services.common.status import ServicerContext

    Handler = grpc.RpcMethodHandler[Any, Any]

HALF_READ = Gauge("gamesrec_calls_half_read", "Calls whose request has not been read to its end.")
HALF_READ_REFUSED = Counter("gamesrec_calls_half_read_refused_total", "Calls refused because too many were half read.")
_UNTOUCHED = ("/grpc.health.", "/grpc.reflection.")
_RETRY_SECONDS = 0.25


class ReadingInterceptor(grpc.aio.ServerInterceptor):
    """To be before all that keep what they wrap. Streams of requests are read by their handlers and not counted."""

    def __init__(self, most: int) -> None:
        """`most` calls may be half read at once."""
        self._most = most
        self._half_read = 0

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Handler | None]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Handler | None:
        handler = await continuation(handler_call_details)
        if handler is None or handler.request_streaming or handler_call_details.method.startswith(_UNTOUCHED):
            return handler
        if self._half_read >= self._most:
            HALF_READ_REFUSED.inc()
            offered = dict(handler_call_details.invocation_metadata or ()).get(REQUEST_ID_KEY)
            return unread(_refusal(offered), streams_answers=bool(handler.response_streaming))
        return self._counted(handler)

    def _counted(self, handler: Handler) -> Handler:
        """A handler for this one call, which stops counting when the request is whole or the call is over."""
        self._half_read += 1
        HALF_READ.inc()
        deserialize: Any = handler.request_deserializer or (lambda raw: raw)

        def read(raw: bytes) -> Any:
            over()
            return deserialize(raw)

        # A call that ends before its request is whole tells nobody; but then nothing holds its handler any more.
        over = weakref.finalize(read, self._over)
        over.atexit = False
        counted: Handler = handler._replace(request_deserializer=read)  # type: ignore[attr-defined]
        return counted

    def _over(self) -> None:
        self._half_read -= 1
        HALF_READ.dec()


def unread(answer: Callable[[Any, ServicerContext], Awaitable[NoReturn]], *, streams_answers: bool) -> Handler:
    """A handler that answers without having read: to grpc a stream of requests, which is read only by whoever wants
    to."""
    if streams_answers:
        return grpc.stream_stream_rpc_method_handler(answer)
    return grpc.stream_unary_rpc_method_handler(answer)


def _refusal(offered_id: str | bytes | None) -> Callable[[Any, ServicerContext], Awaitable[NoReturn]]:
    """What answers a call that offered this request id."""

    async def refuse(_: Any, context: ServicerContext) -> NoReturn:
        error = ResourceExhausted("too many calls are being read", retry_after=_RETRY_SECONDS)
        await abort(context, error, accept_id(None if offered_id is None else str(offered_id)))

    return refuse
