"""In which order targets are tried."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from services.llm_gateway.routing.selection import ordered
from services.llm_gateway.routing.target import LiveTarget
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from tests.fakes.llm_gateway import FakeUpstream
from tests.support.clock import Clock


def target(name: str, clock: Clock | None = None, **spec: object) -> LiveTarget:
    return LiveTarget(FakeUpstream(name, **spec), clock=clock or Clock())  # type: ignore[arg-type]


def seen(of: LiveTarget, seconds: float) -> LiveTarget:
    permit = of.breaker.admit()
    assert permit
    of.first_text(permit, seconds)
    permit.succeeded()
    return of


def failed(of: LiveTarget, kind: FailureKind) -> LiveTarget:
    of.ended(of.admit(), UpstreamFailure(kind), first_token_budget=None)
    return of


def firsts(strategy: str, *targets: LiveTarget, times: int = 2000) -> Counter[str]:
    rng = random.Random(1)
    return Counter(ordered(strategy, targets, rng)[0].spec.name for _ in range(times))  # type: ignore[arg-type]


def test_priority_goes_by_number_then_by_weight() -> None:
    targets = (target("late", priority=2), target("a", weight=3), target("b"), target("early", priority=-1))
    rng = random.Random(1)
    orders = [[each.spec.name for each in ordered("priority", targets, rng)] for _ in range(2000)]
    assert {(order[0], order[3]) for order in orders} == {("early", "late")}
    assert 0.7 < sum(order[1] == "a" for order in orders) / len(orders) < 0.8


def test_weighted_draws_in_proportion() -> None:
    counts = firsts("weighted", target("a", weight=7), target("b", weight=2), target("c", weight=1))
    assert 0.65 < counts["a"] / 2000 < 0.75
    assert 0.06 < counts["c"] / 2000 < 0.14


def test_least_latency_prefers_the_quickest_and_tries_the_unknown() -> None:
    slow, quick = seen(target("slow"), 0.9), seen(target("quick"), 0.1)
    assert firsts("least_latency", slow, quick) == {"quick": 2000}
    assert firsts("least_latency", slow, quick, target("new")) == {"new": 2000}


def test_an_unknown_target_is_tried_by_one_call_at_a_time() -> None:
    upstream = FakeUpstream("new")
    upstream.open_streams = 1
    assert firsts("least_latency", seen(target("slow"), 0.9), LiveTarget(upstream)) == {"slow": 2000}


def test_what_was_seen_long_ago_is_not_held_against_a_target() -> None:
    clock = Clock()
    slow, quick = seen(target("slow", clock), 0.9), seen(target("quick", clock), 0.1)
    clock.now += 20
    seen(quick, 0.1)
    clock.now += 20
    assert firsts("least_latency", slow, quick) == {"slow": 2000}


@pytest.mark.parametrize("known", [True, False])
def test_one_that_does_not_take_our_key_comes_last_until_it_is_long_ago(known: bool) -> None:
    clock = Clock()
    refusing, slow = target("refusing", clock), seen(target("slow", clock), 0.9)
    if known:
        seen(refusing, 0.1)
    failed(refusing, FailureKind.UPSTREAM_UNAUTHORIZED)
    assert firsts("least_latency", refusing, slow) == {"slow": 2000}
    clock.now += 31
    seen(slow, 0.9)
    assert firsts("least_latency", refusing, slow) == {"refusing": 2000}


def test_one_failure_does_not_make_the_quickest_come_last() -> None:
    quick = failed(seen(target("quick"), 0.1), FailureKind.UPSTREAM_ERROR)
    assert firsts("least_latency", seen(target("slow"), 0.9), quick) == {"quick": 2000}


def test_a_busy_target_counts_as_slower() -> None:
    upstream = FakeUpstream("busy", max_concurrency=2)
    busy = seen(LiveTarget(upstream, clock=Clock()), 0.1)
    other = seen(target("other"), 0.15)
    assert firsts("least_latency", busy, other) == {"busy": 2000}
    upstream.open_streams = 2
    assert firsts("least_latency", busy, other) == {"other": 2000}
