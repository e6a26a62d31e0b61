"""When an attempt must go on, and when text is passed on. Pure but for the loop's clock."""

from __future__ import annotations

import asyncio

from services.llm_gateway.configuration import Timeouts
from services.llm_gateway.failures import FailureKind

_AFTER_FINISH_SECONDS = 1.0
_MOST_JOINED = 64 * 1024


class Joint:
    """Text that waits for more: the first, and any that comes `seconds` after the last one taken, does not."""

    def __init__(self, seconds: float) -> None:
        self._loop = asyncio.get_running_loop()
        self._seconds = seconds
        self._due = 0.0
        self.text = ""

    @property
    def due(self) -> float | None:
        """When the text is to be passed on, on the loop's clock; None when there is none."""
        return self._due if self.text else None

    @property
    def is_due(self) -> bool:
        """Whether the text is to be passed on now."""
        return self._loop.time() >= self._due or len(self.text) > _MOST_JOINED

    def add(self, text: str) -> None:
        """More text."""
        self.text = self.text + text if self.text else text

    def take(self) -> str:
        """The text, which is now passed on."""
        text, self.text = self.text, ""
        self._due = self._loop.time() + self._seconds
        return text


class Clock:
    """When the phase that an attempt is in must be over, and which timeout that is.

    It is looked at by reads only; while the reader of our stream holds us up no time runs out.
    """

    def __init__(self, timeouts: Timeouts, patience: float | None) -> None:
        self._loop = asyncio.get_running_loop()
        self._between_tokens = timeouts.between_tokens
        self._finishing = False
        now = self._loop.time()
        self._end = now + timeouts.total
        self._phase = FailureKind.FIRST_TOKEN_TIMEOUT
        self._phase_end = now + (timeouts.first_token if patience is None else min(patience, timeouts.first_token))

    @property
    def deadline(self) -> float:
        """On the loop's clock."""
        return min(self._end, self._phase_end)

    @property
    def expired(self) -> FailureKind:
        """Which timeout `deadline` stands for."""
        return FailureKind.TOTAL_TIMEOUT if self._end <= self._phase_end else self._phase

    def token(self) -> None:
        """The model has written something, or the reader of our stream has taken it."""
        if self._finishing:
            return
        self._phase = FailureKind.BETWEEN_TOKENS_TIMEOUT
        self._phase_end = self._loop.time() + self._between_tokens

    def finish(self) -> None:
        """A finish reason has come; only usage and the end may follow."""
        if self._finishing:
            return
        self._finishing = True
        self._phase_end = min(self._phase_end, self._loop.time() + _AFTER_FINISH_SECONDS)
