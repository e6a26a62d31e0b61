"""Which texts share a forward pass, and in which order calls are served."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from services.encoders.batching.batch_queue import BatchQueue, Waiting


@dataclass(eq=False)
class Caller:
    name: str
    alive: bool = True


def names(batch: list[Waiting[Caller]]) -> list[str]:
    return sorted(waiting.call.name for waiting in batch)


def test_what_fits_the_budget_goes_together() -> None:
    queue = BatchQueue[Caller](batch_tokens=40, lookahead=16)
    for name in "abcde":
        queue.add(Caller(name), [10])

    assert len(queue.take(5)) == 4
    assert len(queue.take(1)) == 1
    assert queue.take(0) == []


def test_a_text_over_the_budget_goes_alone_instead_of_never() -> None:
    queue = BatchQueue[Caller](batch_tokens=40, lookahead=16)
    queue.add(Caller("huge"), [500])
    queue.add(Caller("small"), [5])

    assert names(queue.take(2)) == ["huge"]
    assert names(queue.take(1)) == ["small"]


def test_texts_of_like_length_share_a_pass_and_unlike_ones_do_not() -> None:
    queue = BatchQueue[Caller](batch_tokens=2000, lookahead=16)
    for name, tokens in (("short1", 10), ("long1", 400), ("short2", 12), ("long2", 390)):
        queue.add(Caller(name), [tokens])

    assert names(queue.take(4)) == ["short1", "short2"]
    assert names(queue.take(2)) == ["long1", "long2"]


def test_a_single_text_comes_next_after_a_bulk_call() -> None:
    queue = BatchQueue[Caller](batch_tokens=100, lookahead=16)
    queue.add(Caller("bulk"), [20] * 1000)
    queue.take(1)
    queue.add(Caller("single"), [90])

    following = [names(queue.take(2)), names(queue.take(2))]

    assert any("single" in batch for batch in following)


def test_a_bulk_call_moves_under_a_flood_of_single_texts() -> None:
    queue = BatchQueue[Caller](batch_tokens=20, lookahead=16)
    queue.add(Caller("bulk"), [20] * 10)
    served = []
    for _ in range(100):
        # More than is served, for ever.
        queue.add(Caller("single"), [20])
        queue.add(Caller("single"), [20])
        served += names(queue.take(4))

    assert served.count("bulk") >= 5


def test_texts_of_callers_that_left_are_skipped() -> None:
    queue = BatchQueue[Caller](batch_tokens=100, lookahead=4)
    gone, waiting = Caller("gone"), Caller("waiting")
    queue.add(gone, [10] * 50)
    queue.add(waiting, [10])
    gone.alive = False

    assert names(queue.take(1)) == ["waiting"]


@given(
    calls=st.lists(st.lists(st.integers(1, 600), min_size=1, max_size=12), min_size=1, max_size=12),
    budget=st.integers(1, 700),
    lookahead=st.integers(1, 20),
)
def test_every_text_is_served_once_the_oldest_always_and_no_batch_exceeds_the_budget(
    calls: list[list[int]], budget: int, lookahead: int
) -> None:
    queue = BatchQueue[Caller](budget, lookahead)
    for number, lengths in enumerate(calls):
        queue.add(Caller(str(number)), lengths)
    left = {(str(number), index) for number, lengths in enumerate(calls) for index in range(len(lengths))}
    first = True
    while left:
        batch = queue.take(len(calls))
        assert batch
        assert len(batch) == 1 or len(batch) * max(waiting.tokens for waiting in batch) <= budget
        keys = {(waiting.call.name, waiting.index) for waiting in batch}
        assert len(keys) == len(batch)
        assert keys <= left
        assert not first or ("0", 0) in keys
        first = False
        left -= keys
    assert queue.take(0) == []
