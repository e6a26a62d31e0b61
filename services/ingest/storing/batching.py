"""Cuts records and texts into calls of a bearable size, and keeps a few of the calls under way at a time."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")
Result = TypeVar("Result")

# The embedder refuses a call behind too many tokens: two batches of long texts must not fill its queue.
EMBED_BATCH, EMBED_CHARACTERS = 64, 16_000
# One call is being served while the next one's bytes travel; more would only queue up in the service.
_IN_FLIGHT = 2


@dataclass(frozen=True, slots=True)
class Described(Generic[T]):
    """A record with the text that stands for it; an empty text needs no embedding."""

    record: T
    text: str


def batches_of_texts(described: Iterable[Described[T]]) -> Iterator[tuple[list[Described[T]], list[str]]]:
    """Runs of records, each with the texts in it that no earlier run has."""
    seen = {""}
    batch: list[Described[T]] = []
    fresh: list[str] = []
    characters = 0
    for item in described:
        if item.text not in seen:
            if fresh and (len(fresh) == EMBED_BATCH or characters + len(item.text) > EMBED_CHARACTERS):
                yield batch, fresh
                batch, fresh, characters = [], [], 0
            seen.add(item.text)
            fresh.append(item.text)
            characters += len(item.text)
        batch.append(item)
    if batch:
        yield batch, fresh


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Runs of `size` items, the last one maybe shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


async def in_flight(
    calls: Iterable[tuple[T, Callable[[], Awaitable[Result]]]],
) -> AsyncGenerator[tuple[T, Result], None]:
    """Makes the calls, a few at a time, and yields their results in order. The first failure ends it all."""
    running: deque[tuple[T, asyncio.Future[Result]]] = deque()
    try:
        for label, call in calls:
            running.append((label, asyncio.ensure_future(call())))
            if len(running) >= _IN_FLIGHT:
                yield running[0][0], await running[0][1]
                running.popleft()
        while running:
            yield running[0][0], await running[0][1]
            running.popleft()
    finally:
        for _, future in running:
            future.cancel()
        await asyncio.gather(*(future for _, future in running), return_exceptions=True)
