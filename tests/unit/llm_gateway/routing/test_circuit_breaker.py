"""A target that fails is left alone for a while, and found out about by single calls."""

from __future__ import annotations

import pytest

from services.llm_gateway.configuration.schema import BreakerRules
from services.llm_gateway.routing.circuit_breaker import Breaker, Health, Permit
from tests.support.clock import Clock

RULES = BreakerRules(failures=0.5, window=6, minimum=4, open=1.0, longest_open=4.0, probes=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(RULES, clock)


def admitted(breaker: Breaker) -> Permit:
    permit = breaker.admit()
    assert permit is not None
    return permit


def fail(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        admitted(breaker).failed()


def test_few_failures_say_nothing(breaker: Breaker) -> None:
    fail(breaker, 3)
    assert breaker.health is Health.SERVING


def test_a_share_of_failures_suspends(breaker: Breaker) -> None:
    for outcome in (True, True, False, False):
        permit = admitted(breaker)
        (permit.succeeded if outcome else permit.failed)()
    assert breaker.health is Health.SUSPENDED
    assert breaker.admit() is None
    assert breaker.wait() == 1.0


def test_old_outcomes_are_forgotten(breaker: Breaker) -> None:
    fail(breaker, 2)
    for _ in range(6):
        admitted(breaker).succeeded()
    fail(breaker, 2)
    assert breaker.health is Health.SERVING


def test_after_the_suspension_one_call_at_a_time_probes(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 4)
    clock.now += 1
    assert breaker.health is Health.PROBING
    probe = admitted(breaker)
    assert breaker.admit() is None
    probe.succeeded()
    assert breaker.health is Health.SERVING
    fail(breaker, 3)
    assert breaker.health is Health.SERVING


def test_each_failed_probe_doubles_the_suspension_up_to_its_bound(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 4)
    waits = []
    for _ in range(4):
        waits.append(breaker.wait())
        clock.now += breaker.wait()
        fail(breaker)
    assert waits == [1.0, 2.0, 4.0, 4.0]


def test_a_probe_whose_caller_leaves_makes_way_for_another(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 4)
    clock.now += 1
    admitted(breaker).undecided()
    assert breaker.health is Health.PROBING
    admitted(breaker)


def test_a_probe_has_found_out_when_the_target_begins_to_write(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 4)
    clock.now += 1
    probe = admitted(breaker)
    probe.answering()
    assert breaker.health is Health.SERVING
    probe.failed()
    assert breaker.health is Health.SERVING
    fail(breaker, 3)
    assert breaker.health is Health.SUSPENDED


def test_calls_from_before_the_suspension_neither_end_nor_prolong_it(breaker: Breaker, clock: Clock) -> None:
    early = [admitted(breaker) for _ in range(2)]
    fail(breaker, 4)
    early[0].succeeded()
    assert breaker.health is Health.SUSPENDED
    clock.now += 1
    early[1].failed()
    assert breaker.health is Health.PROBING


def test_a_permit_counts_once(breaker: Breaker) -> None:
    permit = admitted(breaker)
    for _ in range(10):
        permit.failed()
    assert breaker.health is Health.SERVING


def test_a_pause_that_the_target_asks_for_is_kept_and_leaves_no_trace(breaker: Breaker, clock: Clock) -> None:
    breaker.pause(3)
    breaker.pause(1)
    assert (breaker.health, breaker.wait(), breaker.admit()) == (Health.SUSPENDED, 3.0, None)
    assert breaker.is_paused
    clock.now += 3
    assert breaker.health is Health.SERVING
    assert not breaker.is_paused
