"""Joins deltas that follow each other closely, because each message of a grpc stream costs more than its text.

The first delta, and any that comes `interval` after the one before, passes at once. A caller that reads slowly holds
the upstream back instead of filling our memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress

from services.llm_gateway.completion import CompletionEvent, Delta, Finished, Started

_MAX_PENDING_CHARACTERS = 64 * 1024


class _Pending:
    """What has been read and not yet been passed on: at most a Started, some text, a Finished, an error."""

    def __init__(self) -> None:
        self.started: Started | None = None
        self.texts: list[str] = []
        self.characters = 0
        self.finished: Finished | None = None
        self.error: BaseException | None = None
        self.closed = asyncio.Event()
        self.arrived = asyncio.Event()
        self.taken = asyncio.Event()

    def add(self, event: CompletionEvent) -> None:
        if isinstance(event, Delta):
            self.texts.append(event.text)
            self.characters += len(event.text)
        elif isinstance(event, Started):
            self.started = event
            return  # its first text, or its end, follows at once
        else:
            self.finished = event
        self.arrived.set()

    def take(self) -> list[CompletionEvent]:
        events: list[CompletionEvent] = []
        if self.started:
            events.append(self.started)
        if self.texts:
            events.append(Delta("".join(self.texts)))
        if self.finished:
            events.append(self.finished)
        self.started, self.finished, self.characters = None, None, 0
        self.texts.clear()
        self.arrived.clear()
        self.taken.set()
        return events


async def coalesced(
    events: AsyncGenerator[CompletionEvent, None], *, interval: float
) -> AsyncGenerator[CompletionEvent, None]:
    """The same events, with deltas joined that come less than `interval` seconds after the last one passed on.

    Closing it closes `events`, at once. An error of `events` is raised after all text that came before it.
    """
    loop = asyncio.get_running_loop()
    pending = _Pending()
    pump = asyncio.create_task(_pump(events, pending))
    earliest = loop.time()
    try:
        while not (pending.closed.is_set() and not pending.arrived.is_set()):
            await pending.arrived.wait()
            if earliest > loop.time():
                with suppress(TimeoutError):
                    async with asyncio.timeout_at(earliest):
                        await pending.closed.wait()
            for event in pending.take():
                yield event
            earliest = loop.time() + interval
        if pending.error:
            raise pending.error
    finally:
        pump.cancel()
        # Not until its connection is closed is the call over.
        await asyncio.wait((pump,))


async def _pump(events: AsyncGenerator[CompletionEvent, None], pending: _Pending) -> None:
    try:
        async with aclosing(events):
            async for event in events:
                pending.add(event)
                while pending.characters > _MAX_PENDING_CHARACTERS:
                    pending.taken.clear()
                    await pending.taken.wait()
    except Exception as error:
        pending.error = error
    finally:
        pending.closed.set()
        pending.arrived.set()
