"""Every way in which an upstream can fail, and the one table of what the caller is told about each.

An upstream's own words are never part of it: its body may hold secrets, prompts or markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from services.common.errors import FailedPrecondition, InvalidArgument, ResourceExhausted, ServiceError, Unavailable

# What the caller is told to wait when the upstream does not say.
_DEFAULT_RETRY_SECONDS = 1.0


class FailureKind(Enum):
    """How an upstream failed; the value is the reason in the caller's ErrorInfo."""

    CIRCUIT_OPEN = "CIRCUIT_OPEN"
    QUEUE_FULL = "QUEUE_FULL"
    QUEUE_TIMEOUT = "QUEUE_TIMEOUT"
    CONNECT_TIMEOUT = "CONNECT_TIMEOUT"
    CONNECT_FAILED = "CONNECT_FAILED"
    FIRST_TOKEN_TIMEOUT = "FIRST_TOKEN_TIMEOUT"
    BETWEEN_TOKENS_TIMEOUT = "BETWEEN_TOKENS_TIMEOUT"
    TOTAL_TIMEOUT = "TOTAL_TIMEOUT"
    READER_STALLED = "READER_STALLED"
    CONNECTION_LOST = "CONNECTION_LOST"
    TRUNCATED = "TRUNCATED"
    INVALID_STREAM = "INVALID_STREAM"
    TOO_LONG = "TOO_LONG"
    UPSTREAM_ERROR = "UPSTREAM_ERROR"
    RATE_LIMITED = "RATE_LIMITED"
    UPSTREAM_UNAUTHORIZED = "UPSTREAM_UNAUTHORIZED"
    MODEL_NOT_FOUND = "MODEL_NOT_FOUND"
    UPSTREAM_REFUSED = "UPSTREAM_REFUSED"
    CONTEXT_TOO_LONG = "CONTEXT_TOO_LONG"
    REQUEST_REJECTED = "REQUEST_REJECTED"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a kind of failure means.

    `error` and `message` are for the caller, when no other attempt is left. `again`: the same target may be tried
    again after a pause; other targets are tried whatever the kind. `blames`: it counts against the target in its
    breaker.
    """

    error: type[ServiceError]
    message: str
    again: bool = False
    blames: bool = False


ANSWERS: Mapping[FailureKind, Answer] = {
    FailureKind.CIRCUIT_OPEN: Answer(Unavailable, "the upstream failed too often and is suspended", again=True),
    FailureKind.QUEUE_FULL: Answer(ResourceExhausted, "too many calls wait for the upstream"),
    FailureKind.QUEUE_TIMEOUT: Answer(ResourceExhausted, "all connections to the upstream were busy for too long"),
    FailureKind.CONNECT_TIMEOUT: Answer(
        Unavailable, "the upstream did not accept a connection in time", again=True, blames=True
    ),
    FailureKind.CONNECT_FAILED: Answer(Unavailable, "the upstream cannot be reached", again=True, blames=True),
    FailureKind.FIRST_TOKEN_TIMEOUT: Answer(Unavailable, "the upstream did not begin to write in time", blames=True),
    FailureKind.BETWEEN_TOKENS_TIMEOUT: Answer(Unavailable, "the upstream stopped writing", blames=True),
    FailureKind.TOTAL_TIMEOUT: Answer(Unavailable, "the upstream did not finish in time", blames=True),
    FailureKind.READER_STALLED: Answer(Unavailable, "the caller did not read its stream for too long"),
    FailureKind.CONNECTION_LOST: Answer(Unavailable, "the connection to the upstream broke", again=True, blames=True),
    FailureKind.TRUNCATED: Answer(
        Unavailable, "the upstream's stream ended without a finish reason", again=True, blames=True
    ),
    FailureKind.INVALID_STREAM: Answer(
        Unavailable, "the upstream sent something that is no stream of completions", blames=True
    ),
    FailureKind.TOO_LONG: Answer(Unavailable, "the upstream wrote more than a completion may hold", blames=True),
    FailureKind.UPSTREAM_ERROR: Answer(Unavailable, "the upstream reported an error", again=True, blames=True),
    FailureKind.RATE_LIMITED: Answer(ResourceExhausted, "the upstream limits the rate of requests", again=True),
    FailureKind.UPSTREAM_UNAUTHORIZED: Answer(FailedPrecondition, "the upstream does not accept this service's key"),
    FailureKind.MODEL_NOT_FOUND: Answer(FailedPrecondition, "the upstream does not know the configured model or path"),
    FailureKind.UPSTREAM_REFUSED: Answer(FailedPrecondition, "the upstream refuses this service's requests"),
    FailureKind.CONTEXT_TOO_LONG: Answer(InvalidArgument, "the messages do not fit into the model's context"),
    FailureKind.REQUEST_REJECTED: Answer(InvalidArgument, "the upstream rejects the request as malformed"),
}

# Those of which the upstream knows nothing: it was not sent the prompt.
UNSENT = frozenset(
    {
        FailureKind.CIRCUIT_OPEN,
        FailureKind.QUEUE_FULL,
        FailureKind.QUEUE_TIMEOUT,
        FailureKind.CONNECT_TIMEOUT,
        FailureKind.CONNECT_FAILED,
    }
)


class UpstreamFailure(Exception):
    """One attempt at one upstream failed, which need not be an error of the call.

    `retry_after` (seconds) is the upstream's own wish.
    """

    def __init__(self, kind: FailureKind, *, retry_after: float | None = None) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class FailedAttempt:
    """An attempt that failed before any text: at which upstream, and how; `asked`: not for want of leave to try."""

    upstream: str
    failure: UpstreamFailure
    asked: bool = True


# What the metadata of an error can hold without bursting the trailers.
_MOST_ATTEMPTS_TOLD = 16


def before_content(attempts: Sequence[FailedAttempt]) -> ServiceError:
    """The error of a call all of whose attempts failed before any text; the last one decides."""
    # That a target was not even asked says less than how another one failed.
    last = ([attempt for attempt in attempts if attempt.asked] or attempts)[-1]
    answer = ANSWERS[last.failure.kind]
    retry_after = last.failure.retry_after
    if retry_after is None and answer.error is ResourceExhausted:
        retry_after = _DEFAULT_RETRY_SECONDS
    tried = ",".join(f"{each.upstream}:{each.failure.kind.value}" for each in attempts[-_MOST_ATTEMPTS_TOLD:])
    return answer.error(
        answer.message,
        reason=last.failure.kind.value,
        metadata={"upstream": last.upstream, "attempts": tried},
        retry_after=retry_after,
    )


def mid_stream(upstream: str, failure: UpstreamFailure) -> ServiceError:
    """The error of a call that fails after text was delivered; what was delivered stays valid."""
    return Unavailable(
        f"after text was delivered: {ANSWERS[failure.kind].message}",
        reason="MID_STREAM",
        metadata={"upstream": upstream, "cause": failure.kind.value},
    )
