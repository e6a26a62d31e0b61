"""Orders the texts that wait for the model, and decides which of them share a forward pass.

Order is by weighted fair queueing over calls (Demers, Keshav, Shenker 1989): each call, however many texts it brings,
gets an equal share of the tokens served. So a single text passes a bulk call after at most the batch under way, and a
bulk call still moves under a flood of single ones. Pure data: no event loop, no clock, no threads.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

# A forward pass has a fixed cost, about that of computing so many tokens. Joining a batch pays while it costs less
# padding than that.
_FIXED_COST_TOKENS = 32


class Call(Protocol):
    """A call whose texts wait; `alive` turns false when nobody wants them any more."""

    @property
    def alive(self) -> bool: ...


C = TypeVar("C", bound=Call)


@dataclass(frozen=True, slots=True)
class Waiting(Generic[C]):
    """One text: the `index`-th of its call, `tokens` long."""

    call: C
    index: int
    tokens: int


class BatchQueue(Generic[C]):
    """The texts that wait. A batch has at most `batch_tokens` tokens, padding included, and is chosen among the first
    `lookahead` texts."""

    def __init__(self, batch_tokens: int, lookahead: int) -> None:
        self._batch_tokens = batch_tokens
        self._lookahead = lookahead
        # (virtual time at which the text's turn comes, order of arrival, text)
        self._heap: list[tuple[float, int, Waiting[C]]] = []
        self._arrivals = itertools.count()
        self._now = 0.0

    def add(self, call: C, lengths: Sequence[int]) -> None:
        """Appends a call's texts, given their lengths in tokens."""
        turn = self._now
        for index, tokens in enumerate(lengths):
            heapq.heappush(self._heap, (turn, next(self._arrivals), Waiting(call, index, tokens)))
            turn += tokens

    def take(self, calls: int) -> list[Waiting[C]]:
        """Removes and returns the next batch; empty when nothing waits. `calls` is the number of calls that wait.

        The text whose turn came first is always in it, even if it alone exceeds the budget.
        """
        window: list[tuple[float, int, Waiting[C]]] = []
        while self._heap and len(window) < self._lookahead:
            entry = heapq.heappop(self._heap)
            if entry[2].call.alive:
                window.append(entry)
        if not window:
            return []
        by_length = sorted(window, key=lambda entry: entry[2].tokens)
        start, end = self._run_around(by_length.index(window[0]), [entry[2].tokens for entry in by_length])
        for entry in itertools.chain(by_length[:start], by_length[end:]):
            heapq.heappush(self._heap, entry)
        batch = [entry[2] for entry in by_length[start:end]]
        served = sum(waiting.tokens for waiting in batch)
        self._now = max(self._now + served / max(calls, 1), window[0][0])
        return batch

    def _run_around(self, oldest: int, lengths: list[int]) -> tuple[int, int]:
        """Bounds of the run of texts of like length, sorted ascending, that goes with `oldest`."""
        start, end = oldest, oldest + 1
        while True:
            longest = lengths[end - 1]
            shorter = longest - lengths[start - 1] if start > 0 else None
            longer = (lengths[end] - longest) * (end - start) if end < len(lengths) else None
            size = end - start + 1
            if shorter is not None and (size * longest > self._batch_tokens or shorter > _FIXED_COST_TOKENS):
                shorter = None
            if longer is not None and (size * lengths[end] > self._batch_tokens or longer > _FIXED_COST_TOKENS):
                longer = None
            if shorter is None and longer is None:
                return start, end
            if longer is None or (shorter is not None and shorter <= longer):
                start -= 1
            else:
                end += 1
