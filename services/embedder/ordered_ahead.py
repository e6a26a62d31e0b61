"""Works on several items of a stream at once and yields their results in order, reading no further ahead than that."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def ordered_ahead(items: AsyncIterator[T], work: Callable[[T], Awaitable[R]], ahead: int) -> AsyncIterator[R]:
    """The results of `work`, in the order of `items`. At most `ahead` items are read whose results were not taken: who
    stops taking results stops the reading and the work.

    When reading or `work` raises, the results of the items before come first, then the error. When the generator is
    closed, work under way is cancelled.
    """
    room = asyncio.Semaphore(ahead)
    under_way: deque[asyncio.Task[R]] = deque()
    changed = asyncio.Event()

    async def run(item: T) -> R:
        return await work(item)

    async def read() -> None:
        try:
            await room.acquire()
            async for item in items:
                under_way.append(asyncio.create_task(run(item)))
                changed.set()
                await room.acquire()
        finally:
            changed.set()

    reading = asyncio.create_task(read())
    try:
        while True:
            changed.clear()
            if under_way:
                # It stays in the queue while it runs, so that it is cancelled with the others.
                result = await under_way[0]
                under_way.popleft()
                yield result
                room.release()
            elif reading.done():
                await reading
                return
            else:
                await changed.wait()
    finally:
        for task in (reading, *under_way):
            task.cancel()
        await asyncio.gather(reading, *under_way, return_exceptions=True)
