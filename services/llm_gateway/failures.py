"""Every way in which an upstream can fail, and the one table of what the caller is told about each.

An upstream's own words are never part of it: its body may hold secrets, prompts or markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from services.common.errors import FailedPrecondition, InvalidArgument, ResourceExhausted, ServiceError, Unavailable

# What the caller is told to wait when the upstream does not say.
_DEFAULT_RETRY_SECONDS = 1.0


class FailureKind(Enum):
    """How an upstream failed; the value is the reason in the caller's ErrorInfo."""

    QUEUE_TIMEOUT = "QUEUE_TIMEOUT"
    CONNECT_TIMEOUT = "CONNECT_TIMEOUT"
    CONNECT_FAILED = "CONNECT_FAILED"
    FIRST_TOKEN_TIMEOUT = "FIRST_TOKEN_TIMEOUT"
    BETWEEN_TOKENS_TIMEOUT = "BETWEEN_TOKENS_TIMEOUT"
    TOTAL_TIMEOUT = "TOTAL_TIMEOUT"
    CONNECTION_LOST = "CONNECTION_LOST"
    TRUNCATED = "TRUNCATED"
    INVALID_STREAM = "INVALID_STREAM"
    UPSTREAM_ERROR = "UPSTREAM_ERROR"
    RATE_LIMITED = "RATE_LIMITED"
    UPSTREAM_UNAUTHORIZED = "UPSTREAM_UNAUTHORIZED"
    MODEL_NOT_FOUND = "MODEL_NOT_FOUND"
    UPSTREAM_REFUSED = "UPSTREAM_REFUSED"
    CONTEXT_TOO_LONG = "CONTEXT_TOO_LONG"
    REQUEST_REJECTED = "REQUEST_REJECTED"


@dataclass(frozen=True, slots=True)
class _Answer:
    error: type[ServiceError]
    message: str


ANSWERS: Mapping[FailureKind, _Answer] = {
    FailureKind.QUEUE_TIMEOUT: _Answer(ResourceExhausted, "all connections to the upstream were busy for too long"),
    FailureKind.CONNECT_TIMEOUT: _Answer(Unavailable, "the upstream did not accept a connection in time"),
    FailureKind.CONNECT_FAILED: _Answer(Unavailable, "the upstream cannot be reached"),
    FailureKind.FIRST_TOKEN_TIMEOUT: _Answer(Unavailable, "the upstream did not begin to write in time"),
    FailureKind.BETWEEN_TOKENS_TIMEOUT: _Answer(Unavailable, "the upstream stopped writing"),
    FailureKind.TOTAL_TIMEOUT: _Answer(Unavailable, "the upstream did not finish in time"),
    FailureKind.CONNECTION_LOST: _Answer(Unavailable, "the connection to the upstream broke"),
    FailureKind.TRUNCATED: _Answer(Unavailable, "the upstream's stream ended without a finish reason"),
    FailureKind.INVALID_STREAM: _Answer(Unavailable, "the upstream sent something that is no stream of completions"),
    FailureKind.UPSTREAM_ERROR: _Answer(Unavailable, "the upstream reported an error"),
    FailureKind.RATE_LIMITED: _Answer(ResourceExhausted, "the upstream limits the rate of requests"),
    FailureKind.UPSTREAM_UNAUTHORIZED: _Answer(FailedPrecondition, "the upstream does not accept this service's key"),
    FailureKind.MODEL_NOT_FOUND: _Answer(FailedPrecondition, "the upstream does not know the configured model or path"),
    FailureKind.UPSTREAM_REFUSED: _Answer(FailedPrecondition, "the upstream refuses this service's requests"),
    FailureKind.CONTEXT_TOO_LONG: _Answer(InvalidArgument, "the messages do not fit into the model's context"),
    FailureKind.REQUEST_REJECTED: _Answer(InvalidArgument, "the upstream rejects the request as malformed"),
}


class UpstreamFailure(Exception):
    """One attempt at one upstream failed, which need not be an error of the call.

    `retry_after` (seconds) is the upstream's own wish.
    """

    def __init__(self, kind: FailureKind, *, retry_after: float | None = None) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.retry_after = retry_after


def before_content(upstream: str, failure: UpstreamFailure, attempts: Mapping[str, FailureKind]) -> ServiceError:
    """The error of a call whose last attempt, at `upstream`, failed before any text; `attempts` holds all of them."""
    answer = ANSWERS[failure.kind]
    retry_after = failure.retry_after
    if retry_after is None and answer.error is ResourceExhausted:
        retry_after = _DEFAULT_RETRY_SECONDS
    tried = ",".join(f"{name}:{kind.value}" for name, kind in attempts.items())
    return answer.error(
        answer.message,
        reason=failure.kind.value,
        metadata={"upstream": upstream, "attempts": tried},
        retry_after=retry_after,
    )


def mid_stream(upstream: str, failure: UpstreamFailure) -> ServiceError:
    """The error of a call that fails after text was delivered; what was delivered stays valid."""
    return Unavailable(
        f"after text was delivered: {ANSWERS[failure.kind].message}",
        reason="MID_STREAM",
        metadata={"upstream": upstream, "cause": failure.kind.value},
    )
