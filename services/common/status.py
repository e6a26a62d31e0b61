"""Turns a ServiceError into a google.rpc.Status and back; only this module knows how errors travel."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import grpc
from google.protobuf import any_pb2
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import DecodeError
from google.rpc import code_pb2, error_details_pb2, status_pb2

from services.common.errors import (
    BY_CODE,
    FailedPrecondition,
    FieldViolation,
    Internal,
    ResourceExhausted,
    ServiceError,
    Unavailable,
)
from services.common.request import REQUEST_ID_KEY

if TYPE_CHECKING:
    ServicerContext = grpc.aio.ServicerContext[Any, Any]

DOMAIN = "gamesrec"
DETAILS_KEY = "grpc-status-details-bin"
PUSHBACK_KEY = "grpc-retry-pushback-ms"
_LONGEST_PUSHBACK_SECONDS = 2.0
_CODES = {code.name: code for code in grpc.StatusCode}
_WITHOUT_DETAILS = {
    grpc.StatusCode.UNAVAILABLE: "cannot be reached",
    grpc.StatusCode.DEADLINE_EXCEEDED: "did not answer in time",
    grpc.StatusCode.INTERNAL: "broke the call off",
}
# Failures of a service itself, so that its message needs its name.
_OWN_FAILURES = frozenset({"UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED", "DATA_LOSS", "INTERNAL"})

_REFUSES_US = (grpc.StatusCode.UNAUTHENTICATED, grpc.StatusCode.PERMISSION_DENIED)

Response = TypeVar("Response")


def to_status(error: ServiceError, request_id: str) -> status_pb2.Status:
    """The status with its details: ErrorInfo always, BadRequest and RetryInfo where they apply."""
    details: list[error_details_pb2.ErrorInfo | error_details_pb2.BadRequest | error_details_pb2.RetryInfo] = [
        error_details_pb2.ErrorInfo(
            reason=error.reason, domain=DOMAIN, metadata={**error.metadata, "request_id": request_id}
        )
    ]
    if error.violations:
        fields = [
            error_details_pb2.BadRequest.FieldViolation(field=violation.field, description=violation.description)
            for violation in error.violations
        ]
        details.append(error_details_pb2.BadRequest(field_violations=fields))
    if error.retry_after is not None:
        delay = Duration()
        delay.FromMilliseconds(int(error.retry_after * 1000))
        details.append(error_details_pb2.RetryInfo(retry_delay=delay))
    status = status_pb2.Status(code=code_pb2.Code.Value(error.code), message=error.message)
    for detail in details:
        packed = any_pb2.Any()
        packed.Pack(detail)
        status.details.append(packed)
    return status


async def abort(context: ServicerContext, error: ServiceError, request_id: str) -> NoReturn:
    """Ends the call with the error's status. Raises CancelledError if it has ended already, so that nobody is told."""
    trailers: list[tuple[str, str | bytes]] = [
        (REQUEST_ID_KEY, request_id),
        (DETAILS_KEY, to_status(error, request_id).SerializeToString()),
    ]
    # Of a part that is gone nobody knows when it is back: there grpc's own growing pauses serve better.
    if error.code == ResourceExhausted.code:
        trailers.append((PUSHBACK_KEY, _pushback(error)))
    try:
        await context.abort(_CODES[error.code], error.message, trailing_metadata=tuple(trailers))
    except grpc.aio.AbortError:
        raise  # it is how grpc ends a call
    except grpc.aio.BaseError as ended:
        raise asyncio.CancelledError from ended


def _pushback(error: ServiceError) -> str:
    """When grpc on the caller's side may repeat the call, if it is told to: soon or not at all.

    It would wait for longer delays, of a quota or a full disk, until the caller's deadline, and the reason be lost.
    """
    soon = error.retry_after is not None and error.retry_after <= _LONGEST_PUSHBACK_SECONDS
    return str(int((error.retry_after or 0.0) * 1000)) if soon else "-1"


def from_rpc_error(error: grpc.aio.AioRpcError, part: str = "") -> ServiceError:
    """The ServiceError that a service of ours sent; what none of them sent becomes Unavailable or Internal.

    `part` is what the service is to this one, such as "recommender"; the message names it.
    """
    code, message = error.code(), error.details() or ""
    service = f"the {part}" if part else "a service behind this one"
    details = details_of(error)
    if code is grpc.StatusCode.UNIMPLEMENTED:
        return FailedPrecondition(
            f"what answers at the address of {service} does not know this call: it is another service, or an older "
            "version; correct the address or bring it up to date",
            reason="WRONG_SERVICE",
            metadata={"part": part} if part else {},
        )
    kind = BY_CODE.get(code.name)
    if code is grpc.StatusCode.INTERNAL and not details:
        # A defect of ours has details. This is a connection that broke, or grpc where a refusal crossed what was being
        # sent: then the reason is lost, and only another try is told it.
        kind = Unavailable
    if kind is None:
        kind = Unavailable if code in (grpc.StatusCode.CANCELLED, grpc.StatusCode.ABORTED) else Internal
    if not details:
        # Words of grpc's own, which hold addresses: not for the caller.
        message = f"{service} {_WITHOUT_DETAILS.get(code, f'failed with {code.name}')}"
    elif part and kind.code in _OWN_FAILURES:
        message = f"{service}: {message}"
    info, violations, retry_after = error_details_pb2.ErrorInfo(), [], None
    for detail in details:
        bad, retry = error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
        if detail.Is(info.DESCRIPTOR):
            detail.Unpack(info)
        elif detail.Unpack(bad):
            violations = [FieldViolation(item.field, item.description) for item in bad.field_violations]
        elif detail.Unpack(retry):
            retry_after = retry.retry_delay.ToMilliseconds() / 1000
    metadata = {key: value for key, value in info.metadata.items() if key != "request_id"}
    if code in _REFUSES_US:
        message = f"a service behind this one does not let it in: {message}"
    if part and kind.code in _OWN_FAILURES:
        metadata.setdefault("part", part)
    return kind(message, reason=info.reason or None, metadata=metadata, violations=violations, retry_after=retry_after)


async def answered(call: Awaitable[Response], part: str = "") -> Response:
    """The response of a call to a service of ours. Raises the ServiceError that it sent, see `from_rpc_error`."""
    try:
        return await call
    except grpc.aio.AioRpcError as error:
        raise from_rpc_error(error, part) from error


def details_of(error: grpc.aio.AioRpcError) -> list[any_pb2.Any]:
    """The details that a service of ours sent; none when grpc itself made the error, as when nothing answers."""
    raw = next((value for key, value in error.trailing_metadata() or () if key == DETAILS_KEY), None)
    if not isinstance(raw, bytes):
        return []
    try:
        return list(status_pb2.Status.FromString(raw).details)
    except DecodeError:
        return []
