"""Keeps principals within their limits: requests, model tokens and bytes a minute, and chats at once.

What was used is kept in the memory of one server process, so a principal has its limits at each replica. A principal
without limits leaves no trace.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from services.common.errors import ResourceExhausted
from services.common.overload.token_bucket import TokenBucket
from services.common.security.principal import Limits, Principal

_MOST_PRINCIPALS = 10_000
_BUSY_RETRY_SECONDS = 0.5
_LEAST_RETRY_SECONDS = 0.01
_NO_LIMITS = Limits()


class _Used:
    def __init__(self) -> None:
        self.requests = TokenBucket()
        self.model_tokens = TokenBucket()
        self.bytes = TokenBucket()
        self.chats = 0


class Usage:
    """What one call uses; nothing is kept of a call without limits."""

    def __init__(self, used: _Used | None = None) -> None:
        self._used = used

    @property
    def is_limited(self) -> bool:
        """Whether it is worth telling what the call uses."""
        return self._used is not None

    def charge_bytes(self, number: int) -> None:
        """Charges for bytes of requests or responses."""
        if self._used is not None:
            self._used.bytes.take(number)

    def charge_model_tokens(self, number: int) -> None:
        """Charges for tokens that a language model read or wrote."""
        if self._used is not None:
            self._used.model_tokens.take(number)


_UNLIMITED = Usage()
_current: ContextVar[Usage] = ContextVar("gamesrec_usage", default=_UNLIMITED)


def current_usage() -> Usage:
    """What the call that this task serves uses."""
    return _current.get()


class Quotas:
    """Who has used how much. What is not yet known when a call begins becomes a debt, which time pays back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._clock = clock
        self._principals: OrderedDict[str, _Used] = OrderedDict()

    @contextmanager
    def call(self, principal: Principal, *, is_chat: bool) -> Iterator[Usage]:
        """Admits a call, which lasts as long as the context. Raises ResourceExhausted with the time to wait."""
        limits = principal.limits
        if limits == _NO_LIMITS:
            yield _UNLIMITED
            return
        used = self._of(principal.name)
        self._check(used, limits, is_chat)
        used.requests.take(1)
        used.chats += is_chat
        usage = Usage(used)
        token = _current.set(usage)
        try:
            yield usage
        finally:
            used.chats -= is_chat
            # A stream that its reader left is closed from another context, which holds no value to restore.
            if _current.get() is usage:
                _current.reset(token)

    def _check(self, used: _Used, limits: Limits, is_chat: bool) -> None:
        if is_chat and limits.concurrent_chats is not None and used.chats >= limits.concurrent_chats:
            raise _refusal("QUOTA_CHATS", f"{limits.concurrent_chats} chats at once", _BUSY_RETRY_SECONDS)
        now = self._clock()
        for bucket, per_minute, reason, what in (
            (used.requests, limits.requests_per_minute, "QUOTA_REQUESTS", "requests"),
            (used.model_tokens, limits.model_tokens_per_minute, "QUOTA_MODEL_TOKENS", "tokens of the language model"),
            (used.bytes, limits.bytes_per_minute, "QUOTA_BYTES", "bytes"),
        ):
            if per_minute is not None:
                wait = bucket.wait(per_minute, 1, now)
                if wait:
                    raise _refusal(reason, f"{per_minute:g} {what} a minute", wait)

    def _of(self, name: str) -> _Used:
        used = self._principals.get(name)
        if used is None:
            used = self._principals[name] = _Used()
            if len(self._principals) > _MOST_PRINCIPALS:
                idle = next((key for key, each in self._principals.items() if not each.chats and key != name), None)
                if idle is not None:
                    del self._principals[idle]
        else:
            self._principals.move_to_end(name)
        return used


def _refusal(reason: str, limit: str, wait: float) -> ResourceExhausted:
    return ResourceExhausted(
        f"the limit of this key is reached: {limit}", reason=reason, retry_after=max(_LEAST_RETRY_SECONDS, wait)
    )
