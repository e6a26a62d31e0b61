"""Enforces the limits of each caller: requests a minute, tokens a minute, calls at once.

A caller's name can be a claim (see the proto), so the table of callers is bounded: idle ones are forgotten.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from services.common.errors import ResourceExhausted
from services.common.overload.token_bucket import TokenBucket
from services.llm_gateway.configuration.schema import Callers, Limits
from services.llm_gateway.metrics import REFUSED

_MOST_CALLERS = 10_000
_BUSY_RETRY_SECONDS = 0.25
_LEAST_RETRY_SECONDS = 0.01


class _Caller:
    def __init__(self) -> None:
        self.requests = TokenBucket()
        self.tokens = TokenBucket()
        self.calls = 0


class Charge:
    """The tokens that one call has been charged for."""

    def __init__(self, caller: _Caller | None) -> None:
        self._caller = caller
        self._tokens = 0

    @property
    def is_limited(self) -> bool:
        """Whether the caller's tokens are limited."""
        return self._caller is not None

    def settle(self, tokens: int) -> None:
        """Charges the call for `tokens` in all, in place of what it has been charged for before."""
        if self._caller is not None:
            self._caller.tokens.take(tokens - self._tokens)
        self._tokens = tokens


class CallerLimits:
    """Who has used how much of which limits. The limits may be replaced at any time; what has been used stays."""

    def __init__(self, callers: Callers, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._rules = callers
        self._clock = clock
        self._callers: OrderedDict[str, _Caller] = OrderedDict()

    def replace_limits(self, callers: Callers) -> None:
        """Makes `callers` the limits of all calls that arrive from now on."""
        self._rules = callers

    @contextmanager
    def call(self, name: str) -> Iterator[Charge]:
        """Admits one call of the caller `name`, which lasts as long as the context.

        It is charged for no tokens until the charge is settled, which may be after its end.

        Raises ResourceExhausted with the time to wait.
        """
        caller, limits = self._caller(name), self._rules.of(name)
        self._check(caller, limits)
        if limits.requests_per_minute is not None:
            caller.requests.take(1)
        caller.calls += 1
        try:
            yield Charge(caller if limits.tokens_per_minute is not None else None)
        finally:
            caller.calls -= 1

    def _check(self, caller: _Caller, limits: Limits) -> None:
        now = self._clock()
        if limits.concurrency is not None and caller.calls >= limits.concurrency:
            raise _refusal("CALLER_CONCURRENCY", f"{limits.concurrency} calls at once", _BUSY_RETRY_SECONDS)
        if limits.requests_per_minute is not None:
            wait = caller.requests.wait(limits.requests_per_minute, 1, now)
            if wait:
                raise _refusal("CALLER_REQUESTS", f"{limits.requests_per_minute:g} requests a minute", wait)
        if limits.tokens_per_minute is not None:
            # One token must be there; the rest becomes a debt, so that a long prompt is not refused for ever.
            wait = caller.tokens.wait(limits.tokens_per_minute, 1, now)
            if wait:
                raise _refusal("CALLER_TOKENS", f"{limits.tokens_per_minute:g} tokens a minute", wait)

    def _caller(self, name: str) -> _Caller:
        caller = self._callers.get(name)
        if caller is None:
            caller = self._callers[name] = _Caller()
            while len(self._callers) > _MOST_CALLERS:
                idle = next((key for key, value in self._callers.items() if value.calls == 0 and key != name), None)
                if idle is None:
                    break
                del self._callers[idle]
        else:
            self._callers.move_to_end(name)
        return caller


def _refusal(reason: str, limit: str, wait: float) -> ResourceExhausted:
    REFUSED.labels(reason).inc()
    return ResourceExhausted(
        f"this caller's limit is reached: {limit}", reason=reason, retry_after=max(_LEAST_RETRY_SECONDS, wait)
    )
