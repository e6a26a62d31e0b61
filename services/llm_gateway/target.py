"""A target as it stands: its upstream, its breaker, how quick it was of late. Shared by all calls."""

from __future__ import annotations

import time
from collections.abc import Callable

from services.llm_gateway.breaker import Breaker, Permit
from services.llm_gateway.configuration import BreakerRules
from services.llm_gateway.failures import ANSWERS, FailureKind, UpstreamFailure
from services.llm_gateway.metrics import BREAKER
from services.llm_gateway.upstream import Upstream

_SMOOTHING = 0.3
_LATENCY_AGE_SECONDS = 30.0
_RATE_LIMIT_PAUSE_SECONDS = 1.0


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
        self._health = BREAKER.labels(self.spec.name)
        self._health.set(self.breaker.health.value)

    @property
    def latency(self) -> float | None:
        """Smoothed time to first token in seconds; None when nothing is known of late."""
        return self._latency if self._clock() - self._latency_at < _LATENCY_AGE_SECONDS else None

    @property
    def load(self) -> float:
        """Calls that it has, as a share of those that it can serve at once."""
        return (self.upstream.in_flight + self.upstream.queued) / self.spec.max_concurrency

    def answering(self, permit: Permit, seconds: float) -> None:
        """The first text of an attempt has come after `seconds`."""
        permit.answering()
        old = self.latency
        self._latency = seconds if old is None else old + _SMOOTHING * (seconds - old)
        self._latency_at = self._clock()

    def ended(self, permit: Permit, failure: UpstreamFailure | None) -> None:
        """An attempt has ended, well or with `failure`."""
        if failure is None:
            permit.succeeded()
        elif ANSWERS[failure.kind].blames:
            permit.failed()
        else:
            permit.undecided()
        if failure is not None and failure.kind is FailureKind.RATE_LIMITED:
            wished = failure.retry_after
            self.breaker.pause(_RATE_LIMIT_PAUSE_SECONDS if wished is None else wished)
        elif failure is not None and failure.retry_after and failure.kind is FailureKind.UPSTREAM_ERROR:
            self.breaker.pause(failure.retry_after)
        self._health.set(self.breaker.health.value)
