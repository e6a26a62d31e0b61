"""Tells a difference from chance: bootstrap intervals of a mean, and a paired test of two systems' values by player."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from services.evaluation.judging.list_metrics import Values

RESAMPLES = 2000
CONFIDENCE = 0.95
# So many numbers are drawn at once: 64 MB.
_AT_ONCE = 8_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the ends of its confidence interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The mean difference of two systems over the same players, its interval, and how likely chance alone makes it.

    `p_value` is two-sided.
    """

    difference: float
    low: float
    high: float
    p_value: float

    @property
    def worse(self) -> bool:
        """Whether the first system is worse beyond the interval."""
        return self.high < 0

    @property
    def better(self) -> bool:
        """Whether the first system is better beyond the interval."""
        return self.low > 0


def bootstrap(values: Values, seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """The percentile interval of the mean of `values` [players], which are drawn again (Efron 1979)."""
    rng = np.random.default_rng(seed)
    count = len(values)
    means = [values[rng.integers(0, count, size=(size, count))].mean(axis=1) for size in _chunks(resamples, count)]
    tail = 100 * (1 - CONFIDENCE) / 2
    low, high = np.percentile(np.concatenate(means), (tail, 100 - tail))
    return Interval(float(values.mean()), float(low), float(high))


def paired(first: Values, second: Values, seed: int = 0, resamples: int = RESAMPLES) -> Comparison:
    """Compares two systems' values [players] of the same players in the same order.

    The interval is the bootstrap's; the p-value is that of the randomisation test that swaps the systems' values of
    players (Smucker et al. 2007, "A Comparison of Statistical Significance Tests for Information Retrieval").
    """
    difference = first - second
    interval = bootstrap(difference, seed, resamples)
    rng = np.random.default_rng(seed + 1)
    observed = abs(interval.mean)
    as_large = 0
    for size in _chunks(resamples, len(difference)):
        signs = rng.integers(0, 2, size=(size, len(difference)), dtype=np.int8) * 2 - 1
        as_large += int((np.abs(signs @ difference / len(difference)) >= observed - 1e-12).sum())
    return Comparison(interval.mean, interval.low, interval.high, (as_large + 1) / (resamples + 1))


def _chunks(resamples: int, count: int) -> Iterator[int]:
    size = max(1, min(resamples, _AT_ONCE // max(1, count)))
    for start in range(0, resamples, size):
        yield min(size, resamples - start)
