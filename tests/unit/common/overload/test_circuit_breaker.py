"""A target that fails is left alone for a while, and found out about by single calls."""

from __future__ import annotations

import pytest

from services.common.overload.circuit_breaker import BreakerState, CircuitBreaker, Permit
from services.common.overload.method_record import MethodRecord
from services.llm_gateway.configuration.schema import BreakerRules
from tests.support.clock import Clock

RULES = BreakerRules(failures=0.5, window=6, minimum=4, open=1.0, longest_open=4.0, probes=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(RULES, clock)


def admitted(breaker: CircuitBreaker) -> Permit:
    permit = breaker.admit()
    assert permit is not None
    return permit


def state(breaker: CircuitBreaker) -> BreakerState:
    """As it is now: a type checker takes an attribute that was compared to stay what it was."""
    return breaker.state


def fail(breaker: CircuitBreaker, times: int = 1) -> None:
    for _ in range(times):
        admitted(breaker).failed()


def test_few_failures_say_nothing(breaker: CircuitBreaker) -> None:
    fail(breaker, 3)
    assert state(breaker) is BreakerState.CLOSED


def test_a_share_of_failures_suspends(breaker: CircuitBreaker) -> None:
    for outcome in (True, True, False, False):
        permit = admitted(breaker)
        (permit.succeeded if outcome else permit.failed)()
    assert state(breaker) is BreakerState.OPEN
    assert breaker.admit() is None
    assert breaker.wait() == 1.0


def test_old_outcomes_are_forgotten(breaker: CircuitBreaker) -> None:
    fail(breaker, 2)
    for _ in range(6):
        admitted(breaker).succeeded()
    fail(breaker, 2)
    assert state(breaker) is BreakerState.CLOSED


def test_after_the_suspension_one_call_at_a_time_probes(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, 4)
    clock.now += 1
    assert state(breaker) is BreakerState.HALF_OPEN
    probe = admitted(breaker)
    assert breaker.admit() is None
    probe.succeeded()
    assert state(breaker) is BreakerState.CLOSED
    fail(breaker, 3)
    assert state(breaker) is BreakerState.CLOSED


def test_each_failed_probe_doubles_the_suspension_up_to_its_bound(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, 4)
    waits = []
    for _ in range(4):
        waits.append(breaker.wait())
        clock.now += breaker.wait()
        fail(breaker)
    assert waits == [1.0, 2.0, 4.0, 4.0]


def test_a_probe_whose_caller_leaves_makes_way_for_another(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, 4)
    clock.now += 1
    admitted(breaker).undecided()
    assert state(breaker) is BreakerState.HALF_OPEN
    admitted(breaker)


def test_a_probe_has_found_out_when_the_target_begins_to_write(breaker: CircuitBreaker, clock: Clock) -> None:
    fail(breaker, 4)
    clock.now += 1
    probe = admitted(breaker)
    probe.first_text()
    assert state(breaker) is BreakerState.CLOSED
    probe.failed()
    assert state(breaker) is BreakerState.CLOSED
    fail(breaker, 3)
    assert state(breaker) is BreakerState.OPEN


def test_calls_from_before_the_suspension_neither_end_nor_prolong_it(breaker: CircuitBreaker, clock: Clock) -> None:
    early = [admitted(breaker) for _ in range(2)]
    fail(breaker, 4)
    early[0].succeeded()
    assert state(breaker) is BreakerState.OPEN
    clock.now += 1
    early[1].failed()
    assert state(breaker) is BreakerState.HALF_OPEN


def test_a_permit_counts_once(breaker: CircuitBreaker) -> None:
    permit = admitted(breaker)
    for _ in range(10):
        permit.failed()
    assert state(breaker) is BreakerState.CLOSED


def test_a_pause_that_the_target_asks_for_is_kept_and_leaves_no_trace(breaker: CircuitBreaker, clock: Clock) -> None:
    breaker.pause(3)
    breaker.pause(1)
    assert (breaker.state, breaker.wait(), breaker.admit()) == (BreakerState.OPEN, 3.0, None)
    assert breaker.is_paused
    clock.now += 3
    assert state(breaker) is BreakerState.CLOSED
    assert not breaker.is_paused


def test_how_long_it_may_have_been_tried_is_told(breaker: CircuitBreaker, clock: Clock) -> None:
    assert breaker.half_open_seconds() == 0.0
    fail(breaker, 4)
    assert breaker.half_open_seconds() == 0.0
    clock.now += 91.0
    assert breaker.half_open_seconds() == 90.0


def test_a_method_that_nobody_calls_any_more_says_nothing_of_its_part(clock: Clock) -> None:
    record = MethodRecord(1.0, clock)
    fail(record.breaker, 3)
    states = []
    for seconds in (30.0, 40.0):
        clock.now += seconds
        states.append(record.state)
    assert states == [BreakerState.HALF_OPEN, BreakerState.CLOSED]
