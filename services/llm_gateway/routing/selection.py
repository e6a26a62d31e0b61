"""In which order the targets of a pool are tried."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from math import inf

from services.llm_gateway.configuration.schema import Strategy
from services.llm_gateway.routing.target import LiveTarget


def ordered(strategy: Strategy, targets: Sequence[LiveTarget], chance: random.Random) -> Sequence[LiveTarget]:
    """All of the targets, the one to be tried first in front."""
    if len(targets) == 1:
        return targets
    return _STRATEGIES[strategy](targets, chance)


def _by_priority(targets: Sequence[LiveTarget], chance: random.Random) -> Sequence[LiveTarget]:
    """The lowest number first; among equals by weight."""
    return sorted(targets, key=lambda target: (target.spec.priority, _lot(target, chance)))


def _weighted(targets: Sequence[LiveTarget], chance: random.Random) -> Sequence[LiveTarget]:
    return sorted(targets, key=lambda target: _lot(target, chance))


def _least_latency(targets: Sequence[LiveTarget], chance: random.Random) -> Sequence[LiveTarget]:
    """The quickest of late first, a busy one later; one of which nothing is known is tried, by one call at a time.

    One of which is known only that it failed comes last.
    """

    def cost(target: LiveTarget) -> float:
        if target.latency is None:
            return inf if target.upstream.in_flight or target.failed_of_late else 0.0
        return target.latency * (1 + target.load)

    return sorted(targets, key=lambda target: (cost(target), _lot(target, chance)))


def _lot(target: LiveTarget, chance: random.Random) -> float:
    """Sorting by these draws without replacement in proportion to the weights (Efraimidis and Spirakis, 2006)."""
    return chance.expovariate(1.0) / target.spec.weight


_STRATEGIES: Mapping[Strategy, Callable[[Sequence[LiveTarget], random.Random], Sequence[LiveTarget]]] = {
    "priority": _by_priority,
    "weighted": _weighted,
    "least_latency": _least_latency,
}
