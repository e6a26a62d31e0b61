"""Names every way in which an upstream can fail, and holds the one table of what follows from each.

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
    PROXY_FAILED = "PROXY_FAILED"
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
class FailurePolicy:
    """What follows from a kind of failure.

    `error` and `message` are for the caller, when no other attempt is left. `retryable`: the same target may be tried
    again after a pause; other targets are tried whatever the kind. `counts_for_breaker`: it counts as a failure in the
    target's circuit breaker.
    """

    error: type[ServiceError]
    message: str
    retryable: bool = False
    counts_for_breaker: bool = False


FAILURE_POLICIES: Mapping[FailureKind, FailurePolicy] = {
    FailureKind.CIRCUIT_OPEN: FailurePolicy(
        Unavailable, "the upstream failed too often and is suspended", retryable=True
    ),
    FailureKind.QUEUE_FULL: FailurePolicy(ResourceExhausted, "too many calls wait for the upstream"),
    FailureKind.QUEUE_TIMEOUT: FailurePolicy(
        ResourceExhausted, "all connections to the upstream were busy for too long"
    ),
    FailureKind.CONNECT_TIMEOUT: FailurePolicy(
        Unavailable, "the upstream did not accept a connection in time", retryable=True, counts_for_breaker=True
    ),
    FailureKind.CONNECT_FAILED: FailurePolicy(
        Unavailable, "the upstream cannot be reached", retryable=True, counts_for_breaker=True
    ),
    FailureKind.PROXY_FAILED: FailurePolicy(
        Unavailable,
        "the proxy that the environment names (HTTPS_PROXY, HTTP_PROXY or ALL_PROXY) does not let calls through to the "
        "upstream; correct it, or name the upstream's host in NO_PROXY",
        retryable=True,
        counts_for_breaker=True,
    ),
    FailureKind.FIRST_TOKEN_TIMEOUT: FailurePolicy(
        Unavailable, "the upstream did not begin to write in time", counts_for_breaker=True
    ),
    FailureKind.BETWEEN_TOKENS_TIMEOUT: FailurePolicy(
        Unavailable, "the upstream stopped writing", counts_for_breaker=True
    ),
    FailureKind.TOTAL_TIMEOUT: FailurePolicy(
        Unavailable, "the upstream did not finish in time", counts_for_breaker=True
    ),
    FailureKind.READER_STALLED: FailurePolicy(Unavailable, "the caller did not read its stream for too long"),
    FailureKind.CONNECTION_LOST: FailurePolicy(
        Unavailable, "the connection to the upstream broke", retryable=True, counts_for_breaker=True
    ),
    FailureKind.TRUNCATED: FailurePolicy(
        Unavailable, "the upstream's stream ended without a finish reason", retryable=True, counts_for_breaker=True
    ),
    FailureKind.INVALID_STREAM: FailurePolicy(
        Unavailable, "the upstream sent something that is no stream of completions", counts_for_breaker=True
    ),
    FailureKind.TOO_LONG: FailurePolicy(
        Unavailable, "the upstream wrote more than a completion may hold", counts_for_breaker=True
    ),
    FailureKind.UPSTREAM_ERROR: FailurePolicy(
        Unavailable, "the upstream reported an error", retryable=True, counts_for_breaker=True
    ),
    FailureKind.RATE_LIMITED: FailurePolicy(
        ResourceExhausted, "the upstream limits the rate of requests", retryable=True
    ),
    FailureKind.UPSTREAM_UNAUTHORIZED: FailurePolicy(
        FailedPrecondition, "the upstream does not accept this service's key"
    ),
    FailureKind.MODEL_NOT_FOUND: FailurePolicy(
        FailedPrecondition, "the upstream does not know the configured model or path"
    ),
    FailureKind.UPSTREAM_REFUSED: FailurePolicy(FailedPrecondition, "the upstream refuses this service's requests"),
    FailureKind.CONTEXT_TOO_LONG: FailurePolicy(InvalidArgument, "the messages do not fit into the model's context"),
    FailureKind.REQUEST_REJECTED: FailurePolicy(InvalidArgument, "the upstream rejects the request as malformed"),
}

# The kinds of which the upstream knows nothing, because it was not sent the prompt.
PROMPT_NOT_SENT = frozenset(
    {
        FailureKind.CIRCUIT_OPEN,
        FailureKind.QUEUE_FULL,
        FailureKind.QUEUE_TIMEOUT,
        FailureKind.CONNECT_TIMEOUT,
        FailureKind.CONNECT_FAILED,
        FailureKind.PROXY_FAILED,
    }
)


class UpstreamFailure(Exception):
    """One attempt at one upstream failed, which need not be an error of the call.

    `retry_after`: seconds that the upstream asked to be left alone.
    """

    def __init__(self, kind: FailureKind, *, retry_after: float | None = None) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class FailedAttempt:
    """An attempt that failed before any text: at which upstream, and how. `asked`: not stopped by the breaker."""

    upstream: str
    failure: UpstreamFailure
    asked: bool = True


# What the metadata of an error can hold within the limit of HTTP trailers.
_MOST_ATTEMPTS_TOLD = 16


def all_attempts_failed(attempts: Sequence[FailedAttempt]) -> ServiceError:
    """The error of a call all of whose attempts failed before any text; the last one decides."""
    # That a target was not even asked says less than how another one failed.
    last = ([attempt for attempt in attempts if attempt.asked] or attempts)[-1]
    policy = FAILURE_POLICIES[last.failure.kind]
    retry_after = last.failure.retry_after
    if retry_after is None and policy.error is ResourceExhausted:
        retry_after = _DEFAULT_RETRY_SECONDS
    tried = ",".join(f"{each.upstream}:{each.failure.kind.value}" for each in attempts[-_MOST_ATTEMPTS_TOLD:])
    return policy.error(
        policy.message,
        reason=last.failure.kind.value,
        metadata={"upstream": last.upstream, "attempts": tried},
        retry_after=retry_after,
    )


def failed_mid_stream(upstream: str, failure: UpstreamFailure) -> ServiceError:
    """The error of a call that fails after text was delivered; what was delivered stays valid."""
    return Unavailable(
        f"after text was delivered: {FAILURE_POLICIES[failure.kind].message}",
        reason="MID_STREAM",
        metadata={"upstream": upstream, "cause": failure.kind.value},
    )
