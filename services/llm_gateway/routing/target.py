"""Keeps the state of one target, which all calls share: its upstream, its circuit breaker, its recent latency."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf

from services.common.errors import FailedPrecondition
from services.llm_gateway.configuration.schema import BreakerRules
from services.llm_gateway.metrics import BREAKER_STATE
from services.llm_gateway.routing.circuit_breaker import CircuitBreaker, Permit
from services.llm_gateway.upstream.failures import FAILURE_POLICIES, FailureKind, UpstreamFailure
from services.llm_gateway.upstream.ports import Upstream

_SMOOTHING = 0.3
_RECENT_SECONDS = 30.0
_RATE_LIMIT_PAUSE_SECONDS = 1.0
# How long callers wait for a first text until its absence counts against the target even if they had no more time:
# so many seconds, or, where its latency is known, so many times that, and so many seconds at least.
_FAIR_WAIT_SECONDS, _FAIR_WAIT_LATENCIES, _LEAST_FAIR_WAIT_SECONDS = 0.8, 4.0, 0.1
_MISCONFIGURED = frozenset(kind for kind, policy in FAILURE_POLICIES.items() if policy.error is FailedPrecondition)


class LiveTarget:
    """A target of the configuration, with what calls have shown of it."""

    def __init__(
        self, upstream: Upstream, rules: BreakerRules | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.upstream = upstream
        self.spec = upstream.spec
        self.breaker = CircuitBreaker(rules or BreakerRules(), clock)
        self._clock = clock
        self._latency: float | None = None
        self._latency_at = 0.0
        self._failed_at = -inf
        self._pause_cause = FailureKind.RATE_LIMITED
        self._unanswered_seconds = 0.0
        self._unanswered_until = -inf
        breaker = self.breaker
        BREAKER_STATE.labels(self.spec.name).set_function(lambda: breaker.state.value)

    @property
    def latency(self) -> float | None:
        """Smoothed time to first token in seconds; None when no call has shown it in the last 30 seconds."""
        return self._latency if self._clock() - self._latency_at < _RECENT_SECONDS else None

    @property
    def failed_recently(self) -> bool:
        """Whether it has failed in the last 30 seconds, in whatever way, and not answered since."""
        return self._clock() - self._failed_at < _RECENT_SECONDS

    @property
    def load(self) -> float:
        """Calls that it has, as a share of those that it can serve at once."""
        return (self.upstream.in_flight + self.upstream.queued) / self.spec.max_concurrency

    def admit(self) -> Permit:
        """A permit to give it a call now. Raises UpstreamFailure, with the time to wait, if it may not have one."""
        permit = self.breaker.admit()
        if permit is not None:
            return permit
        kind = self._pause_cause if self.breaker.is_paused else FailureKind.CIRCUIT_OPEN
        raise UpstreamFailure(kind, retry_after=self.breaker.retry_after())

    def first_text(self, permit: Permit, seconds: float) -> None:
        """Records that the first text of an attempt has come after `seconds`."""
        permit.first_text()
        old = self.latency
        self._latency = seconds if old is None else old + _SMOOTHING * (seconds - old)
        self._latency_at = self._clock()
        self._failed_at = -inf
        self._unanswered_seconds = 0.0

    def ended(self, permit: Permit, failure: UpstreamFailure | None, *, first_token_budget: float | None) -> None:
        """Records the end of an attempt, well or with `failure`; `first_token_budget` is as in `Upstream.stream`."""
        if failure is None:
            permit.succeeded()
            return
        self._failed_at = self._clock()
        kind = failure.kind
        if kind is FailureKind.FIRST_TOKEN_TIMEOUT and first_token_budget is not None:
            self._add_unanswered(first_token_budget)
        if self._counts_for_breaker(kind, first_token_budget):
            permit.failed()
        else:
            permit.undecided()
        if kind in _MISCONFIGURED:
            self._latency = None
        elif kind is FailureKind.RATE_LIMITED:
            asked_for = failure.retry_after
            self._pause_for(kind, _RATE_LIMIT_PAUSE_SECONDS if asked_for is None else asked_for)
        elif kind is FailureKind.UPSTREAM_ERROR and failure.retry_after:
            self._pause_for(kind, failure.retry_after)

    def _pause_for(self, kind: FailureKind, seconds: float) -> None:
        self._pause_cause = kind
        self.breaker.pause(seconds)

    def _add_unanswered(self, seconds: float) -> None:
        """Adds the last `seconds` to the time that callers have waited in vain; waits that overlap count once."""
        now = self._clock()
        self._unanswered_seconds += now - max(now - seconds, self._unanswered_until)
        self._unanswered_until = now

    def _counts_for_breaker(self, kind: FailureKind, first_token_budget: float | None) -> bool:
        if kind is FailureKind.FIRST_TOKEN_TIMEOUT and self._caller_was_hurried(first_token_budget):
            return False
        return FAILURE_POLICIES[kind].counts_for_breaker

    def _caller_was_hurried(self, first_token_budget: float | None) -> bool:
        """Whether a first token came too late only because the caller left less time than the target may take.

        Not so when the target is usually much quicker, or has let callers wait for that long, one after the other,
        and answered none of them.
        """
        if first_token_budget is None:
            return False
        latency = self.latency
        fair = _FAIR_WAIT_SECONDS if latency is None else max(_LEAST_FAIR_WAIT_SECONDS, _FAIR_WAIT_LATENCIES * latency)
        return max(first_token_budget, self._unanswered_seconds) < fair
