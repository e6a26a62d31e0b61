"""The body of a response while it arrives: raw bytes, read under a deadline. Does not decode them."""

from __future__ import annotations

import asyncio

import httpx


class ResponseBody:
    """The raw bytes of a response. A read that was given up for now goes on, and its bytes come with the next one:
    cancelling a read of httpx's would close the connection.
    """

    def __init__(self, response: httpx.Response) -> None:
        self._loop = asyncio.get_running_loop()
        self._response = response
        self._chunks = response.aiter_raw()
        self._reading: asyncio.Task[bytes] | None = None

    async def read(self, deadline: float, due: float | None = None) -> bytes | None:
        """The next bytes; empty at the end; None when `due` comes first. Raises TimeoutError at the deadline, which
        ends the body, and httpx.HTTPError. Times are on the loop's clock.
        """
        if due is None and self._reading is None:
            async with asyncio.timeout_at(deadline):
                return await self._next()
        if self._reading is None:
            self._reading = self._loop.create_task(self._next())
        until = deadline if due is None else min(deadline, due)
        await asyncio.wait((self._reading,), timeout=max(0.0, until - self._loop.time()))
        if not self._reading.done():
            if until == due:
                return None
            raise TimeoutError
        reading, self._reading = self._reading, None
        return reading.result()

    async def aclose(self) -> None:
        """Gives the connection back if the end has been read, else closes it."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        await self._response.aclose()

    async def _next(self) -> bytes:
        return await anext(self._chunks, b"")
