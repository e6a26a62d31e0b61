"""Computes how long to wait before a failed thing is tried again: each wait is twice the last, up to a bound."""

from __future__ import annotations

from dataclasses import dataclass

# The largest power of two that a float can hold; more doublings change nothing.
_MOST_DOUBLINGS = 1023


def doubled(first: float, times: int, *, longest: float) -> float:
    """Seconds: `first`, doubled so many `times`, but `longest` at most."""
    return min(longest, first * 2.0 ** min(times, _MOST_DOUBLINGS))


@dataclass(frozen=True, slots=True)
class Backoff:
    """Rules for the waits between the starts of a process: `first` seconds, doubled each time up to `longest`.

    After a run of `steady` seconds there is no wait, and the waits begin anew: a process that served is started again
    at once, one that ends as soon as it has started is not.
    """

    first: float = 0.25
    longest: float = 30.0
    steady: float = 10.0

    def after(self, runs_in_a_row: int) -> float:
        """Seconds to wait after so many runs that ended early, 1 or more."""
        return doubled(self.first, runs_in_a_row - 1, longest=self.longest)


class RestartWaits:
    """Counts the runs of one process that ended early, and says how long to wait after each."""

    def __init__(self, backoff: Backoff) -> None:
        self._backoff = backoff
        self._early_runs = 0

    def after_run(self, seconds: float) -> float:
        """Seconds to wait after a run that lasted `seconds`."""
        if seconds >= self._backoff.steady:
            self._early_runs = 0
            return 0.0
        self._early_runs += 1
        return self._backoff.after(self._early_runs)
