"""Defines the exceptions of the client, and reads them from what a failed call says.

GamesrecError
|-- InvalidRequest     the request is wrong; `fields` says where
|-- NotAuthenticated   no key, or one that is not valid
|-- NotAllowed         the key may not do this
|-- NotFound
|-- LimitReached       too much is asked for; `retry_after` says when to try again
|-- Unavailable        nothing answers, or a part is gone; what can be repeated has been
|-- DeadlineExceeded
`-- ServerFailed       anything else
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import grpc
from google.protobuf.message import DecodeError
from google.rpc import error_details_pb2, status_pb2

_DETAILS_KEY = "grpc-status-details-bin"


class GamesrecError(Exception):
    """A call failed. `reason` is a constant such as "PLAYER_NOT_FOUND"; empty if no server of ours said one."""

    def __init__(
        self,
        message: str,
        *,
        code: str = "UNKNOWN",
        reason: str = "",
        request_id: str = "",
        fields: Mapping[str, str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        """`fields` are the wrong fields with what is wrong, `retry_after` is in seconds."""
        super().__init__(message)
        self.message = message
        self.code = code
        self.reason = reason
        self.request_id = request_id
        self.fields = dict(fields or {})
        self.retry_after = retry_after


class InvalidRequest(GamesrecError):
    """The request is wrong whatever the server's state."""


class NotAuthenticated(GamesrecError):
    """There is no key, or it is not valid."""


class NotAllowed(GamesrecError):
    """The key may not do this."""


class NotFound(GamesrecError):
    """What the request names does not exist."""


class LimitReached(GamesrecError):
    """A limit of the key is reached, or the server has too much to do."""


class Unavailable(GamesrecError):
    """Nothing answers at the address, or a part of the server is gone."""


class DeadlineExceeded(GamesrecError):
    """There was no answer in time."""


class ServerFailed(GamesrecError):
    """The server failed in another way; the request id finds it in its log."""


_BY_CODE: Mapping[grpc.StatusCode, type[GamesrecError]] = {
    grpc.StatusCode.INVALID_ARGUMENT: InvalidRequest,
    grpc.StatusCode.UNAUTHENTICATED: NotAuthenticated,
    grpc.StatusCode.PERMISSION_DENIED: NotAllowed,
    grpc.StatusCode.NOT_FOUND: NotFound,
    grpc.StatusCode.RESOURCE_EXHAUSTED: LimitReached,
    grpc.StatusCode.UNAVAILABLE: Unavailable,
    grpc.StatusCode.DEADLINE_EXCEEDED: DeadlineExceeded,
}


def from_rpc_error(error: Any, target: str) -> GamesrecError:
    """The exception for a failed call of grpc, asynchronous or not, to `target`."""
    code: grpc.StatusCode = error.code()
    info, fields, retry_after = error_details_pb2.ErrorInfo(), {}, None
    for detail in _details(error):
        bad, retry = error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
        if detail.Is(info.DESCRIPTOR):
            detail.Unpack(info)
        elif detail.Unpack(bad):
            fields = {violation.field: violation.description for violation in bad.field_violations}
        elif detail.Unpack(retry):
            retry_after = retry.retry_delay.ToMilliseconds() / 1000
    message = error.details() or code.name
    if code is grpc.StatusCode.UNAVAILABLE and not info.reason:
        message = f"nothing answers at {target}"
    kind = _BY_CODE.get(code, ServerFailed)
    return kind(
        message,
        code=code.name,
        reason=info.reason,
        request_id=info.metadata.get("request_id", ""),
        fields=fields,
        retry_after=retry_after,
    )


def _details(error: Any) -> list[Any]:
    raw = next((value for key, value in error.trailing_metadata() or () if key == _DETAILS_KEY), None)
    if not isinstance(raw, bytes):
        return []
    try:
        return list(status_pb2.Status.FromString(raw).details)
    except DecodeError:
        return []
