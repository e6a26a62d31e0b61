"""Defines the one family of errors, free of grpc, that domain code raises and the interceptor turns into a status.

    GamesrecError
    |-- StartupError           the process cannot serve; one line for the operator
    `-- ServiceError           a call fails: code, reason, message, metadata
        |-- InvalidArgument    the request is wrong; names the field
        |-- Unauthenticated    nobody knows who calls
        |-- PermissionDenied   who calls may not do this
        |-- NotFound
        |-- FailedPrecondition the state of the system forbids it
        |-- ResourceExhausted  overload; carries a retry delay
        |-- Unavailable        a part is gone; retrying may help
        |-- DeadlineExceeded
        |-- DataLoss           something stored is damaged; only the operator can mend it
        `-- Internal

Codes are the canonical names of google.rpc.Code; `reason` is an UPPER_SNAKE_CASE constant as in google.rpc.ErrorInfo
(AIP-193).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import ClassVar

# What an error says travels in the trailers of its call three times: as its message, in the status, and as details. Of
# more than 8 KiB together clients see RESOURCE_EXHAUSTED in its place; a letter beyond ASCII counts up to triple there.
_MOST_BYTES = 1200
_MOST_BYTES_OF_A_PART = 580
_MOST_VIOLATIONS = 20


class GamesrecError(Exception):
    """Base of every error that this project raises on purpose."""


class StartupError(GamesrecError):
    """The process cannot serve. Its message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class FieldViolation:
    """A field of a request that is wrong: its path, such as `games[2].title`, and why."""

    field: str
    description: str


class ServiceError(GamesrecError):
    """A call fails with a canonical code. The message is for the caller, so it holds nothing confidential."""

    code: ClassVar[str] = "INTERNAL"
    default_reason: ClassVar[str] = "INTERNAL"

    def __init__(
        self,
        message: str,
        *,
        reason: str | None = None,
        metadata: Mapping[str, str] | None = None,
        violations: Sequence[FieldViolation] = (),
        retry_after: float | None = None,
    ) -> None:
        """`retry_after` is in seconds: when the caller may try again. Texts that are too long to travel are cut."""
        self.message = _cut(message, _MOST_BYTES)
        super().__init__(self.message)
        self.reason = reason or self.default_reason
        self.metadata = {key: _cut(value, _MOST_BYTES_OF_A_PART) for key, value in (metadata or {}).items()}
        self.violations = tuple(violations)
        self.retry_after = retry_after


class InvalidArgument(ServiceError):
    """The request is wrong whatever the state of the system."""

    code = "INVALID_ARGUMENT"
    default_reason = "INVALID_ARGUMENT"

    @classmethod
    def of_field(cls, field: str, description: str, *, reason: str | None = None) -> InvalidArgument:
        """The error for one wrong field."""
        return cls.of_fields([FieldViolation(field, description)], reason=reason)

    @classmethod
    def of_fields(cls, violations: Sequence[FieldViolation], *, reason: str | None = None) -> InvalidArgument:
        """The error for several wrong fields. It names the first 20 of them, or as many as it has room for."""
        shown: list[FieldViolation] = []
        left = _MOST_BYTES - len(" and 1000000 more")
        for violation in violations[:_MOST_VIOLATIONS]:
            told = FieldViolation(*(_cut(text, _MOST_BYTES_OF_A_PART) for text in astuple(violation)))
            left -= len(f"{told.field}: {told.description}; ".encode())
            if shown and left < 0:
                break
            shown.append(told)
        more = f" and {len(violations) - len(shown)} more" if len(violations) > len(shown) else ""
        message = "; ".join(f"{violation.field}: {violation.description}" for violation in shown) + more
        return cls(message, reason=reason, violations=shown)


class Unauthenticated(ServiceError):
    """The call comes without credentials, or with ones that are not valid."""

    code = "UNAUTHENTICATED"
    default_reason = "UNAUTHENTICATED"


class PermissionDenied(ServiceError):
    """Who calls is known, and may not do this."""

    code = "PERMISSION_DENIED"
    default_reason = "PERMISSION_DENIED"


class NotFound(ServiceError):
    """The thing that the request names does not exist."""

    code = "NOT_FOUND"
    default_reason = "NOT_FOUND"


class FailedPrecondition(ServiceError):
    """The system must change before the request can succeed."""

    code = "FAILED_PRECONDITION"
    default_reason = "FAILED_PRECONDITION"


class ResourceExhausted(ServiceError):
    """Too much is asked for at once."""

    code = "RESOURCE_EXHAUSTED"
    default_reason = "OVERLOADED"


class Unavailable(ServiceError):
    """A service, a store or an upstream cannot be used for now; retrying may help."""

    code = "UNAVAILABLE"
    default_reason = "UNAVAILABLE"


class DeadlineExceeded(ServiceError):
    """The deadline of the call has passed."""

    code = "DEADLINE_EXCEEDED"
    default_reason = "DEADLINE_EXCEEDED"


class DataLoss(ServiceError):
    """What is stored is damaged and cannot be read. Repeating the call does not help."""

    code = "DATA_LOSS"
    default_reason = "DATA_LOSS"


class Internal(ServiceError):
    """A defect of ours; the caller can do nothing about it."""


def _cut(text: str, most_bytes: int) -> str:
    """The text, or its beginning and an ellipsis, in at most that many bytes of UTF-8."""
    raw = text.encode(errors="replace")
    if len(raw) <= most_bytes:
        return text
    return raw[: max(0, most_bytes - len("…".encode()))].decode(errors="ignore") + "…"


# How errors of services of ours are told to the caller. One that refuses us is misconfigured, or we are: that is not
# the caller's lack of a credential, and must not look like one.
BY_CODE: Mapping[str, type[ServiceError]] = {
    Unauthenticated.code: FailedPrecondition,
    PermissionDenied.code: FailedPrecondition,
    **{
        error.code: error
        for error in (
            InvalidArgument,
            NotFound,
            FailedPrecondition,
            ResourceExhausted,
            Unavailable,
            DeadlineExceeded,
            DataLoss,
            Internal,
        )
    },
}
