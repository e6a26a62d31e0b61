"""Reads the details of a failed call."""

from __future__ import annotations

import grpc
from google.rpc import error_details_pb2
from grpc_status import rpc_status


def details_of(
    error: grpc.aio.AioRpcError,
) -> tuple[error_details_pb2.ErrorInfo, dict[str, str], float | None]:
    """ErrorInfo, field violations by field, and the retry delay in seconds."""
    status = rpc_status.from_call(error)  # type: ignore[arg-type]
    info, fields, retry = error_details_pb2.ErrorInfo(), {}, None
    for detail in status.details if status else ():
        bad, delay = error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
        if detail.Is(info.DESCRIPTOR):
            detail.Unpack(info)
        elif detail.Unpack(bad):
            fields = {violation.field: violation.description for violation in bad.field_violations}
        elif detail.Unpack(delay):
            retry = delay.retry_delay.ToMilliseconds() / 1000
    return info, fields, retry
