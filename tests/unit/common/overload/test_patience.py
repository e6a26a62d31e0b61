"""Whether a wait in vain counts depends on how long answers take and how long callers have waited."""

from __future__ import annotations

from services.common.overload.patience import Patience
from tests.support.clock import Clock


def test_a_short_wait_for_an_unknown_peer_says_nothing() -> None:
    assert not Patience(clock=Clock()).waited_in_vain(0.5)
    assert Patience(clock=Clock()).waited_in_vain(0.8)


def test_short_waits_one_after_the_other_add_up_until_an_answer() -> None:
    clock = Clock()
    patience = Patience(clock=clock)
    waits = []
    for _ in range(4):
        clock.now += 0.3
        waits.append(patience.waited_in_vain(0.3))
    assert waits == [False, False, True, True]
    patience.answered(1.0)
    clock.now += 0.3
    assert not patience.waited_in_vain(0.3)


def test_waits_at_the_same_time_count_once() -> None:
    clock = Clock()
    clock.now += 0.3
    patience = Patience(clock=clock)
    assert not any(patience.waited_in_vain(0.3) for _ in range(10))


def test_of_a_quick_peer_a_short_wait_counts_while_its_pace_is_known() -> None:
    clock = Clock()
    patience = Patience(clock=clock)
    patience.answered(0.02)
    assert patience.waited_in_vain(0.1)
    clock.now += 31
    patience.answered(0.5)
    assert patience.latency == 0.5
