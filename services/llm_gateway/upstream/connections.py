"""Keeps the HTTP connections to one upstream open between requests, for a while. Knows nothing of completions."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from functools import cache

import httpx

from services.llm_gateway.configuration.schema import Target

# Shorter than the 5 s after which llama.cpp, uvicorn and others close an idle connection, so that we never write
# into one that is being closed.
_IDLE_SECONDS = 2.0
# Connections that are being closed may overlap with those that take their place.
_SPARE = 8


class Connections:
    """An httpx client that also closes its connections when no request comes any more: httpx itself looks for idle
    ones only when it gets another request. To be made while the loop runs.
    """

    def __init__(self, spec: Target, *, connect_seconds: float, api_key: str | None) -> None:
        """`connect_seconds` bounds the making of a connection; all other time limits are the reader's."""
        self._spec = spec
        self._url = httpx.URL(spec.base_url.rstrip("/") + "/chat/completions")
        self._headers = {
            "accept": "text/event-stream",
            "accept-encoding": "identity",
            "content-type": "application/json",
            "user-agent": "gamesrec",
        }
        if api_key:
            self._headers["authorization"] = f"Bearer {api_key}"
        self._connect_timeout = httpx.Timeout(None, connect=connect_seconds).as_dict()
        self._loop = asyncio.get_running_loop()
        self._client = self._new_client()
        self._closing: asyncio.TimerHandle | None = None
        self._closed = set[asyncio.Task[None]]()

    async def post(self, body: bytes) -> httpx.Response:
        """The response, of which the headers have come; its body is to be read and closed. Raises httpx.HTTPError and
        OSError.
        """
        opened = False

        async def trace(event: str, _: object) -> None:
            nonlocal opened
            opened = opened or event == "connection.connect_tcp.started"

        try:
            return await self._send(body, trace)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            if opened:
                raise
            # The upstream was closing an idle connection just as it was used again, which says nothing about it.
            return await self._send(body, trace)

    async def _send(self, body: bytes, trace: Callable[[str, object], Awaitable[None]]) -> httpx.Response:
        extensions = {"timeout": self._connect_timeout}
        # Not the client's build_request: merging what never changes costs 0.1 ms a request.
        request = httpx.Request("POST", self._url, headers=self._headers, content=body, extensions=extensions)
        return await self._uncancelled_while_handed_over(request, trace)

    async def _uncancelled_while_handed_over(
        self, request: httpx.Request, trace: Callable[[str, object], Awaitable[None]]
    ) -> httpx.Response:
        """Sends it; a cancellation waits while a new connection goes from connecting to sending, a step of the loop.

        httpcore's pool would keep the connection for ever: to it that one is neither idle nor closed, and when there
        are as many as the pool may hold, no request gets through.
        """
        step = "start_tls" if self._url.scheme == "https" else "connect_tcp"
        connected = f"connection.{step}.complete"
        settled = asyncio.Event()
        settled.set()

        async def watch(event: str, info: object) -> None:
            if event == connected:
                settled.clear()
            elif event == "http11.send_request_headers.started":
                settled.set()
            await trace(event, info)

        request.extensions["trace"] = watch
        sending = self._loop.create_task(self._client.send(request, stream=True))
        sending.add_done_callback(lambda _: settled.set())
        try:
            return await asyncio.shield(sending)
        except asyncio.CancelledError:
            await settled.wait()
            sending.cancel()
            (outcome,) = await asyncio.gather(sending, return_exceptions=True)
            if isinstance(outcome, httpx.Response):
                await outcome.aclose()
            raise

    def in_use(self) -> None:
        """Keeps the connections open, because a request is in flight or about to be."""
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None

    def at_rest(self) -> None:
        """Lets idle connections be closed after a while, because no request is in flight any more."""
        self.in_use()
        self._closing = self._loop.call_later(_IDLE_SECONDS, self._renew)

    async def aclose(self) -> None:
        """Closes all connections; none may be in use."""
        self.in_use()
        await asyncio.gather(self._client.aclose(), *self._closed)

    def _renew(self) -> None:
        idle, self._client = self._client, self._new_client()
        closing = self._loop.create_task(idle.aclose())
        self._closed.add(closing)
        closing.add_done_callback(self._closed.discard)

    def _new_client(self) -> httpx.AsyncClient:
        most = self._spec.max_concurrency
        return httpx.AsyncClient(
            limits=httpx.Limits(
                max_connections=most + _SPARE, max_keepalive_connections=most, keepalive_expiry=_IDLE_SECONDS
            ),
            # The environment's proxy is for the outside, never for a model on this machine.
            trust_env=not self._spec.is_local,
            verify=_tls(),
            event_hooks={"response": [_forget_location]},
        )


async def _forget_location(response: httpx.Response) -> None:
    """Drops the address of a redirect: we follow none, but httpx parses it and fails when it is malformed."""
    response.headers.pop("location", None)


@cache
def _tls() -> ssl.SSLContext:
    """The TLS context of all upstreams; one, because making it takes tens of milliseconds."""
    return httpx.create_ssl_context()
