"""An upstream that speaks the OpenAI chat completions protocol over HTTP, through httpx.

A semaphore stands in front of the connection pool: httpx's own queue stays full when calls are cancelled in it. The
body is decoded by our own reader, from raw bytes. Each phase has its clock; a caller that leaves closes the
generator, which closes the connection.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Any

import httpx

from services.llm_gateway.chunks import CompletionReader
from services.llm_gateway.completion import CompletionRequest, Delta, UpstreamEvent
from services.llm_gateway.failures import FailureKind, UpstreamFailure
from services.llm_gateway.http_failures import failure_of_response
from services.llm_gateway.upstream import Timeouts, UpstreamSpec

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
# Shorter than the 5 s after which llama.cpp, uvicorn and others close an idle connection, so that we never write
# into one that is being closed.
_IDLE_SECONDS = 2.0
_AFTER_FINISH_SECONDS = 1.0
_AFTER_DONE_SECONDS = 0.01
_ERROR_BODY_BYTES = 64 * 1024
_ERROR_BODY_SECONDS = 1.0
_RETRY_AFTER_QUEUE_SECONDS = 1.0


class OpenAIUpstream:
    """See the module's docstring. Use as an asynchronous context manager, or call `aclose`."""

    def __init__(self, spec: UpstreamSpec, *, api_key: str | None = None) -> None:
        self._spec = spec
        self._slots = asyncio.Semaphore(spec.max_connections)
        headers = {"accept": "text/event-stream", "accept-encoding": "identity", "content-type": "application/json"}
        if api_key:
            headers["authorization"] = f"Bearer {api_key}"
        self._url = httpx.URL(spec.base_url.rstrip("/") + "/chat/completions")
        self._client = httpx.AsyncClient(
            headers=headers,
            follow_redirects=False,
            # A proxy of the environment is for the outside, never for a model on this machine.
            trust_env=self._url.host not in _LOOPBACK,
            timeout=httpx.Timeout(None, connect=spec.timeouts.connect),
            limits=httpx.Limits(
                max_connections=spec.max_connections,
                max_keepalive_connections=spec.max_connections,
                keepalive_expiry=_IDLE_SECONDS,
            ),
        )

    @property
    def spec(self) -> UpstreamSpec:
        return self._spec

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._client.aclose()

    async def stream(self, request: CompletionRequest) -> AsyncGenerator[UpstreamEvent, None]:
        body = _body(self._spec.model, request)
        async with self._slot():
            clock = _Clock(self._spec.timeouts)
            response = await self._open(body, clock)
            try:
                await _check(response)
                reader = CompletionReader()
                chunks = response.aiter_raw()
                while not reader.complete:
                    text = await _next_text(chunks, reader, clock)
                    if text:
                        yield Delta(text)
                        # The reader of our stream may have been slow; that is no fault of the upstream's.
                        clock.token()
                    if reader.failure:
                        raise reader.failure
                await _leave_reusable(chunks)
            finally:
                await response.aclose()
        yield reader.outcome(request)

    @asynccontextmanager
    async def _slot(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self._spec.timeouts.queue):
                await self._slots.acquire()
        except TimeoutError as error:
            raise UpstreamFailure(FailureKind.QUEUE_TIMEOUT, retry_after=_RETRY_AFTER_QUEUE_SECONDS) from error
        try:
            yield
        finally:
            self._slots.release()

    async def _open(self, body: bytes, clock: _Clock) -> httpx.Response:
        try:
            async with asyncio.timeout_at(clock.deadline):
                return await self._client.send(self._client.build_request("POST", self._url, content=body), stream=True)
        except TimeoutError as error:
            raise UpstreamFailure(clock.expired) from error
        except httpx.ConnectTimeout as error:
            raise UpstreamFailure(FailureKind.CONNECT_TIMEOUT) from error
        except httpx.ConnectError as error:
            raise UpstreamFailure(FailureKind.CONNECT_FAILED) from error
        except httpx.HTTPError as error:
            raise UpstreamFailure(FailureKind.CONNECTION_LOST) from error


class _Clock:
    """When the phase that an attempt is in must be over, and which timeout that is."""

    def __init__(self, timeouts: Timeouts) -> None:
        self._loop = asyncio.get_running_loop()
        self._between_tokens = timeouts.between_tokens
        self._end = self._loop.time() + timeouts.total
        self._phase = FailureKind.FIRST_TOKEN_TIMEOUT
        self._phase_end = self._loop.time() + timeouts.first_token

    @property
    def deadline(self) -> float:
        """On the loop's clock."""
        return min(self._end, self._phase_end)

    @property
    def expired(self) -> FailureKind:
        """Which timeout `deadline` stands for."""
        return FailureKind.TOTAL_TIMEOUT if self._end <= self._phase_end else self._phase

    def token(self) -> None:
        """The model has written something."""
        self._phase = FailureKind.BETWEEN_TOKENS_TIMEOUT
        self._phase_end = self._loop.time() + self._between_tokens

    def finish(self) -> None:
        """A finish reason has come; only usage and the end may follow."""
        self._phase_end = min(self._phase_end, self._loop.time() + _AFTER_FINISH_SECONDS)


async def _next_text(chunks: AsyncIterator[bytes], reader: CompletionReader, clock: _Clock) -> str:
    """The text of the next chunk; `reader` is complete when the stream is over, whether well or with a failure."""
    tokens = reader.tokens_seen
    try:
        async with asyncio.timeout_at(clock.deadline):
            chunk = await anext(chunks, None)
    except (TimeoutError, httpx.HTTPError, httpx.StreamError) as error:
        if reader.finished:
            reader.close()
            return ""
        lost = not isinstance(error, TimeoutError)
        raise UpstreamFailure(FailureKind.CONNECTION_LOST if lost else clock.expired) from error
    text = reader.close() if chunk is None else reader.feed(chunk)
    if reader.tokens_seen > tokens:
        clock.token()
    if reader.finished:
        clock.finish()
    return text


async def _leave_reusable(chunks: AsyncIterator[bytes]) -> None:
    """Reads the end of the body if it is there, so that the connection can serve again; else it gets closed."""
    with suppress(TimeoutError, httpx.HTTPError, httpx.StreamError):
        async with asyncio.timeout(_AFTER_DONE_SECONDS):
            await anext(chunks, None)


async def _check(response: httpx.Response) -> None:
    """Raises UpstreamFailure unless the response is a stream that we can read."""
    if response.status_code == HTTPStatus.OK:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise UpstreamFailure(FailureKind.INVALID_STREAM)
        return
    body = bytearray()
    with suppress(TimeoutError, httpx.HTTPError, httpx.StreamError):
        async with asyncio.timeout(_ERROR_BODY_SECONDS):
            async for chunk in response.aiter_raw():
                body += chunk
                if len(body) > _ERROR_BODY_BYTES:
                    break
    raise failure_of_response(response.status_code, response.headers, bytes(body))


def _body(model: str, request: CompletionRequest) -> bytes:
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": message.role, "content": message.content} for message in request.messages],
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    for name in ("max_tokens", "temperature", "seed"):
        value = getattr(request, name)
        if value is not None:
            body[name] = value
    if request.stop:
        body["stop"] = list(request.stop)
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
