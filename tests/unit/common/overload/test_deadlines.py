"""The time of a call is split by one rule."""

from __future__ import annotations

import itertools
import math
import time

import pytest

from services.common import request as requests
from services.common.errors import DeadlineExceeded
from services.common.overload import deadlines


@pytest.fixture(autouse=True)
def no_call() -> None:
    requests.set_current(None)


def call_of(seconds: float) -> None:
    reserve = deadlines.reserve(seconds)
    requests.set_current(requests.RequestContext.of({}, time.monotonic() + seconds, reserve=reserve))


@pytest.mark.parametrize(
    ("deadline", "kept"), [(0.04, 0.01), (0.1, 0.04), (0.3, 0.24), (1.0, 0.3), (5.0, 0.3), (60.0, 0.3)]
)
def test_the_reserve_is_a_share_of_the_deadline_with_bounds(deadline: float, kept: float) -> None:
    assert deadlines.reserve(deadline) == pytest.approx(kept)


def test_a_longer_deadline_never_leaves_less_for_the_work_or_the_way_back() -> None:
    waits = [milliseconds / 1000 for milliseconds in range(1, 3000)]
    kept = [deadlines.reserve(each) for each in waits]
    work = [wait - reserve for wait, reserve in zip(waits, kept, strict=True)]
    assert kept == sorted(kept)
    assert all(later >= earlier - 1e-9 for earlier, later in itertools.pairwise(work))


def test_stages_share_what_is_left_by_their_weights() -> None:
    call_of(2.3)
    assert deadlines.share(4, 4, 2) == pytest.approx(0.8, abs=0.02)
    assert deadlines.share(2) == pytest.approx(2.0, abs=0.02)


def test_calls_inside_a_stage_end_with_it() -> None:
    call_of(5)
    with deadlines.at_most(0.5):
        assert requests.outgoing(3)["timeout"] == pytest.approx(0.5, abs=0.02)
        with deadlines.at_most(2):
            assert deadlines.left() == pytest.approx(0.5, abs=0.02)
    assert deadlines.left() == pytest.approx(4.7, abs=0.02)


def test_what_cannot_be_had_in_time_is_not_begun() -> None:
    call_of(1)
    with deadlines.at_most(0), pytest.raises(DeadlineExceeded):
        requests.outgoing(3)


def test_work_that_is_nobodys_request_has_all_the_time() -> None:
    assert deadlines.left() == math.inf
    with deadlines.at_most(1):
        assert requests.outgoing(3)["timeout"] == 3
