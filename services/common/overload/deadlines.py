"""Splits the time of a call: first a reserve for the answer's way back, then a share for each stage of the work.

The one rule, which docs/architecture.md argues:

    reserve  = deadline - 60 ms, but a quarter of the deadline at least and 300 ms at most
    a stage  = what is left without the reserve x its weight / (its weight + those of the stages after it)

A caller's clock starts one way earlier than ours and stops one way later, and a server cannot measure either: what it
is told is only how long the caller waits. So the reserve is a share of that. All times are on the monotonic clock.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import inf

from services.common import request as requests

# What a whole recommendation takes with all parts well (`make bench-resilience`): so much of a deadline goes to the
# work before the reserve grows beyond its quarter.
_WORK_FIRST_SECONDS = 0.06
_LEAST_SHARE = 0.25
# A round trip of 200 ms, about the longest on Earth by cable, and time to write and read the answer on busy machines.
_LONGEST_RESERVE_SECONDS = 0.3


def reserve(deadline: float) -> float:
    """Seconds of a deadline of so many seconds that are kept for the answer's way back."""
    return min(max(deadline - _WORK_FIRST_SECONDS, deadline * _LEAST_SHARE), _LONGEST_RESERVE_SECONDS)


def left() -> float:
    """Seconds that the work on the current call may still take, negative when they are over; infinite outside one."""
    request = requests.current()
    return inf if request is None else request.answer_by - time.monotonic()


def share(own: float, *later: float) -> float:
    """Seconds that a stage of weight `own` may take so that the stages of the weights `later` have theirs."""
    return left() * own / (own + sum(later))


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Gives what runs inside it so many seconds, or what is left of the call if that is less.

    Calls that are made inside end by then, and those that find nothing left are not begun.
    """
    request = requests.current()
    if request is None or seconds >= left():
        yield
        return
    requests.set_current(replace(request, reserve=request.remaining() - seconds))
    try:
        yield
    finally:
        requests.set_current(request)
