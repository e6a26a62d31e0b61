"""Tracks by when each phase of an attempt must be over: first token, next token, end. Times are the event loop's."""

from __future__ import annotations

import asyncio

from services.llm_gateway.configuration.schema import Timeouts
from services.llm_gateway.upstream.failures import FailureKind

_AFTER_FINISH_SECONDS = 1.0


class AttemptDeadlines:
    """By when the phase that an attempt is in must be over, and which timeout that is."""

    def __init__(self, timeouts: Timeouts, first_token_budget: float | None) -> None:
        self._loop = asyncio.get_running_loop()
        self._between_tokens = timeouts.between_tokens
        self._finishing = False
        now = self._loop.time()
        self._end = now + timeouts.total
        self._phase = FailureKind.FIRST_TOKEN_TIMEOUT
        self._phase_end = now + (
            timeouts.first_token if first_token_budget is None else min(first_token_budget, timeouts.first_token)
        )

    @property
    def deadline(self) -> float:
        """The end of the current phase, on the loop's clock."""
        return min(self._end, self._phase_end)

    @property
    def reader_deadline(self) -> float:
        """Deadline for the caller to read what is buffered: `between_tokens` from now, at most the total timeout."""
        return min(self._end, self._loop.time() + self._between_tokens)

    @property
    def timeout_kind(self) -> FailureKind:
        """Which timeout `deadline` stands for."""
        return FailureKind.TOTAL_TIMEOUT if self._end <= self._phase_end else self._phase

    def token_arrived(self) -> None:
        """The model has written something, or the reader of our stream has taken it."""
        if self._finishing:
            return
        self._phase = FailureKind.BETWEEN_TOKENS_TIMEOUT
        self._phase_end = self._loop.time() + self._between_tokens

    def finish_reason_arrived(self) -> None:
        """A finish reason has come; only usage and the end may follow."""
        if self._finishing:
            return
        self._finishing = True
        self._phase_end = min(self._phase_end, self._loop.time() + _AFTER_FINISH_SECONDS)
