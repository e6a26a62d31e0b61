"""Serves every method of the edge by the Connect and gRPC-Web protocols, as protobuf or as JSON.

The protocols are `connectrpc`'s; this module gives it one endpoint for each method of the descriptors, which passes the
call on to the edge.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

from connectrpc.code import Code
from connectrpc.codec import Codec
from connectrpc.compat import google_protobuf_binary_codec
from connectrpc.errors import ConnectError, ErrorDetail
from connectrpc.method import IdempotencyLevel, MethodInfo, StreamType
from connectrpc.request import RequestContext
from connectrpc.server import ConnectASGIApplication, Endpoint
from google.protobuf.any_pb2 import Any as PackedMessage
from google.protobuf.message import Message
from protobuf import Message as BufMessage
from protobuf import message_from_json_value
from protobuf.wkt import Any as BufAny
from protobuf.wkt import Struct

from services.web.answering import json_reading, json_writing
from services.web.edge.errors import CallFailed, readable
from services.web.edge.metadata import forwarded
from services.web.edge.methods import Method
from services.web.edge.ports import Edge
from services.web.receiving.asgi import App, Receive, Scope, Send

UNARY_TYPES = frozenset({"application/json", "application/proto"})
STREAM_TYPES = frozenset({"application/connect+json", "application/connect+proto"})
WEB_TYPES = frozenset({"application/grpc-web", "application/grpc-web+proto", "application/grpc-web+json"})

Context = RequestContext[Message, Message]


class _JsonCodec(Codec[Message, Message]):
    def name(self) -> str:
        return "json"

    def encode(self, message: Message) -> bytes:
        return json_writing.encode(message)

    def decode(self, data: bytes | bytearray, message_class: type[Message]) -> Message:
        try:
            return json_reading.decode(bytes(data), message_class)
        except CallFailed as error:
            raise _connect_error(error) from None


class _Detail(ErrorDetail):
    """A detail of an error that is shown in words too."""

    def __init__(self, packed: PackedMessage) -> None:
        super().__init__(BufAny(type_url=packed.type_url, value=packed.value))
        self._readable = readable(packed)

    def value(self, _: Any = None) -> BufMessage | None:  # type: ignore[override]  # it is asked without an argument
        return message_from_json_value(Struct, self._readable) if self._readable else None


class _Proxy(ConnectASGIApplication[Edge]):
    @property
    def path(self) -> str:
        return "/"


def rpc_app(edge: Edge, methods: Mapping[str, Method], *, timeout: float, most_bytes: int) -> App:
    """The application. `timeout` in seconds is for callers that set none; none may have a longer one."""
    endpoints: dict[str, Any] = {path: _endpoint(edge, method, timeout) for path, method in methods.items()}
    proxy = _Proxy(
        service=edge,
        endpoints=lambda _: endpoints,
        read_max_bytes=most_bytes,
        codecs=[google_protobuf_binary_codec(), _JsonCodec()],
    )

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        # A header that is not ASCII says nothing to these protocols.
        headers = [(name, value) for name, value in scope["headers"] if value.isascii()]
        await proxy({**scope, "headers": headers}, receive, send)

    return app


def _endpoint(edge: Edge, method: Method, longest: float) -> Endpoint[Message, Message]:
    info = MethodInfo(
        name=method.name,
        service_name=method.service,
        input=method.request,
        output=method.response,
        idempotency_level=IdempotencyLevel.UNKNOWN,
        stream_type=StreamType.SERVER_STREAM if method.streams else StreamType.UNARY,
    )

    def seconds(context: Context) -> float:
        return longest if context.timeout_ms is None else max(0.0, min(longest, context.timeout_ms / 1000))

    async def call(request: Message, context: Context) -> Message:
        try:
            metadata = forwarded(context.request_headers)
            return await edge.call(method, request, metadata=metadata, timeout=seconds(context))
        except CallFailed as error:
            if (delay := error.retry_after) is not None:
                context.response_headers["retry-after"] = delay
            raise _connect_error(error) from error

    async def stream(request: Message, context: Context) -> AsyncGenerator[Message, None]:
        try:
            metadata = forwarded(context.request_headers)
            async with aclosing(edge.stream(method, request, metadata=metadata, timeout=seconds(context))) as responses:
                async for response in responses:
                    yield response
        except CallFailed as error:
            raise _connect_error(error) from error

    return Endpoint.server_stream(info, stream) if method.streams else Endpoint.unary(info, call)


def _connect_error(error: CallFailed) -> ConnectError:
    return ConnectError(Code(error.connect_code), error.message, [_Detail(each) for each in error.details])
