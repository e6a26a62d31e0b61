"""Lets several calls read one completion in flight. It goes on as long as one of them reads, and is not kept."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from contextvars import copy_context
from dataclasses import replace

from services.common import request as requests
from services.llm_gateway.completion import CompletionEvent, Delta

_MOST_AHEAD_BYTES = 64 * 1024
# Until there is text a call joins only one that has at least this share of the time that it has itself.
_LEAST_SHARE_OF_TIME = 0.5
_BYTES_AN_OBJECT = 128


def held_bytes(text: str) -> int:
    """Bytes of memory that a text takes with the object that holds it; an estimate.

    gRPC keeps a UTF-8 copy of every text that is not ASCII.
    """
    return _BYTES_AN_OBJECT + len(text) * (1 if text.isascii() else 6)


class _Node:
    """A node of a linked list of events. `following`: the next event, the bytes up to its end, and the next node.

    Each reader holds only the node that it has reached, so an event is freed when the last reader has passed it.
    """

    __slots__ = ("following",)

    def __init__(self) -> None:
        self.following: tuple[CompletionEvent, int, _Node] | None = None


class SharedCompletion:
    """Reads its source for all calls that read `events`, no further ahead of the fastest than 64 KiB.

    Their latest deadline is that of the work. Further calls may join until it ends or has more than `most_bytes`.
    """

    def __init__(
        self,
        source: AsyncGenerator[CompletionEvent, None],
        most_bytes: int,
        closed: Callable[[SharedCompletion], None],
    ) -> None:
        """`closed` is called when no call may join any more."""
        self.size = 0
        self._most_bytes = most_bytes
        self._closed = closed
        self._first: _Node | None = _Node()
        self._last = self._first
        self._read = 0
        self._room = asyncio.Event()
        self._changed = asyncio.Event()
        self._deadlines: list[float] = []
        self._error: Exception | None = None
        self._request = requests.current()
        self._context = copy_context()
        self._pump: asyncio.Task[None] | None = asyncio.create_task(self._run(source), context=self._context)

    def can_be_joined(self) -> bool:
        """Whether the current call may join.

        Before the first text only if the call that began has at least half as much time left as this one: until then
        an attempt lasts no longer than the deadline of the call that began it.
        """
        if self._request is None or self._last is not self._first:
            return True
        now = time.monotonic()
        return self._request.deadline - now >= (_deadline() - now) * _LEAST_SHARE_OF_TIME

    def events_so_far(self) -> tuple[CompletionEvent, ...]:
        """All events from the first on, while calls may join."""
        events, node = [], self._first
        while node is not None and node.following is not None:
            event, _, node = node.following
            events.append(event)
        return tuple(events)

    async def events(self) -> AsyncGenerator[CompletionEvent, None]:
        """All events from the first on, for the current call, which may join."""
        node, deadline = self._first, _deadline()
        assert node is not None
        self._deadlines.append(deadline)
        self._agree_on_deadline()
        try:
            while True:
                if node.following is not None:
                    event, end, node = node.following
                    self._read = max(self._read, end)
                    self._room.set()
                    yield event
                elif self._pump is None:
                    break
                else:
                    await self._changed.wait()
            if self._error is not None:
                raise self._error
        finally:
            self._deadlines.remove(deadline)
            self._agree_on_deadline()
            if not self._deadlines:
                await self._abandon()

    async def _run(self, source: AsyncGenerator[CompletionEvent, None]) -> None:
        try:
            async with aclosing(source):
                async for event in source:
                    self._add(event)
                    while self.size - self._read > _MOST_AHEAD_BYTES:
                        self._room.clear()
                        await self._room.wait()
        except Exception as error:
            self._error = error
        finally:
            self._close()
            self._pump = None
            self._wake()

    def _add(self, event: CompletionEvent) -> None:
        self.size += held_bytes(event.text) if isinstance(event, Delta) else 0
        node, self._last = self._last, _Node()
        node.following = event, self.size, self._last
        if self.size > self._most_bytes:
            self._close()
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _close(self) -> None:
        if self._first is not None:
            self._closed(self)
            self._first = None

    async def _abandon(self) -> None:
        """Ends the work, as nobody reads any more, and drops references that would keep this object in memory."""
        self._close()
        pump, self._pump, self._error = self._pump, None, None
        if pump is not None:
            pump.cancel()
            await asyncio.wait((pump,))

    def _agree_on_deadline(self) -> None:
        if self._request is not None and self._deadlines:
            agreed = replace(self._request, deadline=max(self._deadlines))
            self._context.run(requests.set_current, agreed)


def _deadline() -> float:
    """The deadline of the current call, on the monotonic clock."""
    current = requests.current()
    return math.inf if current is None else current.deadline
