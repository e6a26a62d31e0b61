"""What calls of one method of a part have shown: whether it is given calls, and how long it takes to answer.

By method, since one may hang while others of the same process answer, which would make up for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from services.common.overload.circuit_breaker import BreakerState, CircuitBreaker
from services.common.overload.patience import Patience

_QUICKEST_FOR_SECONDS = 30.0
_FORGOTTEN_SECONDS = 60.0
# So long a quick part may take to answer though its health is silent.
_LEAST_FAIR_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class PartRules:
    """Three of the last four outcomes open the breaker, so that the fourth call in a row is spared a hang.

    Several probes at once, since one answer asks a part more than once; its health has answered before.
    """

    failures: float = 0.75
    window: int = 4
    minimum: int = 3
    open: float = 1.0
    longest_open: float = 10.0
    probes: int = 8


class MethodRecord:
    """The record of one method."""

    def __init__(self, fair_seconds: float, clock: Callable[[], float]) -> None:
        """`fair_seconds` is how long it may take to answer until a caller that leaves without an answer says something
        about it; `clock` tells seconds."""
        self.breaker = CircuitBreaker(PartRules(), clock)
        self._fair_seconds = fair_seconds
        self._patience = Patience(fair_seconds=fair_seconds, least_fair_seconds=_LEAST_FAIR_SECONDS, clock=clock)
        self._clock = clock
        self._quickest, self._quickest_at = 0.0, -inf

    @property
    def state(self) -> BreakerState:
        """That of its breaker, closed again after a minute without a call, when it says nothing of now."""
        return BreakerState.CLOSED if self.breaker.half_open_seconds() > _FORGOTTEN_SECONDS else self.breaker.state

    def let_wait(self, seconds: float, *, is_silent: bool) -> bool:
        """Notes a wait without an answer; returns whether it tells of the part and not of a caller in a hurry.

        Unless the part's health `is_silent` only a long wait does: many calls with deadlines too short for a busy
        machine must not take the part from those who have time.
        """
        in_vain = self._patience.waited_in_vain(seconds)
        return in_vain and (is_silent or seconds >= self._fair_seconds)

    def took(self, seconds: float) -> None:
        """An answer has begun after `seconds`."""
        self._patience.answered(seconds)
        if not 0 < self.quickest_of_late() < seconds:
            self._quickest, self._quickest_at = seconds, self._clock()

    def quickest_of_late(self) -> float:
        """Seconds that the quickest answer of the last half minute took; 0 if there was none."""
        return self._quickest if self._clock() - self._quickest_at < _QUICKEST_FOR_SECONDS else 0.0
