"""Knows how long calls take with little going on: a mean for each method, so that quick and slow calls may share one.

The least that was ever seen would be that of the quickest kind, and make all others look as if they waited.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

# How many calls the mean is of, about; and as how many those before count when it is measured anew.
_MOST_CALLS, _OLD_CALLS = 100, 8


@dataclass(slots=True)
class _Mean:
    """The mean of the last calls in seconds, their variance, and of how many it is."""

    seconds: float = 0.0
    variance: float = 0.0
    calls: int = 0

    def add(self, seconds: float) -> None:
        """Welford's update; from `_MOST_CALLS` on the oldest fade."""
        self.calls = min(_MOST_CALLS, self.calls + 1)
        off = seconds - self.seconds
        self.seconds += off / self.calls
        self.variance += (off * (seconds - self.seconds) - self.variance) / self.calls

    @property
    def at_most(self) -> float:
        """The mean, and how far it may be off by chance: one standard error."""
        return self.seconds + sqrt(self.variance / self.calls)


class Norm:
    """Use as `learn` with calls that nothing kept waiting; `slowness` of others then."""

    def __init__(self) -> None:
        self._means: dict[str, _Mean] = {}

    @property
    def is_known(self) -> bool:
        """Whether it knows any method."""
        return bool(self._means)

    def learn(self, method: str, seconds: float) -> None:
        """A call took so long with little going on."""
        self._means.setdefault(method, _Mean()).add(seconds)

    def age(self) -> None:
        """Lets the next few calls outweigh those before."""
        for mean in self._means.values():
            mean.calls = min(_OLD_CALLS, mean.calls)

    def slowness(self, method: str, seconds: float) -> float | None:
        """How many times as long as usual a call took; None if that is not known."""
        mean = self._means.get(method)
        return seconds / mean.at_most if mean is not None and mean.at_most > 0 else None
