"""What an attempt shows of a target: whether it is to blame, whether it is to be left alone, what callers are told."""

from __future__ import annotations

import pytest
from prometheus_client import REGISTRY

from services.common.overload.circuit_breaker import BreakerState
from services.llm_gateway.configuration.schema import BreakerRules
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from tests.fakes.llm_gateway import FakeUpstream
from tests.support.clock import Clock

RULES = BreakerRules(failures=0.5, window=4, minimum=2, open=1.0, longest_open=8.0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def target(clock: Clock) -> LiveTarget:
    return LiveTarget(FakeUpstream("watched"), RULES, clock)


def state(target: LiveTarget) -> BreakerState:
    """As it is now: a type checker takes an attribute that was compared to stay what it was."""
    return target.breaker.state


def fail(target: LiveTarget, kind: FailureKind, *, retry_after: float | None = None) -> None:
    target.ended(target.admit(), UpstreamFailure(kind, retry_after=retry_after), first_token_budget=None)


def hang(target: LiveTarget, clock: Clock, first_token_budget: float) -> None:
    """A call waits for its first token for as long as it has first_token_budget."""
    permit = target.admit()
    clock.now += first_token_budget
    target.ended(permit, UpstreamFailure(FailureKind.FIRST_TOKEN_TIMEOUT), first_token_budget=first_token_budget)


def answer(target: LiveTarget, seconds: float) -> None:
    permit = target.admit()
    target.first_text(permit, seconds)
    target.ended(permit, None, first_token_budget=None)


def refusal(target: LiveTarget) -> tuple[FailureKind, float | None]:
    with pytest.raises(UpstreamFailure) as raised:
        target.admit()
    return raised.value.kind, raised.value.retry_after


@pytest.mark.parametrize("kind", [FailureKind.RATE_LIMITED, FailureKind.UPSTREAM_ERROR])
def test_who_comes_during_a_pause_is_told_its_cause_and_the_time_left(
    target: LiveTarget, clock: Clock, kind: FailureKind
) -> None:
    fail(target, kind, retry_after=5)
    clock.now += 2
    assert refusal(target) == (kind, 3.0)
    clock.now += 3
    answer(target, 0.1)


def test_no_pause_is_longer_than_the_longest_suspension(target: LiveTarget, clock: Clock) -> None:
    fail(target, FailureKind.UPSTREAM_ERROR, retry_after=3600)
    assert refusal(target) == (FailureKind.UPSTREAM_ERROR, 8.0)
    clock.now += 8
    answer(target, 0.1)


def test_a_suspension_that_outlasts_a_pause_is_the_cause(target: LiveTarget) -> None:
    fail(target, FailureKind.UPSTREAM_ERROR)
    permit = target.admit()
    fail(target, FailureKind.RATE_LIMITED, retry_after=0.5)
    permit.failed()
    assert refusal(target) == (FailureKind.CIRCUIT_OPEN, 1.0)


def test_who_comes_while_a_probe_is_out_is_not_sent_back_at_once(target: LiveTarget, clock: Clock) -> None:
    for _ in range(2):
        fail(target, FailureKind.UPSTREAM_ERROR)
    clock.now += 1
    target.admit()
    assert refusal(target) == (FailureKind.CIRCUIT_OPEN, RULES.open)


def test_a_target_is_blamed_when_a_caller_waited_much_longer_than_usual(target: LiveTarget, clock: Clock) -> None:
    answer(target, 0.05)
    hang(target, clock, 0.25)
    assert state(target) is BreakerState.OPEN


def test_a_slow_target_is_not_blamed_for_callers_in_a_hurry(target: LiveTarget, clock: Clock) -> None:
    for _ in range(20):
        answer(target, 3.0)
        hang(target, clock, 2.0)
    assert state(target) is BreakerState.CLOSED


def test_a_target_that_lets_one_caller_in_a_hurry_after_the_other_wait_is_blamed(
    target: LiveTarget, clock: Clock
) -> None:
    hang(target, clock, 0.3)
    clock.now += 60
    hang(target, clock, 0.3)
    assert state(target) is BreakerState.CLOSED
    for _ in range(2):
        hang(target, clock, 0.3)
    assert state(target) is BreakerState.OPEN


def test_many_callers_in_a_hurry_at_once_count_as_one(target: LiveTarget, clock: Clock) -> None:
    permits = [target.admit() for _ in range(20)]
    clock.now += 0.3
    for permit in permits:
        target.ended(permit, UpstreamFailure(FailureKind.FIRST_TOKEN_TIMEOUT), first_token_budget=0.3)
    assert state(target) is BreakerState.CLOSED


def test_the_metric_is_right_whenever_it_is_looked_at(target: LiveTarget, clock: Clock) -> None:
    def shown() -> float | None:
        return REGISTRY.get_sample_value("gamesrec_llm_gateway_breaker_state", {"upstream": "watched"})

    assert shown() == BreakerState.CLOSED.value
    fail(target, FailureKind.RATE_LIMITED, retry_after=5)
    assert shown() == BreakerState.OPEN.value
    clock.now += 5
    assert shown() == BreakerState.CLOSED.value
    for _ in range(2):
        fail(target, FailureKind.UPSTREAM_ERROR)
    assert shown() == BreakerState.OPEN.value
    clock.now += 1
    assert shown() == BreakerState.HALF_OPEN.value
