"""A target as it stands: its upstream, its breaker, how quick it was of late. Shared by all calls."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf

from services.common.errors import FailedPrecondition
from services.llm_gateway.configuration.schema import BreakerRules
from services.llm_gateway.metrics import BREAKER
from services.llm_gateway.routing.circuit_breaker import Breaker, Permit
from services.llm_gateway.upstream.failures import ANSWERS, FailureKind, UpstreamFailure
from services.llm_gateway.upstream.ports import Upstream

_SMOOTHING = 0.3
_LATE_SECONDS = 30.0
_RATE_LIMIT_PAUSE_SECONDS = 1.0
# How long a target may take for its first text before a caller that has less time is a reason to blame it.
_FAIR_WAIT_SECONDS, _FAIR_WAIT_LATENCIES, _LEAST_FAIR_WAIT_SECONDS = 0.8, 4.0, 0.1
_MISCONFIGURED = frozenset(kind for kind, answer in ANSWERS.items() if answer.error is FailedPrecondition)


class LiveTarget:
    """See the module's docstring."""

    def __init__(
        self, upstream: Upstream, rules: BreakerRules | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.upstream = upstream
        self.spec = upstream.spec
        self.breaker = Breaker(rules or BreakerRules(), clock)
        self._clock = clock
        self._latency: float | None = None
        self._latency_at = 0.0
        self._failed_at = -inf
        self._pause = FailureKind.RATE_LIMITED
        self._in_vain = 0.0
        self._in_vain_until = -inf
        breaker = self.breaker
        BREAKER.labels(self.spec.name).set_function(lambda: breaker.health.value)

    @property
    def latency(self) -> float | None:
        """Smoothed time to first token in seconds; None when nothing is known of late."""
        return self._latency if self._clock() - self._latency_at < _LATE_SECONDS else None

    @property
    def failed_of_late(self) -> bool:
        """Whether it has failed, in whatever way, and not answered since."""
        return self._clock() - self._failed_at < _LATE_SECONDS

    @property
    def load(self) -> float:
        """Calls that it has, as a share of those that it can serve at once."""
        return (self.upstream.in_flight + self.upstream.queued) / self.spec.max_concurrency

    def admit(self) -> Permit:
        """Leave to give it a call now. Raises UpstreamFailure, with when to come back, if it may not have one."""
        permit = self.breaker.admit()
        if permit is not None:
            return permit
        kind = self._pause if self.breaker.is_paused else FailureKind.CIRCUIT_OPEN
        raise UpstreamFailure(kind, retry_after=self.breaker.retry_after())

    def answering(self, permit: Permit, seconds: float) -> None:
        """The first text of an attempt has come after `seconds`."""
        permit.answering()
        old = self.latency
        self._latency = seconds if old is None else old + _SMOOTHING * (seconds - old)
        self._latency_at = self._clock()
        self._failed_at = -inf
        self._in_vain = 0.0

    def ended(self, permit: Permit, failure: UpstreamFailure | None, *, patience: float | None) -> None:
        """An attempt that had `patience` seconds until its first token has ended, well or with `failure`."""
        if failure is None:
            permit.succeeded()
            return
        self._failed_at = self._clock()
        kind = failure.kind
        if ANSWERS[kind].blames and not (kind is FailureKind.FIRST_TOKEN_TIMEOUT and self._was_hurried(patience)):
            permit.failed()
        else:
            permit.undecided()
        if kind in _MISCONFIGURED:
            self._latency = None
        elif kind is FailureKind.RATE_LIMITED:
            wished = failure.retry_after
            self._pause_for(kind, _RATE_LIMIT_PAUSE_SECONDS if wished is None else wished)
        elif kind is FailureKind.UPSTREAM_ERROR and failure.retry_after:
            self._pause_for(kind, failure.retry_after)

    def _pause_for(self, kind: FailureKind, seconds: float) -> None:
        self._pause = kind
        self.breaker.pause(seconds)

    def _was_hurried(self, patience: float | None) -> bool:
        """Whether a first token that did not come within `patience` seconds tells of the caller, not of the target.

        It does not when the target is usually much quicker, or has let callers wait for that long, one after the other,
        and answered none of them.
        """
        if patience is None:
            return False
        now = self._clock()
        self._in_vain += now - max(now - patience, self._in_vain_until)
        self._in_vain_until = now
        usual = self.latency
        fair = _FAIR_WAIT_SECONDS if usual is None else max(_LEAST_FAIR_WAIT_SECONDS, _FAIR_WAIT_LATENCIES * usual)
        return max(patience, self._in_vain) < fair
