"""Serves a chat as server-sent events, for `curl -N` and for the page.

The body is a `ChatRequest` as JSON. Events, each with an id that counts from 1: `recommendations` once and first,
`text` zero or more times, `summary` once and last, each with the message of that name as JSON; or `error` last, when
the answer breaks off. What fails before the first event is an HTTP error instead.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import aclosing, suppress

from gamesrec.gateway.v1 import gateway_pb2
from services.web.answering import json_reading, json_writing
from services.web.edge.errors import CallFailed
from services.web.edge.metadata import forwarded
from services.web.edge.methods import Method
from services.web.edge.ports import Edge
from services.web.receiving.asgi import App, Header, Receive, Scope, Send, headers_of, to_json

_HEADERS: tuple[Header, ...] = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    # Proxies that buffer would hold the first event back.
    (b"x-accel-buffering", b"no"),
)
_COMMENT = b": still there\n\n"


def chat_app(edge: Edge, method: Method, *, timeout: float, keep_alive: float) -> App:
    """The application; `timeout` is the longest time of an answer, `keep_alive` that of a silence, in seconds."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        body = (await receive()).get("body", b"")
        request = json_reading.decode(body, gateway_pb2.ChatRequest)
        metadata = forwarded(headers_of(scope))
        events = _events(edge.stream(method, request, metadata=metadata, timeout=timeout))
        await _until_left(_write(events, send, keep_alive), receive)

    return app


async def _events(responses: AsyncGenerator[object, None]) -> AsyncGenerator[bytes, None]:
    """The answer as events. Raises CallFailed if there is not a first one."""
    number = 0
    async with aclosing(responses):
        try:
            async for response in responses:
                assert isinstance(response, gateway_pb2.ChatResponse)
                number += 1
                yield _event(number, *_content(response))
        except CallFailed as error:
            if not number:
                raise
            yield _event(number + 1, "error", to_json(error.document()))


def _content(response: gateway_pb2.ChatResponse) -> tuple[str, bytes]:
    if response.HasField("recommendations"):
        return "recommendations", json_writing.encode(response.recommendations)
    if response.HasField("text_delta"):
        return "text", json_writing.encode(response.text_delta)
    return "summary", json_writing.encode(response.summary)


def _event(number: int, name: str, content: bytes) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, name.encode(), content)


async def _write(events: AsyncGenerator[bytes, None], send: Send, keep_alive: float) -> None:
    async with aclosing(events):
        first = await anext(events, b"")
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": first, "more_body": True})
        async with aclosing(_with_comments(events, keep_alive)) as pieces:
            async for piece in pieces:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _with_comments(events: AsyncGenerator[bytes, None], seconds: float) -> AsyncGenerator[bytes, None]:
    """The events, and a comment whenever none has come for so long."""
    coming: asyncio.Future[bytes] | None = None
    try:
        while True:
            coming = coming or asyncio.ensure_future(anext(events, b""))
            await asyncio.wait((coming,), timeout=seconds)
            if not coming.done():
                yield _COMMENT
                continue
            event, coming = coming.result(), None
            if not event:
                return
            yield event
    finally:
        if coming is not None:
            coming.cancel()
            with suppress(asyncio.CancelledError):
                await coming


async def _until_left(writing: Coroutine[None, None, None], receive: Receive) -> None:
    """Runs `writing` to its end, or until the caller leaves; then it is cancelled, and with it the call of the edge."""
    work = asyncio.create_task(writing)
    left = asyncio.create_task(_left(receive))
    try:
        await asyncio.wait((work, left), return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            await work
    finally:
        for task in (work, left):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
