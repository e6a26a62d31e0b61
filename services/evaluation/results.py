"""What an evaluation found: the figures of each system, by player and all together, and how they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from services.evaluation.interactions import Indices
from services.evaluation.judging.intervals import Comparison, Interval, bootstrap, paired
from services.evaluation.judging.list_metrics import Values

HEADLINE = "ndcg@10"
SERVED = "games"
# Lower and upper bound of each group of players by how many of their plays are known.
HISTORY_LENGTHS = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 9), (10, 29), (30, 99), (100, 10**9))


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """One list of the recommender, or one baseline: its settings, metrics [askers] by name, and figures of all lists.

    `validation` is the headline metric with which its settings were chosen, NaN if there was no choice.
    `most_played_games` is how many it knows, those most played, where it cannot be computed for all.
    """

    name: str
    is_served: bool
    by_player: Mapping[str, Values]
    figures: Mapping[str, float]
    settings: Mapping[str, float] = field(default_factory=dict)
    validation: float = float("nan")
    most_played_games: int | None = None

    def mean(self, metric: str) -> float:
        """Of a metric over the askers."""
        return float(self.by_player[metric].mean())


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """All that was measured of one split. `askers` are ids; `known` [askers] is how many plays were known of each."""

    split: str
    seed: int
    digest: str
    parameters: Mapping[str, str]
    askers: tuple[str, ...]
    known: Indices
    systems: Mapping[str, System]
    figures: Mapping[str, float]
    shuffled: Comparison | None

    def interval(self, system: str, metric: str = HEADLINE) -> Interval:
        """The mean of a metric, with its confidence interval."""
        return bootstrap(self.systems[system].by_player[metric])

    def best_baseline(self, metric: str = HEADLINE) -> str:
        """The name of the best system that is not served."""
        baselines = [system for system in self.systems.values() if not system.is_served]
        return max(baselines, key=lambda system: system.mean(metric)).name

    def against(self, other: str, metric: str = HEADLINE, system: str = SERVED) -> Comparison:
        """How a system compares with another, player by player."""
        return paired(self.systems[system].by_player[metric], self.systems[other].by_player[metric])

    def by_history_length(self, system: str, metric: str = HEADLINE) -> dict[str, tuple[int, Interval]]:
        """Number of askers and the mean of a metric, by how many of their plays were known; empty groups left out."""
        found = {}
        for low, high in HISTORY_LENGTHS:
            within = (self.known >= low) & (self.known <= high)
            if within.any():
                values = self.systems[system].by_player[metric][within]
                found[length_name(low, high)] = (int(np.count_nonzero(within)), bootstrap(values))
        return found


def length_name(low: int, high: int) -> str:
    """Such as "3", "4-9", "100+"."""
    if low == high:
        return str(low)
    return f"{low}+" if high >= 10**9 else f"{low}-{high}"
