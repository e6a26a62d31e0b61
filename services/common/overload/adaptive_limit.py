"""Limits how many calls are worked on at once to what is being served in good time: TCP Vegas, for calls.

How many of the calls under way are waiting is told by how much longer calls take than with little going on: of `n`
calls `n x (1 - base / now)` wait for others. While fewer than a few wait the limit rises, while more wait it falls, so
that a call which is admitted is served about as fast as the machine can (Brakmo and Peterson 1995; Netflix,
"Performance under Load", 2018). Pure but for the clock it is given.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class LimitRules:
    """The limit is between `least` and `most` and begins at `first`; `few` to `many` calls may be waiting.

    `least` keeps a limit that fell for a wrong reason from refusing what can be served: two cores serve eight calls in
    0.1 s.
    """

    least: int = 8
    most: int = 256
    first: int = 16
    few: float = 4.0
    many: float = 8.0


class AdaptiveLimit:
    """The limit, and the calls under it."""

    def __init__(self, rules: LimitRules | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._rules = rules or LimitRules()
        self._clock = clock
        self._limit = float(min(self._rules.first, self._rules.most))
        self._base: dict[str, float] = {}
        self.in_flight = 0
        self._per_second = 0.0
        self._ended_at = -inf

    @property
    def limit(self) -> int:
        """How many calls are admitted at once now."""
        return int(self._limit)

    @property
    def is_full(self) -> bool:
        """Whether a call would find no place now."""
        return self.in_flight >= self.limit

    def admit(self, method: str) -> Admitted | None:
        """A place for a call of this method; None if there is none."""
        if self.is_full:
            return None
        self.in_flight += 1
        return Admitted(self, method)

    def retry_after(self) -> float:
        """Seconds after which a call that found no place is likely to find one: when as many as are under way are
        done."""
        seconds = self.in_flight / self._per_second if self._per_second else 0.25
        return min(2.0, max(0.1, seconds))

    def _ended(self, method: str, seconds: float, at_once: int) -> None:
        self.in_flight -= 1
        now = self._clock()
        if self._ended_at > -inf and now > self._ended_at:
            self._per_second += 0.05 * (1 / (now - self._ended_at) - self._per_second)
        self._ended_at = now
        base = self._base.setdefault(method, seconds)
        if seconds < base:
            self._base[method] += 0.2 * (seconds - base)
        elif at_once <= 2:
            # Only what was measured with little going on may raise it: else a long overload would become the norm.
            self._base[method] += 0.05 * (seconds - base)
        if at_once * 2 < self.limit:
            return  # the limit has not been tried
        waiting = at_once * (1 - min(1.0, self._base[method] / seconds)) if seconds > 0 else 0.0
        step = 1 / self._limit
        if waiting < self._rules.few:
            self._limit = min(self._rules.most, self._limit + step)
        elif waiting > self._rules.many:
            self._limit = max(self._rules.least, self._limit - step)

    def _left(self) -> None:
        self.in_flight -= 1


class Admitted:
    """The place of one call. It ends with `served` or `left`; only the first of them counts."""

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

    def left(self) -> None:
        """The call ended in a way that says nothing of how long an answer takes."""
        if not self._ended:
            self._ended = True
            self._limit._left()
