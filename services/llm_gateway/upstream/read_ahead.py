"""Buffers text between an upstream and a slower reader of our stream, up to a bound."""

from __future__ import annotations

import asyncio

_MOST_LETTERS = 64 * 1024


class ReadAhead:
    """A buffer with one writer and one reader. Texts that wait for the reader are joined: a message of a grpc stream
    costs more than its text.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._letters = 0
        self._closed = False
        self._changed: asyncio.Future[None] | None = None

    @property
    def is_full(self) -> bool:
        """Whether the reader should catch up before more comes."""
        return self._letters > _MOST_LETTERS

    async def put(self, text: str) -> None:
        """Adds text. A reader that waits gets its turn at once; one that is busy finds it joined to what waits."""
        self._texts.append(text)
        self._letters += len(text)
        if self._wake():
            await asyncio.sleep(0)

    async def room(self) -> None:
        """Waits until the buffer is not full any more."""
        while self.is_full:
            await self._change()

    async def take(self) -> str:
        """All text that waits, or the next that comes; empty when the writer has closed and nothing is left."""
        while not self._texts and not self._closed:
            await self._change()
        text = self._texts[0] if len(self._texts) == 1 else "".join(self._texts)
        self._texts.clear()
        self._letters = 0
        self._wake()
        return text

    def close(self) -> None:
        """No more text will come."""
        self._closed = True
        self._wake()

    async def _change(self) -> None:
        # Writer and reader never wait at once: one waits for text, the other for its absence.
        self._changed = asyncio.get_running_loop().create_future()
        await self._changed

    def _wake(self) -> bool:
        """Wakes the other side; returns whether it was waiting."""
        changed, self._changed = self._changed, None
        if changed is None or changed.done():
            return False
        changed.set_result(None)
        return True
