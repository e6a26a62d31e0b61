"""Refusals of a principal leave one after the other; those of others, and lone ones, at once."""

from __future__ import annotations

import pytest

from services.common.security import refusal_pace
from services.common.security.refusal_pace import RefusalPace
from tests.support.clock import Clock


def test_a_lone_refusal_is_not_held_back_and_those_beside_it_follow_at_an_even_pace() -> None:
    pace = RefusalPace(Clock())
    assert [pace.hold("flooding") for _ in range(41)] == pytest.approx([number / 20 for number in range(41)])
    assert pace.hold("calm") == 0


def test_after_a_while_nothing_is_held_back() -> None:
    clock = Clock()
    pace = RefusalPace(clock)
    for _ in range(10):
        pace.hold("flooding")
    clock.now += 0.5
    assert pace.hold("flooding") == 0


def test_however_many_there_are_none_is_held_back_for_longer_than_two_seconds() -> None:
    clock = Clock()
    pace = RefusalPace(clock)
    holds = [pace.hold("flooding") for _ in range(1000)]
    assert max(holds) <= 2
    assert len(set(holds)) > 990
    # What could not be spaced out is no debt.
    clock.now += 2.1
    assert pace.hold("flooding") == 0


def test_who_has_been_refused_long_ago_is_forgotten() -> None:
    clock = Clock()
    pace = RefusalPace(clock)
    for number in range(3 * refusal_pace._MOST_PRINCIPALS):
        clock.now += 0.1
        pace.hold(str(number))
    assert len(pace._next) <= refusal_pace._MOST_PRINCIPALS
