"""Waits double up to their bound, and begin anew after a run that was steady."""

from __future__ import annotations

from services.common.overload.backoff import Backoff, RestartWaits, doubled


def test_the_wait_doubles_up_to_its_bound() -> None:
    assert [Backoff(first=0.5, longest=3).after(n) for n in (1, 2, 3, 4, 1000)] == [0.5, 1, 2, 3, 3]


def test_however_often_it_is_doubled_the_bound_holds() -> None:
    assert doubled(1e-300, 10_000, longest=30) == 30


def test_after_a_steady_run_there_is_no_wait_and_the_waits_begin_anew() -> None:
    waits = RestartWaits(Backoff(first=1, longest=30, steady=60))
    assert [waits.after_run(seconds) for seconds in (5, 5, 5, 60, 5)] == [1, 2, 4, 0, 1]
