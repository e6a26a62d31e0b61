"""Whether a target is to be given calls: a circuit breaker over its last outcomes, after Nygard's "Release It!".

    SERVING --too many failures--> SUSPENDED --time is over--> PROBING
    PROBING --a probe succeeds--> SERVING, --a probe fails--> SUSPENDED for twice as long
    SERVING --the target asks for a pause--> SUSPENDED --the pause is over--> SERVING

Pure but for the clock it is given.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from enum import Enum

from services.llm_gateway.configuration.schema import BreakerRules


class Health(Enum):
    """How a target fares; the value is that of the metric."""

    SERVING = 0
    PROBING = 1
    SUSPENDED = 2


class Breaker:
    """The breaker of one target."""

    def __init__(self, rules: BreakerRules, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._rules = rules
        self._clock = clock
        self._outcomes: deque[bool] = deque(maxlen=rules.window)
        self._suspended_until = 0.0
        self._suspensions = 0
        self._paused_until = 0.0
        self._probes = 0

    @property
    def health(self) -> Health:
        """How the target fares now."""
        if self._suspensions == 0 and self._paused_until == 0:
            return Health.SERVING
        if self.wait() > 0:
            return Health.SUSPENDED
        return Health.PROBING if self._suspensions else Health.SERVING

    def wait(self) -> float:
        """Seconds until a call may be admitted, as far as is known."""
        return max(0.0, max(self._suspended_until, self._paused_until) - self._clock())

    @property
    def is_paused(self) -> bool:
        """Whether a pause that the target asked for is what keeps calls from it the longest."""
        return self._paused_until > max(self._suspended_until, self._clock())

    def retry_after(self) -> float:
        """Seconds after which a call that is not admitted may try again; while a probe is out, those of `open`."""
        return self.wait() or self._rules.open

    def admit(self) -> Permit | None:
        """Leave to give the target a call now, if it may have one."""
        health = self.health
        if health is Health.SUSPENDED:
            return None
        if health is Health.SERVING:
            return Permit(self, probe=False)
        if self._probes >= self._rules.probes:
            return None
        self._probes += 1
        return Permit(self, probe=True)

    def pause(self, seconds: float) -> None:
        """The target asks for no calls for `seconds`; it gets none for that long, or `longest_open` if less."""
        self._paused_until = max(self._paused_until, self._clock() + min(seconds, self._rules.longest_open))

    def _record(self, outcome: bool) -> None:
        if self._suspensions:
            # Calls that were under way when it was suspended tell nothing new.
            return
        self._outcomes.append(outcome)
        if outcome or len(self._outcomes) < self._rules.minimum:
            return
        if self._outcomes.count(False) >= self._rules.failures * len(self._outcomes):
            self._suspend()

    def _probed(self, outcome: bool | None) -> None:
        self._probes -= 1
        if outcome:
            self._suspensions = 0
        elif outcome is False:
            self._suspend()

    def _suspend(self) -> None:
        seconds = min(self._rules.longest_open, self._rules.open * 2.0**self._suspensions)
        self._suspended_until = self._clock() + seconds
        self._suspensions = min(self._suspensions + 1, 32)
        self._outcomes.clear()


class Permit:
    """Leave for one call; it ends with `succeeded`, `failed` or `undecided`, of which the first counts."""

    def __init__(self, breaker: Breaker, *, probe: bool) -> None:
        self._breaker = breaker
        self._probe = probe
        self._ended = False

    def answering(self) -> None:
        """The target has begun to write, which is all that a probe is to find out."""
        if self._probe and not self._ended:
            self._probe = False
            self._breaker._probed(True)

    def succeeded(self) -> None:
        """The call went well."""
        self._end(True)

    def failed(self) -> None:
        """The call failed in a way that the target is to be blamed for."""
        self._end(False)

    def undecided(self) -> None:
        """The call tells nothing: the caller left, or the request was at fault."""
        self._end(None)

    def _end(self, outcome: bool | None) -> None:
        if self._ended:
            return
        self._ended = True
        if self._probe:
            self._breaker._probed(outcome)
        elif outcome is not None:
            self._breaker._record(outcome)
