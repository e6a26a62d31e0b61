"""Says why a request fails, in one shape for every protocol: the error document of the Connect protocol.

`{"code": "invalid_argument", "message": "text: must ...", "details": [{"type": ..., "value": ..., "debug": ...}]}`.
The `value` of a detail is base64 for programs that have the protos, its `debug` the same as JSON for everybody else:
that of `google.rpc.ErrorInfo` holds the reason, that of `google.rpc.BadRequest` the fields.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf.any_pb2 import Any as PackedMessage
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import DecodeError, Message
from google.rpc import error_details_pb2

from services.common.errors import GamesrecError

DOMAIN = "gamesrec"
# https://connectrpc.com/docs/protocol#error-codes
HTTP_STATUS: Mapping[str, int] = {
    "CANCELLED": 499,
    "UNKNOWN": 500,
    "INVALID_ARGUMENT": 400,
    "DEADLINE_EXCEEDED": 504,
    "NOT_FOUND": 404,
    "ALREADY_EXISTS": 409,
    "PERMISSION_DENIED": 403,
    "RESOURCE_EXHAUSTED": 429,
    "FAILED_PRECONDITION": 400,
    "ABORTED": 409,
    "OUT_OF_RANGE": 400,
    "UNIMPLEMENTED": 501,
    "INTERNAL": 500,
    "UNAVAILABLE": 503,
    "DATA_LOSS": 500,
    "UNAUTHENTICATED": 401,
}
_DETAILS: Sequence[type[Message]] = (
    error_details_pb2.ErrorInfo,
    error_details_pb2.BadRequest,
    error_details_pb2.RetryInfo,
)


class CallFailed(GamesrecError):
    """A call of the edge failed, or is not made: canonical code, message for the caller, details as they travel."""

    def __init__(self, code: str, message: str, details: Sequence[PackedMessage] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = tuple(details)

    @property
    def connect_code(self) -> str:
        """The code as the Connect protocol writes it."""
        return "canceled" if self.code == "CANCELLED" else self.code.lower()

    @property
    def status(self) -> int:
        """The HTTP status."""
        return HTTP_STATUS.get(self.code, 500)

    @property
    def retry_after(self) -> str | None:
        """The header of that name: whole seconds after which the caller may try again, where that is known."""
        info = error_details_pb2.RetryInfo()
        delay = next((info.retry_delay.ToMilliseconds() / 1000 for each in self.details if each.Unpack(info)), None)
        return None if delay is None else str(max(1, math.ceil(delay)))

    def document(self) -> dict[str, Any]:
        """The error as JSON."""
        details = [
            {
                "type": type_name(each),
                "value": base64.b64encode(each.value).decode().rstrip("="),
                **({"debug": debug} if (debug := readable(each)) else {}),
            }
            for each in self.details
        ]
        return {"code": self.connect_code, "message": self.message, **({"details": details} if details else {})}


class Refused(CallFailed):
    """A request is refused at the door; `status` may be narrower than what its code stands for."""

    def __init__(
        self,
        status: int,
        code: str,
        reason: str,
        message: str,
        *,
        field: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """`field` is what of the request is wrong; `headers` are those that the status asks for."""
        details = [_packed(error_details_pb2.ErrorInfo(reason=reason, domain=DOMAIN))]
        if field:
            violation = error_details_pb2.BadRequest.FieldViolation(field=field, description=message)
            details.append(_packed(error_details_pb2.BadRequest(field_violations=[violation])))
        super().__init__(code, f"{field}: {message}" if field else message, details)
        self.reason = reason
        self._status = status
        self.headers = dict(headers or {})

    @property
    def status(self) -> int:
        return self._status


def type_name(detail: PackedMessage) -> str:
    """Full name of the message that is packed."""
    return detail.type_url.rpartition("/")[2]


def readable(detail: PackedMessage) -> dict[str, Any]:
    """The detail as JSON; empty if it is of a type that callers are not told of in words."""
    for kind in _DETAILS:
        message = kind()
        try:
            if detail.Unpack(message):
                return MessageToDict(message)
        except DecodeError:
            break
    return {}


def _packed(message: Message) -> PackedMessage:
    packed = PackedMessage()
    packed.Pack(message)
    return packed
