"""Judges whether a wait without an answer counts against who did not answer, or against a caller in a hurry."""

from __future__ import annotations

import time
from collections.abc import Callable
from math import inf

_SMOOTHING = 0.3
_RECENT_SECONDS = 30.0
# How long callers wait for an answer until its absence counts even if they had no more time: so many seconds, or, where
# it is known how long answers take, so many times that, and so many seconds at least.
_FAIR_SECONDS, _FAIR_LATENCIES, _LEAST_FAIR_SECONDS = 0.8, 4.0, 0.1


class Patience:
    """What calls have shown of how long one peer takes to answer."""

    def __init__(
        self,
        *,
        fair_seconds: float = _FAIR_SECONDS,
        least_fair_seconds: float = _LEAST_FAIR_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`fair_seconds` is how long a peer may take that has not answered of late, `least_fair_seconds` how long one
        may that is usually quick; `clock` tells seconds."""
        self._least_fair_seconds = least_fair_seconds
        self._fair_seconds = fair_seconds
        self._clock = clock
        self._latency: float | None = None
        self._latency_at = 0.0
        self._unanswered_seconds = 0.0
        self._unanswered_until = -inf

    @property
    def latency(self) -> float | None:
        """Smoothed time to an answer in seconds; None when no call has shown it in the last 30 seconds."""
        return self._latency if self._clock() - self._latency_at < _RECENT_SECONDS else None

    def answered(self, seconds: float) -> None:
        """An answer has begun after `seconds`."""
        old = self.latency
        self._latency = seconds if old is None else old + _SMOOTHING * (seconds - old)
        self._latency_at = self._clock()
        self._unanswered_seconds = 0.0

    def forget_latency(self) -> None:
        """What was measured says nothing of what comes."""
        self._latency = None

    def waited_in_vain(self, seconds: float) -> bool:
        """A caller has waited for the last `seconds` and got no answer. Returns whether that was long enough to count.

        It was when the peer is usually much quicker, or has let callers wait for that long, one after the other, and
        answered none of them; waits that overlap count once.
        """
        now = self._clock()
        self._unanswered_seconds += now - max(now - seconds, self._unanswered_until)
        self._unanswered_until = now
        latency = self.latency
        fair = self._fair_seconds if latency is None else max(self._least_fair_seconds, _FAIR_LATENCIES * latency)
        return max(seconds, self._unanswered_seconds) >= fair
