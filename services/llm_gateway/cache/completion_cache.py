"""Answers identical requests of one caller once: from completions that were kept, or by joining one in flight.

Only requests that ask for temperature 0 count as repeatable. What is kept is bounded in number, bytes and age; only
whole completions are.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace

from services.llm_gateway import metrics
from services.llm_gateway.cache.shared_completion import SharedCompletion, held_bytes
from services.llm_gateway.completion import CompletionEvent, CompletionRequest, Finished, Started
from services.llm_gateway.configuration.schema import CacheRules

# The key, the first event and the last, and the tables that hold them.
_BYTES_A_COMPLETION = 1024


@dataclass(frozen=True, slots=True)
class CacheKey:
    """What makes requests identical; no completion is shared between callers."""

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
    """Kept completions, the least recently used of which go first, and those in flight."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._clock = clock
        self._kept: OrderedDict[CacheKey, _Kept] = OrderedDict()
        self._size = 0
        self._in_flight: dict[CacheKey, SharedCompletion] = {}

    @property
    def size(self) -> int:
        """Bytes of memory that the kept completions take; an estimate."""
        return self._size

    def __len__(self) -> int:
        return len(self._kept)

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
        if shared is None or not shared.can_be_joined():
            metrics.CACHE.labels("miss").inc()
            size = _bytes_of(key)
            shared = SharedCompletion(produce(), rules.bytes - size, lambda done: self._closed(key, size, rules, done))
            self._in_flight[key] = shared
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

    def _closed(self, key: CacheKey, key_bytes: int, rules: CacheRules, shared: SharedCompletion) -> None:
        if self._in_flight.get(key) is not shared:
            return
        del self._in_flight[key]
        events, size = shared.events_so_far(), key_bytes + shared.size
        if not (events and isinstance(events[-1], Finished)) or size > rules.bytes:
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


def _bytes_of(key: CacheKey) -> int:
    """Memory that a kept completion takes, without its text; an estimate."""
    request = key.request
    texts = [*(message.content for message in request.messages), *request.stop, key.caller, key.alias, key.language]
    if request.json_schema is not None:
        texts += [request.json_schema.name, request.json_schema.schema]
    return _BYTES_A_COMPLETION + sum(map(held_bytes, texts))
