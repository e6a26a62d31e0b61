"""The limit of calls at once follows how fast they are served."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

import pytest

from services.common.overload.adaptive_limit import AdaptiveLimit, Admitted, LimitRules
from tests.support.clock import Clock

RULES = LimitRules(least=4, most=64, first=16)


class Machine:
    """Serves `cores` calls at once in 0.02 s each, the others wait; always as many callers as the limit admits."""

    def __init__(self, limit: AdaptiveLimit, clock: Clock, cores: int, callers: int) -> None:
        self._limit, self._clock, self._cores, self._callers = limit, clock, cores, callers
        self._queue: list[Admitted] = []

    def run(self, steps: int) -> None:
        for _ in range(steps):
            while len(self._queue) < self._callers and (admitted := self._limit.admit("Chat")) is not None:
                self._queue.append(admitted)
            self._clock.now += 0.02
            for admitted in self._queue[: self._cores]:
                admitted.served()
            del self._queue[: self._cores]


@dataclass
class _Call:
    admitted: Admitted
    began: float
    seconds_left: float


class SharedMachine:
    """Gives all calls under way an equal share of its cores, at most one each; there are always `callers` at each limit
    who want in. `seconds` says what the next call takes alone, at the time that it is given."""

    def __init__(
        self, limits: Sequence[AdaptiveLimit], clock: Clock, seconds: Callable[[float], float], *, cores: float = inf
    ) -> None:
        self._limits, self._clock, self._seconds, self._cores = limits, clock, seconds, cores
        self._calls: list[_Call] = []
        self.waits: list[float] = []

    def run(self, seconds: float, callers: int = 40) -> float:
        """Calls served a second."""
        began, served = self._clock.now, 0
        self.waits.clear()
        while self._clock.now < began + seconds:
            for limit in self._limits:
                while limit.in_flight < callers and (admitted := limit.admit("Recommend")) is not None:
                    self._calls.append(_Call(admitted, self._clock.now, self._seconds(self._clock.now)))
            speed = min(1.0, self._cores / len(self._calls))
            step = min(call.seconds_left for call in self._calls)
            self._clock.now += step / speed
            for call in self._calls:
                call.seconds_left -= step
            for call in [call for call in self._calls if call.seconds_left <= 1e-9]:
                self._calls.remove(call)
                call.admitted.served()
                self.waits.append(self._clock.now - call.began)
                served += 1
        return served / seconds


@pytest.mark.parametrize("quick", [0.1, 0.5, 0.9])
def test_quick_and_slow_calls_that_share_a_method_do_not_look_as_if_they_waited_for_each_other(quick: float) -> None:
    chance, clock = random.Random(1), Clock()
    limit = AdaptiveLimit(LimitRules(), clock, clock)
    machine = SharedMachine([limit], clock, lambda _: 0.01 if chance.random() < quick else 0.08)
    machine.run(60)
    assert limit.limit >= 40
    assert machine.run(30) == pytest.approx(40 / (0.01 * quick + 0.08 * (1 - quick)), rel=0.1)


def test_slow_calls_after_none_but_quick_ones_are_soon_known_to_be_slow_by_themselves() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(most=32), clock, clock)
    machine = SharedMachine([limit], clock, lambda now: 0.01 if now < 60 else 0.08)
    machine.run(60)
    machine.run(60)  # the change, and what comes of it
    assert limit.limit >= 24
    assert machine.run(30) > 0.75 * 32 / 0.08


@pytest.mark.parametrize("quick", [0.0, 0.3])
@pytest.mark.parametrize(("gateways", "cores"), [(1, 1), (1, 4), (2, 1), (2, 4)])
def test_an_overload_is_limited_to_what_keeps_the_machine_busy(quick: float, gateways: int, cores: int) -> None:
    chance, clock = random.Random(1), Clock()
    limits = [AdaptiveLimit(LimitRules(), clock, clock) for _ in range(gateways)]
    machine = SharedMachine(limits, clock, lambda _: 0.01 if chance.random() < quick else 0.05, cores=cores)
    machine.run(60)
    assert machine.run(60) > 0.95 * cores / (0.01 * quick + 0.05 * (1 - quick))
    assert sum(limit.limit for limit in limits) <= cores + 7 * gateways
    assert max(machine.waits) < 0.05 * (cores + 9 * gateways) / cores


def test_what_is_not_refused_anyway_is_not_refused_to_measure() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=64, first=40), clock, clock)
    SharedMachine([limit], clock, lambda _: 0.05).run(10, callers=30)
    for _ in range(1000):
        places = [limit.admit("Recommend") for _ in range(30)]
        clock.now += 0.05
        for place in places:
            assert place is not None
            place.served()


def test_a_limit_that_lets_calls_wait_falls_and_stays_above_what_keeps_the_machine_busy() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=64, first=64), clock, clock)
    Machine(limit, clock, cores=4, callers=1).run(20)
    Machine(limit, clock, cores=4, callers=1000).run(2000)
    assert 4 <= limit.limit <= 4 + RULES.many + 4


def test_a_limit_that_nobody_waits_under_rises() -> None:
    clock = Clock()
    limit = AdaptiveLimit(RULES, clock, clock)
    Machine(limit, clock, cores=64, callers=64).run(200)
    assert limit.limit > 40


def test_a_long_overload_does_not_become_the_norm() -> None:
    clock = Clock()
    limit = AdaptiveLimit(RULES, clock, clock)
    Machine(limit, clock, cores=4, callers=1).run(20)
    machine = Machine(limit, clock, cores=4, callers=1000)
    machine.run(1000)
    before = limit.limit
    machine.run(20_000)
    assert limit.limit <= before + 2


def test_few_calls_leave_the_limit_as_it_is() -> None:
    clock = Clock()
    limit = AdaptiveLimit(RULES, clock, clock)
    Machine(limit, clock, cores=1, callers=3).run(500)
    assert limit.limit == 16


def test_a_call_that_left_gives_its_place_back_once() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(first=1, least=1), clock, clock)
    admitted = limit.admit("Chat")
    assert admitted is not None
    assert limit.admit("Chat") is None
    admitted.left()
    admitted.served()
    assert limit.in_flight == 0
    assert limit.admit("Chat") is not None


def test_a_call_that_a_part_had_no_room_for_lowers_the_limit_once_for_all_that_were_admitted_with_it() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=64, first=20), clock, clock)
    together = [limit.admit("Chat") for _ in range(10)]
    for admitted in together:
        clock.now += 0.01
        assert admitted is not None
        admitted.turned_away()
    assert (limit.limit, limit.in_flight) == (14, 0)
    for _ in range(20):
        later = limit.admit("Chat")
        clock.now += 0.01
        assert later is not None
        later.turned_away()
    assert limit.limit == 4


def test_the_delay_is_what_the_calls_under_way_take() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(first=20, least=4), clock, clock)
    Machine(limit, clock, cores=1, callers=1).run(300)
    places = [limit.admit("Chat") for _ in range(20)]
    assert all(places)
    assert 0.2 < limit.retry_after() < 0.6


def test_calls_that_are_refused_together_are_told_to_come_back_one_after_the_other() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=4, first=4), clock, clock)
    Machine(limit, clock, cores=4, callers=4).run(50)  # each call takes 0.02 s, so that a place is free every 0.005 s
    delays = [limit.retry_after() for _ in range(20)]
    gaps = [later - sooner for sooner, later in pairwise(delays)]
    assert delays[0] == pytest.approx(0.1)
    assert gaps == pytest.approx([0.005] * 19, rel=0.5)
    clock.now += 1
    assert limit.retry_after() == pytest.approx(0.1)


def test_of_very_many_refused_calls_none_is_told_to_wait_for_longer_than_two_seconds_nor_all_for_as_long() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=4, first=4), clock, clock)
    delays = [limit.retry_after() for _ in range(500)]
    assert max(delays) <= 2.0
    assert len({round(delay, 3) for delay in delays[-200:]}) > 50
