"""Decides whether a target is given calls: a circuit breaker over its last outcomes, after Nygard's "Release It!".

    CLOSED --too many failures--> OPEN --its time is over--> HALF_OPEN
    HALF_OPEN --a probe succeeds--> CLOSED, --a probe fails--> OPEN for twice as long
    CLOSED --the target asks for a pause--> OPEN --the pause is over--> CLOSED

Pure but for the clock it is given.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from services.common.overload.backoff import doubled


class BreakerRules(Protocol):
    """When a breaker opens: a share `failures` of its last `window` outcomes, of `minimum` at least, are failures.

    It stays open for `open` seconds, doubled each time the probes fail, up to `longest_open`; then `probes` calls at
    once may try.
    """

    @property
    def failures(self) -> float: ...
    @property
    def window(self) -> int: ...
    @property
    def minimum(self) -> int: ...
    @property
    def open(self) -> float: ...
    @property
    def longest_open(self) -> float: ...
    @property
    def probes(self) -> int: ...


class BreakerState(Enum):
    """CLOSED: calls pass. OPEN: none does. HALF_OPEN: a few pass as probes. The value is that of the metric."""

    CLOSED = 0
    HALF_OPEN = 1
    OPEN = 2


class CircuitBreaker:
    """The circuit breaker of one target."""

    def __init__(self, rules: BreakerRules, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._rules = rules
        self._clock = clock
        self._outcomes: deque[bool] = deque(maxlen=rules.window)
        self._open_until = 0.0
        self._times_opened = 0
        self._paused_until = 0.0
        self._probes = 0

    @property
    def state(self) -> BreakerState:
        """The state now."""
        if self._times_opened == 0 and self._paused_until == 0:
            return BreakerState.CLOSED
        if self.wait() > 0:
            return BreakerState.OPEN
        return BreakerState.HALF_OPEN if self._times_opened else BreakerState.CLOSED

    def wait(self) -> float:
        """Seconds until a call may be admitted, as far as is known."""
        return max(0.0, max(self._open_until, self._paused_until) - self._clock())

    def half_open_seconds(self) -> float:
        """For how long a call may have tried it; 0 while it is open or closed."""
        since = max(self._open_until, self._paused_until)
        return self._clock() - since if self.state is BreakerState.HALF_OPEN else 0.0

    @property
    def is_paused(self) -> bool:
        """Whether a pause that the target asked for is what keeps calls from it the longest."""
        return self._paused_until > max(self._open_until, self._clock())

    def retry_after(self) -> float:
        """Seconds after which a call that is not admitted may try again; `rules.open` while a probe is running."""
        return self.wait() or self._rules.open

    def admit(self) -> Permit | None:
        """A permit to give the target a call now; None if it may not have one."""
        state = self.state
        if state is BreakerState.OPEN:
            return None
        if state is BreakerState.CLOSED:
            return Permit(self, is_probe=False)
        if self._probes >= self._rules.probes:
            return None
        self._probes += 1
        return Permit(self, is_probe=True)

    def pause(self, seconds: float) -> None:
        """Admits no calls for `seconds`, because the target asked for that; for at most `longest_open`."""
        self._paused_until = max(self._paused_until, self._clock() + min(seconds, self._rules.longest_open))

    def _record_outcome(self, succeeded: bool) -> None:
        if self._times_opened:
            # Calls that were under way when the breaker opened tell nothing new.
            return
        self._outcomes.append(succeeded)
        if succeeded or len(self._outcomes) < self._rules.minimum:
            return
        if self._outcomes.count(False) >= self._rules.failures * len(self._outcomes):
            self._open()

    def _record_probe(self, succeeded: bool | None) -> None:
        self._probes -= 1
        if succeeded:
            self._times_opened = 0
        elif succeeded is False:
            self._open()

    def _open(self) -> None:
        seconds = doubled(self._rules.open, self._times_opened, longest=self._rules.longest_open)
        self._open_until = self._clock() + seconds
        self._times_opened = min(self._times_opened + 1, 32)
        self._outcomes.clear()


class Permit:
    """Permission for one call. It ends with `succeeded`, `failed` or `undecided`; only the first of them counts."""

    def __init__(self, breaker: CircuitBreaker, *, is_probe: bool) -> None:
        self._breaker = breaker
        self._is_probe = is_probe
        self._ended = False

    def first_text(self) -> None:
        """The target has begun to write, which is all that a probe is to find out."""
        if self._is_probe and not self._ended:
            self._is_probe = False
            self._breaker._record_probe(True)

    def succeeded(self) -> None:
        """The call went well."""
        self._end(True)

    def failed(self) -> None:
        """The call failed in a way that counts against the target."""
        self._end(False)

    def undecided(self) -> None:
        """The call tells nothing about the target: the caller left, or the request was at fault."""
        self._end(None)

    def _end(self, succeeded: bool | None) -> None:
        if self._ended:
            return
        self._ended = True
        if self._is_probe:
            self._breaker._record_probe(succeeded)
        elif succeeded is not None:
            self._breaker._record_outcome(succeeded)
