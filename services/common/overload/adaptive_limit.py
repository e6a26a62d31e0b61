"""Limits how many calls are worked on at once to what is being served in good time: TCP Vegas, for calls.

How many of the calls under way are waiting is told by how much longer calls take than with little going on: of `n`
calls `n x (1 - base / now)` wait for others, both means. While fewer than a few wait the limit rises, while more wait
it falls, so that a call which is admitted is served about as fast as the machine can (Brakmo and Peterson 1995;
Netflix, "Performance under Load", 2018).

What is asked for changes, and with it how long calls take by themselves. So while calls are refused, little is let go
on for a moment every 20 seconds and `base` is measured anew, as BBR does ("ProbeRTT", Cardwell et al. 2016), by all
processes in the same second: else each would measure how long its calls wait for those of the others. Pure but for the
clocks it is given.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from services.common.overload.norm import Norm

# What a limit's worth of calls takes until some have shown it, and the delays that refused calls are told.
_UNKNOWN_SECONDS = 0.25
_LEAST_DELAY_SECONDS, _LONGEST_DELAY_SECONDS = 0.1, 2.0
# With so many calls at once little is going on; every so many seconds it is made so, within the first of them, until so
# many calls were served or so many seconds have passed.
_LITTLE = 2
_LOOK_EVERY_SECONDS, _LOOK_WITHIN_SECONDS, _LOOK_CALLS, _LONGEST_LOOK_SECONDS = 20.0, 1.0, 16, 2.0
# The share of one call in how slow calls are now.
_SMOOTHING = 0.1
# What is left of the limit when a part turns a call away that was admitted, as of a window of TCP after a loss.
_FALL = 0.7


@dataclass(frozen=True, slots=True)
class LimitRules:
    """The limit is between `least` and `most` and begins at `first`; `few` to `many` calls may be waiting.

    `least` keeps a limit that fell for a wrong reason from refusing what can be served. Two gateways share a machine:
    with 4 to 8 waiting at each, on one core, what was admitted waited for a second without more being served.
    """

    least: int = 4
    most: int = 256
    first: int = 16
    few: float = 2.0
    many: float = 4.0


class AdaptiveLimit:
    """The limit, and the calls under it."""

    def __init__(
        self,
        rules: LimitRules | None = None,
        clock: Callable[[], float] = time.monotonic,
        clock_of_all: Callable[[], float] = time.time,
    ) -> None:
        """Both clocks tell seconds, `clock_of_all` the same to all processes that share the parts behind them."""
        self._rules = rules or LimitRules()
        self._clock = clock
        self._clock_of_all = clock_of_all
        self._random = random.Random()
        self._limit = float(min(self._rules.first, self._rules.most))
        self._norm = Norm()
        self._slowness = 1.0
        self._looks_until, self._looks_at, self._look_of = -inf, 0, -1.0
        self.in_flight = 0
        # Seconds between two calls that end while others are under way.
        self._gap: float | None = None
        self._ended_at = -inf
        self._promised_until = -inf
        self._fell_at = -inf

    @property
    def limit(self) -> int:
        """How many calls are admitted at once now."""
        return int(self._limit)

    @property
    def is_full(self) -> bool:
        """Whether a call would find no place now."""
        return self.in_flight >= (min(_LITTLE, self.limit) if self._is_looking else self.limit)

    @property
    def _is_looking(self) -> bool:
        return self._looks_at > 0 and self._clock() < self._looks_until

    def admit(self, method: str) -> Admitted | None:
        """A place for a call of this method; None if there is none."""
        if self.is_full:
            self._look_if_due()
            return None
        self.in_flight += 1
        return Admitted(self, method)

    def retry_after(self) -> float:
        """Seconds after which a call that found no place is likely to find one, each told another moment.

        The first is told when those under way will be done, each after it one place later. Told one moment they would
        all come back together, and all but a few be refused again.
        """
        self._look_if_due()
        now = self._clock()
        gap = _UNKNOWN_SECONDS / max(1, self.limit) if self._gap is None else self._gap
        moment = max(now + max(_LEAST_DELAY_SECONDS, self.in_flight * gap), self._promised_until + gap)
        if moment > now + _LONGEST_DELAY_SECONDS:
            return self._random.uniform(_LONGEST_DELAY_SECONDS / 2, _LONGEST_DELAY_SECONDS)
        self._promised_until = moment
        return max(_LEAST_DELAY_SECONDS, moment - now)

    def _look_if_due(self) -> None:
        """Makes it quiet for a moment, now that calls are refused anyway."""
        turn, within = divmod(self._clock_of_all(), _LOOK_EVERY_SECONDS)
        if self._is_looking or self._look_of == turn or (self._norm.is_known and within > _LOOK_WITHIN_SECONDS):
            return
        self._look_of = turn
        self._looks_at, self._looks_until = _LOOK_CALLS, self._clock() + _LONGEST_LOOK_SECONDS
        self._norm.age()

    def _ended(self, method: str, seconds: float, at_once: int) -> None:
        # Others may have come after it began.
        was_quiet = max(at_once, self.in_flight) <= _LITTLE
        self.in_flight -= 1
        now = self._clock()
        # A pause in which nobody asked was longer than the call that ended it.
        gap = min(now - self._ended_at, seconds)
        self._gap = gap if self._gap is None else self._gap + 0.1 * (gap - self._gap)
        self._ended_at = now
        if was_quiet:
            self._norm.learn(method, seconds)
            self._looks_at -= self._is_looking
        slowness = self._norm.slowness(method, seconds)
        if slowness is None or at_once * 2 < self.limit:
            return  # nothing to compare it with, or the limit has not been tried
        self._slowness += _SMOOTHING * (slowness - self._slowness)
        waiting = at_once * (1 - 1 / max(1.0, self._slowness))
        step = 1 / self._limit
        if waiting < self._rules.few:
            self._limit = min(self._rules.most, self._limit + step)
        elif waiting > self._rules.many:
            self._limit = max(self._rules.least, self._limit - step)

    def _left(self) -> None:
        self.in_flight -= 1

    def _turned_away(self, began: float) -> None:
        self.in_flight -= 1
        # Calls that were admitted under a limit that has fallen since tell nothing new.
        if began >= self._fell_at:
            self._fell_at = self._clock()
            self._limit = max(self._rules.least, self._limit * _FALL)


class Admitted:
    """The place of one call. It ends with `served`, `turned_away` or `left`; only the first of them counts."""

    def __init__(self, limit: AdaptiveLimit, method: str) -> None:
        self._limit = limit
        self._method = method
        self._began = limit._clock()
        self._at_once = limit.in_flight
        self._ended = False

    def served(self) -> None:
        """The answer is there, or its first part: the rest is written at the pace of others."""
        if not self._ended:
            self._ended = True
            self._limit._ended(self._method, self._limit._clock() - self._began, self._at_once)

    def turned_away(self) -> None:
        """A part behind had no room for it: too many were admitted."""
        if not self._ended:
            self._ended = True
            self._limit._turned_away(self._began)

    def left(self) -> None:
        """The call ended in a way that says nothing of how long an answer takes."""
        if not self._ended:
            self._ended = True
            self._limit._left()
