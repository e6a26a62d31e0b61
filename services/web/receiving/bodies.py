"""Reads the body of a request within a size and a time, and gets rid of one that is refused."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from services.web.edge.errors import CallFailed, Refused
from services.web.receiving.asgi import Message, Receive

# A caller that still sends when it is refused would have its answer torn away by a reset, so its bytes are taken and
# dropped for a moment.
_DROPPED_SECONDS = 1.0
_DROPPED_BYTES = 4 * 1024 * 1024


async def read_body(headers: Mapping[str, str], receive: Receive, *, most_bytes: int, seconds: float) -> bytes:
    """The whole body.

    Raises Refused: 413 as soon as it is known to be larger than `most_bytes`, 408 if it takes longer than `seconds`.
    Raises CallFailed with CANCELLED if the caller leaves.
    """
    announced = headers.get("content-length", "")
    if announced.isdigit() and (len(announced) > 18 or int(announced) > most_bytes):
        raise _too_large(most_bytes)
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            more = True
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise CallFailed("CANCELLED", "the caller left while sending")
                body += message.get("body", b"")
                if len(body) > most_bytes:
                    raise _too_large(most_bytes)
                more = message.get("more_body", False)
    except TimeoutError:
        raise Refused(
            408, "DEADLINE_EXCEEDED", "BODY_TOO_SLOW", f"must arrive within {seconds:g} s", field="body"
        ) from None
    return bytes(body)


def replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body in one piece, then whatever comes after it."""
    unread = True

    async def receive_again() -> Message:
        nonlocal unread
        if unread:
            unread = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return receive_again


async def drop_rest(receive: Receive) -> None:
    """Takes what the caller still sends, for a moment."""
    taken = 0
    try:
        async with asyncio.timeout(_DROPPED_SECONDS):
            while taken < _DROPPED_BYTES:
                message = await receive()
                taken += len(message.get("body", b""))
                if message["type"] == "http.disconnect" or not message.get("more_body", False):
                    return
    except TimeoutError:
        return


def _too_large(most_bytes: int) -> Refused:
    return Refused(
        413, "RESOURCE_EXHAUSTED", "BODY_TOO_LARGE", f"must not be larger than {most_bytes} bytes", field="body"
    )
