"""Calls the edge over gRPC."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from typing import Any

import grpc
from google.protobuf.message import Message
from grpc_health.v1 import health_pb2

from services.common.readiness import READINESS
from services.common.status import details_of
from services.web.edge.errors import CallFailed
from services.web.edge.methods import Method
from services.web.edge.ports import Metadata

_READY_SECONDS = 1.0
_REFUSALS = (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED)
# Words of grpc's own hold addresses of this network, so a caller is told these instead.
_WITHOUT_DETAILS: Mapping[grpc.StatusCode, str] = {
    grpc.StatusCode.UNAVAILABLE: "the edge cannot be reached; try again in a moment",
    grpc.StatusCode.DEADLINE_EXCEEDED: "the edge did not answer in time",
    grpc.StatusCode.CANCELLED: "the call was cancelled",
    grpc.StatusCode.UNIMPLEMENTED: "the edge does not have this method",
    grpc.StatusCode.RESOURCE_EXHAUSTED: "the message is too large",
}


class GrpcEdge:
    """The edge behind a channel, which the caller keeps open."""

    def __init__(self, channel: grpc.aio.Channel, methods: Mapping[str, Method]) -> None:
        self._calls: dict[str, Any] = {}
        for path, method in methods.items():
            kind = channel.unary_stream if method.streams else channel.unary_unary
            self._calls[path] = kind(
                path,
                request_serializer=method.request.SerializeToString,
                response_deserializer=method.response.FromString,
            )
        self._health = channel.unary_unary(
            "/grpc.health.v1.Health/Check",
            request_serializer=health_pb2.HealthCheckRequest.SerializeToString,
            response_deserializer=health_pb2.HealthCheckResponse.FromString,
        )

    async def call(self, method: Method, request: Message, *, metadata: Metadata, timeout: float) -> Message:
        try:
            response: Message = await self._calls[method.path](request, timeout=timeout, metadata=tuple(metadata))
        except grpc.aio.AioRpcError as error:
            raise _call_failed(error) from error
        return response

    async def stream(
        self, method: Method, request: Message, *, metadata: Metadata, timeout: float
    ) -> AsyncGenerator[Message, None]:
        call = self._calls[method.path](request, timeout=timeout, metadata=tuple(metadata))
        try:
            async for response in call:
                yield response
        except grpc.aio.AioRpcError as error:
            raise _call_failed(error) from error
        finally:
            # An abandoned call is not collected; the edge would go on writing for nobody.
            call.cancel()

    async def is_ready(self) -> bool:
        try:
            response = await self._health(health_pb2.HealthCheckRequest(service=READINESS), timeout=_READY_SECONDS)
        except grpc.aio.AioRpcError as error:
            # An edge that tells its health only to those it knows is there, too.
            return error.code() in _REFUSALS
        return bool(response.status == health_pb2.HealthCheckResponse.SERVING)


def _call_failed(error: grpc.aio.AioRpcError) -> CallFailed:
    details = details_of(error)
    message = error.details() or ""
    if not details:
        message = _WITHOUT_DETAILS.get(error.code(), "the edge failed; the request id finds it in the log")
    return CallFailed(error.code().name, message, details)
