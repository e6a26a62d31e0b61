"""The limit of calls at once follows how fast they are served."""

from __future__ import annotations

from itertools import pairwise

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


def test_a_limit_that_lets_calls_wait_falls_and_stays_above_what_keeps_the_machine_busy() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=64, first=64), clock)
    Machine(limit, clock, cores=4, callers=1).run(20)
    Machine(limit, clock, cores=4, callers=1000).run(2000)
    assert 4 <= limit.limit <= 4 + RULES.many + 4


def test_a_limit_that_nobody_waits_under_rises() -> None:
    clock = Clock()
    limit = AdaptiveLimit(RULES, clock)
    Machine(limit, clock, cores=64, callers=64).run(200)
    assert limit.limit > 40


def test_a_long_overload_does_not_become_the_norm() -> None:
    clock = Clock()
    limit = AdaptiveLimit(RULES, clock)
    Machine(limit, clock, cores=4, callers=1).run(20)
    machine = Machine(limit, clock, cores=4, callers=1000)
    machine.run(1000)
    before = limit.limit
    machine.run(20_000)
    assert limit.limit <= before + 2


def test_few_calls_leave_the_limit_as_it_is() -> None:
    clock = Clock()
    limit = AdaptiveLimit(RULES, clock)
    Machine(limit, clock, cores=1, callers=3).run(500)
    assert limit.limit == 16


def test_a_call_that_left_gives_its_place_back_once() -> None:
    limit = AdaptiveLimit(LimitRules(first=1, least=1), Clock())
    admitted = limit.admit("Chat")
    assert admitted is not None
    assert limit.admit("Chat") is None
    admitted.left()
    admitted.served()
    assert limit.in_flight == 0
    assert limit.admit("Chat") is not None


def test_a_call_that_a_part_had_no_room_for_lowers_the_limit_once_for_all_that_were_admitted_with_it() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=64, first=20), clock)
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
    limit = AdaptiveLimit(LimitRules(first=20, least=4), clock)
    Machine(limit, clock, cores=1, callers=1).run(300)
    places = [limit.admit("Chat") for _ in range(20)]
    assert all(places)
    assert 0.2 < limit.retry_after() < 0.6


def test_calls_that_are_refused_together_are_told_to_come_back_one_after_the_other() -> None:
    clock = Clock()
    limit = AdaptiveLimit(LimitRules(least=4, most=4, first=4), clock)
    Machine(limit, clock, cores=4, callers=4).run(50)  # each call takes 0.02 s, so that a place is free every 0.005 s
    delays = [limit.retry_after() for _ in range(20)]
    gaps = [later - sooner for sooner, later in pairwise(delays)]
    assert delays[0] == pytest.approx(0.1)
    assert gaps == pytest.approx([0.005] * 19, rel=0.5)
    clock.now += 1
    assert limit.retry_after() == pytest.approx(0.1)


def test_of_very_many_refused_calls_none_is_told_to_wait_for_longer_than_two_seconds_nor_all_for_as_long() -> None:
    limit = AdaptiveLimit(LimitRules(least=4, most=4, first=4), Clock())
    delays = [limit.retry_after() for _ in range(500)]
    assert max(delays) <= 2.0
    assert len({round(delay, 3) for delay in delays[-200:]}) > 50
