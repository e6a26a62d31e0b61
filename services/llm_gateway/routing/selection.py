"""Orders the targets of a pool by its strategy: priority, weighted or least latency."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from math import inf

from services.llm_gateway.configuration.schema import Strategy
from services.llm_gateway.routing.target import LiveTarget


def ordered(strategy: Strategy, targets: Sequence[LiveTarget], rng: random.Random) -> Sequence[LiveTarget]:
    """All of the targets in the order in which they are to be tried."""
    if len(targets) == 1:
        return targets
    return _STRATEGIES[strategy](targets, rng)


def _by_priority(targets: Sequence[LiveTarget], rng: random.Random) -> Sequence[LiveTarget]:
    """The lowest number first; among equals by weight."""
    return sorted(targets, key=lambda target: (target.spec.priority, _weighted_draw(target, rng)))


def _weighted(targets: Sequence[LiveTarget], rng: random.Random) -> Sequence[LiveTarget]:
    return sorted(targets, key=lambda target: _weighted_draw(target, rng))


def _least_latency(targets: Sequence[LiveTarget], rng: random.Random) -> Sequence[LiveTarget]:
    """The lowest recent time to first token first, raised by the target's load.

    A target whose latency is not known comes first while no call is at it, so that one call finds out. One that is
    only known to have failed comes last.
    """

    def cost(target: LiveTarget) -> float:
        if target.latency is None:
            return inf if target.upstream.in_flight or target.failed_recently else 0.0
        return target.latency * (1 + target.load)

    return sorted(targets, key=lambda target: (cost(target), _weighted_draw(target, rng)))


def _weighted_draw(target: LiveTarget, rng: random.Random) -> float:
    """Sorting by these numbers draws without replacement by weight (Efraimidis and Spirakis, 2006)."""
    return rng.expovariate(1.0) / target.spec.weight


_STRATEGIES: Mapping[Strategy, Callable[[Sequence[LiveTarget], random.Random], Sequence[LiveTarget]]] = {
    "priority": _by_priority,
    "weighted": _weighted,
    "least_latency": _least_latency,
}
