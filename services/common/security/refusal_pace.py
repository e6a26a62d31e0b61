"""Spaces out the refusals of each principal that is over a limit, so that its asking again costs others little.

A refusal takes about a millisecond of the processor. Refused at once, 64 calls that ask again and again would keep a
core busy; one after the other, at an even pace, they get in the way of hardly anybody. See `make bench-edge`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

_REFUSALS_A_SECOND = 20.0
_LONGEST_HOLD_SECONDS = 2.0
_MOST_PRINCIPALS = 1000


class RefusalPace:
    """Tells how long to hold each refusal back. A lone one is not held back at all."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._clock = clock
        self._next: dict[str, float] = {}

    def hold(self, principal: str) -> float:
        """Seconds for which the next refusal of this principal is to be held back, 2 at most."""
        now = self._clock()
        due = max(now, self._next.get(principal, now))
        if due - now > _LONGEST_HOLD_SECONDS:
            # More than can be spaced out. Not all equally long, or they would all come back together.
            return random.uniform(_LONGEST_HOLD_SECONDS / 2, _LONGEST_HOLD_SECONDS)
        if len(self._next) >= _MOST_PRINCIPALS:
            self._next = {name: moment for name, moment in self._next.items() if moment > now}
        self._next[principal] = due + 1 / _REFUSALS_A_SECOND
        return due - now
