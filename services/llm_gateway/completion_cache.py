"""Answers identical requests of one caller once: from completions that were kept, or by joining one in flight.

Only requests that ask for temperature 0 count as repeatable. What is kept is bounded in number, bytes and age; only
whole completions are. A completion in flight goes on as long as somebody reads it.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from services.llm_gateway import metrics
from services.llm_gateway.completion import CompletionEvent, CompletionRequest, Delta, Finished, Started
from services.llm_gateway.configuration import CacheRules

_BYTES_A_COMPLETION = 512


@dataclass(frozen=True, slots=True)
class CacheKey:
    """What makes requests identical; `caller` is the scope that nothing leaves."""

    caller: str
    alias: str
    language: str
    request: CompletionRequest


@dataclass(frozen=True, slots=True)
class _Kept:
    events: tuple[CompletionEvent, ...]
    size: int
    until: float


class CompletionCache:
    """See the module's docstring."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._clock = clock
        self._kept: OrderedDict[CacheKey, _Kept] = OrderedDict()
        self._size = 0
        self._in_flight: dict[CacheKey, _Shared] = {}

    @property
    def size(self) -> int:
        """Bytes kept, about."""
        return self._size

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        """Forgets what is kept; what is in flight goes on for those who read it, and is not kept."""
        self._kept.clear()
        self._size = 0
        self._in_flight.clear()

    async def stream(
        self, key: CacheKey, rules: CacheRules, produce: Callable[[], AsyncGenerator[CompletionEvent, None]]
    ) -> AsyncGenerator[CompletionEvent, None]:
        """The completion of `key`: kept, in flight, or else as `produce` makes it."""
        kept = self._look_up(key)
        if kept is not None:
            metrics.CACHE.labels("hit").inc()
            for event in kept.events:
                yield replace(event, cached=True, attempt=0) if isinstance(event, Started) else event
            return
        shared = self._in_flight.get(key)
        if shared is None:
            metrics.CACHE.labels("miss").inc()
            shared = self._in_flight[key] = _Shared(produce(), lambda done: self._ended(key, rules, done))
        else:
            metrics.CACHE.labels("joined").inc()
        async with aclosing(shared.events()) as events:
            async for event in events:
                yield event

    def _look_up(self, key: CacheKey) -> _Kept | None:
        kept = self._kept.get(key)
        if kept is None:
            return None
        if kept.until <= self._clock():
            self._forget(key)
            return None
        self._kept.move_to_end(key)
        return kept

    def _ended(self, key: CacheKey, rules: CacheRules, shared: _Shared) -> None:
        if self._in_flight.get(key) is not shared:
            return
        del self._in_flight[key]
        events = tuple(shared.past)
        if not (events and isinstance(events[-1], Finished)):
            return
        size = _BYTES_A_COMPLETION + sum(len(event.text) * 4 for event in events if isinstance(event, Delta))
        size += sum(len(message.content) * 4 for message in key.request.messages)
        if size > rules.bytes:
            return
        self._forget(key)
        self._kept[key] = _Kept(events, size, self._clock() + rules.seconds)
        self._size += size
        while len(self._kept) > rules.entries or self._size > rules.bytes:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: CacheKey) -> None:
        kept = self._kept.pop(key, None)
        if kept is not None:
            self._size -= kept.size


class _Shared:
    """A completion in flight and those who read it; when the last of them leaves it is given up."""

    def __init__(self, source: AsyncGenerator[CompletionEvent, None], ended: Callable[[_Shared], None]) -> None:
        self.past: list[CompletionEvent] = []
        self._error: Exception | None = None
        self._over = False
        self._changed = asyncio.Event()
        self._readers = 0
        self._ended = ended
        self._pump = asyncio.create_task(self._run(source))

    async def _run(self, source: AsyncGenerator[CompletionEvent, None]) -> None:
        try:
            async with aclosing(source):
                async for event in source:
                    self.past.append(event)
                    self._wake()
        except Exception as error:
            self._error = error
        finally:
            self._over = True
            self._ended(self)
            self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def events(self) -> AsyncGenerator[CompletionEvent, None]:
        """All events from the first on."""
        self._readers += 1
        position = 0
        try:
            while True:
                if position < len(self.past):
                    position += 1
                    yield self.past[position - 1]
                elif self._over:
                    break
                else:
                    await self._changed.wait()
            if self._error is not None:
                raise self._error
        finally:
            self._readers -= 1
            if not self._readers and not self._over:
                # Nobody may join what is about to be given up.
                self._ended(self)
                self._pump.cancel()
                await asyncio.wait((self._pump,))
