"""Keeps the state of one target, which all calls share: its upstream, its circuit breaker, its recent latency."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf

from services.common.errors import FailedPrecondition
from services.common.overload.circuit_breaker import CircuitBreaker, Permit
from services.common.overload.patience import Patience
from services.llm_gateway.configuration.schema import BreakerRules
from services.llm_gateway.metrics import BREAKER_STATE
from services.llm_gateway.upstream.failures import FAILURE_POLICIES, FailureKind, UpstreamFailure
from services.llm_gateway.upstream.ports import Upstream

_RECENT_SECONDS = 30.0
_RATE_LIMIT_PAUSE_SECONDS = 1.0
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
        self._patience = Patience(clock=clock)
        self._failed_at = -inf
        self._pause_cause = FailureKind.RATE_LIMITED
        breaker = self.breaker
        BREAKER_STATE.labels(self.spec.name).set_function(lambda: breaker.state.value)

    @property
    def latency(self) -> float | None:
        """Smoothed time to first token in seconds; None when no call has shown it in the last 30 seconds."""
        return self._patience.latency

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
        self._patience.answered(seconds)
        self._failed_at = -inf

    def ended(self, permit: Permit, failure: UpstreamFailure | None, *, first_token_budget: float | None) -> None:
        """Records the end of an attempt, well or with `failure`; `first_token_budget` is as in `Upstream.stream`."""
        if failure is None:
            permit.succeeded()
            return
        self._failed_at = self._clock()
        kind = failure.kind
        counts = FAILURE_POLICIES[kind].counts_for_breaker
        if kind is FailureKind.FIRST_TOKEN_TIMEOUT and first_token_budget is not None:
            counts = self._patience.waited_in_vain(first_token_budget) and counts
        if counts:
            permit.failed()
        else:
            permit.undecided()
        if kind in _MISCONFIGURED:
            self._patience.forget_latency()
        elif kind is FailureKind.RATE_LIMITED:
            asked_for = failure.retry_after
            self._pause_for(kind, _RATE_LIMIT_PAUSE_SECONDS if asked_for is None else asked_for)
        elif kind is FailureKind.UPSTREAM_ERROR and failure.retry_after:
            self._pause_for(kind, failure.retry_after)

    def abandoned(self, permit: Permit, seconds: float, *, answered: bool) -> None:
        """Records that the caller of an attempt left after `seconds`, with or without a first text."""
        if not answered and self._patience.waited_in_vain(seconds):
            self._failed_at = self._clock()
            permit.failed()
        else:
            permit.undecided()

    def _pause_for(self, kind: FailureKind, seconds: float) -> None:
        self._pause_cause = kind
        self.breaker.pause(seconds)
