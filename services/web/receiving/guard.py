"""Stands before every route: refuses what must not come in, limits what may, and never logs what was said.

Order: head, path and method, host, origin, type of body, number of requests, body. Paths that nobody knows, headers,
bodies and queries stay out of the log; a request is found by its id.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field

from services.common.request import CALLER_KEY, REQUEST_ID_KEY, RequestContext, set_current
from services.web.edge.errors import CallFailed, Refused
from services.web.receiving import metrics
from services.web.receiving.asgi import (
    JSON_TYPE,
    Header,
    Message,
    Receive,
    Scope,
    Send,
    headers_of,
    media_type,
    respond,
    to_json,
)
from services.web.receiving.bodies import drop_rest, read_body, replayed
from services.web.receiving.heads import check_head
from services.web.receiving.origins import Origins
from services.web.receiving.routes import Route, Routes
from services.web.settings import WebSettings

_log = logging.getLogger(__name__)
_ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
# Beyond the deadline of the call: for a reader that takes what was written to it.
_READING_SECONDS = 15.0
_RETRY_SECONDS = "1"
_LEFT = 499


@dataclass
class _Sender:
    """Passes a response on with the headers that every response has, and remembers how far it got."""

    send: Send
    headers: list[Header] = field(default_factory=list)
    status: int = _LEFT
    started: bool = False
    body_read: bool = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.status = message["status"]
            message = {**message, "headers": [*message.get("headers", ()), *self.headers]}
        await self.send(message)


class Guard:
    """The application that the server runs."""

    def __init__(self, routes: Routes, origins: Origins, settings: WebSettings) -> None:
        self._routes = routes
        self._origins = origins
        self._settings = settings
        self._in_flight = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.monotonic()
        headers = headers_of(scope)
        request = RequestContext.of(headers, started + self._settings.default_deadline_seconds)
        set_current(request)
        sender = _Sender(send, [*_ALWAYS, (REQUEST_ID_KEY.encode(), request.request_id.encode())])
        route: Route | None = None
        try:
            check_head(scope["headers"], most_bytes=self._settings.max_header_bytes)
            route = self._routes.find(scope["raw_path"], scope["method"])
            self._origins.check_host(headers)
            sender.headers += self._origins.cors_headers(headers)
            if request.caller is not None and not _is_plain(request.caller):
                raise Refused(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", "must be plain letters", field=CALLER_KEY)
            await self._answer(route, scope, headers, receive, sender)
        except CallFailed as error:
            await self._fail(error, receive, sender)
        except Exception as error:
            _log.exception("request failed", extra={"error": type(error).__name__})
            await self._fail(
                CallFailed("INTERNAL", "internal error; the request id finds it in the log"), receive, sender
            )
        finally:
            seconds = time.monotonic() - started
            name = route.path if route else "unknown"
            metrics.REQUESTS.labels(name, str(sender.status)).inc()
            metrics.REQUEST_SECONDS.labels(name).observe(seconds)
            _log.debug(
                "request", extra={"route": name, "status": sender.status, "milliseconds": round(seconds * 1000, 2)}
            )

    async def _answer(
        self, route: Route, scope: Scope, headers: dict[str, str], receive: Receive, send: _Sender
    ) -> None:
        if scope["method"] == "OPTIONS":
            await respond(send, 204, headers=self._origins.preflight_headers(headers))
            return
        if scope["method"] != "POST":
            await route.app(scope, receive, send)
            return
        self._origins.check_post(headers)
        Routes.check_media_type(route, media_type(headers))
        if self._in_flight >= self._settings.max_concurrent_calls:
            raise Refused(
                429,
                "RESOURCE_EXHAUSTED",
                "OVERLOADED",
                "too many requests are being served",
                headers={"retry-after": _RETRY_SECONDS},
            )
        self._in_flight += 1
        metrics.REQUESTS_IN_FLIGHT.inc()
        try:
            body = await read_body(
                headers, receive, most_bytes=self._settings.max_body_bytes, seconds=self._settings.body_seconds
            )
            send.body_read = True
            async with asyncio.timeout(self._settings.default_deadline_seconds + _READING_SECONDS):
                await route.app(scope, replayed(body, receive), send)
        except TimeoutError:
            raise CallFailed("DEADLINE_EXCEEDED", "the response was not taken in time") from None
        finally:
            self._in_flight -= 1
            metrics.REQUESTS_IN_FLIGHT.dec()

    @staticmethod
    async def _fail(error: CallFailed, receive: Receive, send: _Sender) -> None:
        if send.started or error.code == "CANCELLED":
            return
        body = to_json(error.document())
        headers = [(b"content-type", JSON_TYPE), (b"content-length", str(len(body)).encode())]
        if not send.body_read:
            # What was not read of this request must not be taken for the next one.
            headers.append((b"connection", b"close"))
        if isinstance(error, Refused):
            headers += [(name.encode(), value.encode()) for name, value in error.headers.items()]
        if (seconds := error.retry_after) is not None:
            headers.append((b"retry-after", seconds.encode()))
        await send({"type": "http.response.start", "status": error.status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": True})
        if error.status in (408, 413):
            await drop_rest(receive)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _is_plain(value: str) -> bool:
    return value.isascii() and value.isprintable()
