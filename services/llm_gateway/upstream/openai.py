"""Speaks the OpenAI chat completions protocol with an upstream over HTTP, through httpx.

Each completion is a task of its own, at the upstream's pace: it holds a slot and a connection only until the end has
come, however slow the reader of our stream is, and neither if that reader stops. A caller that leaves closes the
generator, which ends the task and closes the connection.

Our own slots and queue stand in front of the connections: httpx's pool stays full when calls are cancelled while they
wait for it, so nothing ever waits there. The body is decoded by our own reader, from raw bytes. Each phase has its
deadline.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from time import perf_counter
from typing import Any

import httpx

from services.llm_gateway import metrics
from services.llm_gateway.completion import CompletionRequest, Delta, Finished, UpstreamEvent
from services.llm_gateway.configuration.schema import Target, Timeouts
from services.llm_gateway.upstream.completion_reader import CompletionReader
from services.llm_gateway.upstream.connections import Connections
from services.llm_gateway.upstream.deadlines import AttemptDeadlines
from services.llm_gateway.upstream.failures import FailureKind, UpstreamFailure
from services.llm_gateway.upstream.http_failures import failure_of_response
from services.llm_gateway.upstream.optional_fields import OptionalFields
from services.llm_gateway.upstream.read_ahead import ReadAhead
from services.llm_gateway.upstream.slots import QueueFullError, Slots

_AFTER_DONE_SECONDS = 0.01
_ERROR_BODY_BYTES = 64 * 1024
_ERROR_BODY_SECONDS = 1.0
_RETRY_AFTER_QUEUE_SECONDS = 1.0
# A target must not be blamed for its first token when the time went by in our queue.
_QUEUE_SHARE = 0.5


class OpenAIUpstream:
    """An `Upstream` over HTTP. To be made while the loop runs."""

    def __init__(self, spec: Target, timeouts: Timeouts, *, api_key: str | None = None) -> None:
        self._spec = spec
        self._timeouts = timeouts
        self._slots = Slots(spec.max_concurrency, spec.queue)
        self._optional = OptionalFields(spec.omit_fields)
        self._overhead = metrics.OVERHEAD_SECONDS.labels(spec.name)
        self._connections = Connections(spec, connect_seconds=timeouts.connect, api_key=api_key)

    @property
    def spec(self) -> Target:
        return self._spec

    @property
    def in_flight(self) -> int:
        return self._slots.held

    @property
    def queued(self) -> int:
        return self._slots.waiting

    async def aclose(self) -> None:
        await self._connections.aclose()

    async def stream(
        self, request: CompletionRequest, *, first_token_budget: float | None = None
    ) -> AsyncGenerator[UpstreamEvent, None]:
        ahead = ReadAhead()
        exchange = asyncio.create_task(self._exchange(request, first_token_budget, ahead))
        exchange.add_done_callback(lambda _: ahead.close())
        try:
            while text := await ahead.take():
                yield Delta(text)
            yield await exchange
        finally:
            exchange.cancel()
            await asyncio.gather(exchange, return_exceptions=True)

    async def _exchange(
        self, request: CompletionRequest, first_token_budget: float | None, ahead: ReadAhead
    ) -> Finished:
        """Puts the text of the completion into `ahead`; returns how it ended. Raises UpstreamFailure."""
        began = perf_counter()
        fields = _fields(self._spec, request)
        busy = perf_counter() - began
        async with self._slot(first_token_budget):
            deadlines = AttemptDeadlines(
                self._timeouts, None if first_token_budget is None else first_token_budget - (perf_counter() - began)
            )
            response = await self._accepted(fields, deadlines)
            try:
                content = response.aiter_raw()
                reader = CompletionReader()
                while not (reader.complete or reader.failure):
                    chunk = await _next_chunk(content, reader, deadlines)
                    arrived = perf_counter()
                    text = _feed(reader, chunk, deadlines)
                    busy += perf_counter() - arrived
                    if text:
                        await ahead.put(text)
                        if ahead.is_full:
                            await _wait_for_reader(ahead, deadlines)
                if reader.failure:
                    raise reader.failure
                await _drain_for_reuse(content)
            finally:
                # Closes the connection, unless the end of the body has been read.
                await response.aclose()
        self._overhead.observe(busy)
        return reader.outcome(request)

    @asynccontextmanager
    async def _slot(self, first_token_budget: float | None) -> AsyncIterator[None]:
        longest = self._timeouts.queue
        try:
            await self._slots.acquire(
                longest if first_token_budget is None else min(longest, _QUEUE_SHARE * first_token_budget)
            )
        except QueueFullError as error:
            raise UpstreamFailure(FailureKind.QUEUE_FULL, retry_after=_RETRY_AFTER_QUEUE_SECONDS) from error
        except TimeoutError as error:
            raise UpstreamFailure(FailureKind.QUEUE_TIMEOUT, retry_after=_RETRY_AFTER_QUEUE_SECONDS) from error
        self._connections.in_use()
        try:
            yield
        finally:
            self._slots.release()
            if not self._slots.held:
                self._connections.at_rest()

    async def _accepted(self, fields: dict[str, Any], deadlines: AttemptDeadlines) -> httpx.Response:
        """The response of which the stream is to be read; asked for again without optional fields that are refused."""
        while True:
            sent = self._optional.fitted(fields)
            response = await self._open(_encoded(sent), deadlines)
            if response.status_code == HTTPStatus.OK and _is_plain(response):
                return response
            try:
                refusal = await _refusal(response)
            finally:
                await response.aclose()
            if not self._optional.learn(response.status_code, refusal, sent):
                raise failure_of_response(response.status_code, response.headers, refusal)

    async def _open(self, body: bytes, deadlines: AttemptDeadlines) -> httpx.Response:
        try:
            async with asyncio.timeout_at(deadlines.deadline):
                return await self._connections.post(body)
        except httpx.ConnectTimeout as error:
            raise UpstreamFailure(FailureKind.CONNECT_TIMEOUT) from error
        except TimeoutError as error:
            raise UpstreamFailure(deadlines.timeout_kind) from error
        except httpx.ProxyError as error:
            raise UpstreamFailure(FailureKind.PROXY_FAILED) from error
        except (httpx.ConnectError, httpx.UnsupportedProtocol) as error:
            kind = FailureKind.PROXY_FAILED if self._connections.uses_proxy else FailureKind.CONNECT_FAILED
            raise UpstreamFailure(kind) from error
        except (httpx.HTTPError, OSError) as error:
            raise UpstreamFailure(FailureKind.CONNECTION_LOST) from error


async def _read(content: AsyncIterator[bytes], deadline: float) -> bytes:
    """The next bytes; empty at the end. Raises TimeoutError at the deadline (on the loop's clock), which closes the
    connection, and httpx.HTTPError.
    """
    async with asyncio.timeout_at(deadline):
        return await anext(content, b"")


async def _next_chunk(content: AsyncIterator[bytes], reader: CompletionReader, deadlines: AttemptDeadlines) -> bytes:
    """The next bytes of the body; empty when it is over, or broken after a finish reason."""
    try:
        return await _read(content, deadlines.deadline)
    except (TimeoutError, httpx.HTTPError, OSError) as error:
        if reader.finished:
            return b""
        lost = not isinstance(error, TimeoutError)
        raise UpstreamFailure(FailureKind.CONNECTION_LOST if lost else deadlines.timeout_kind) from error


async def _wait_for_reader(ahead: ReadAhead, deadlines: AttemptDeadlines) -> None:
    """Waits until the reader of our stream has caught up; the upstream's deadline is moved by as much."""
    try:
        async with asyncio.timeout_at(deadlines.reader_deadline):
            await ahead.room()
    except TimeoutError as error:
        raise UpstreamFailure(FailureKind.READER_STALLED) from error
    deadlines.token_arrived()


def _feed(reader: CompletionReader, chunk: bytes, deadlines: AttemptDeadlines) -> str:
    """The text that the chunk completes; `reader` is complete when the stream is over, well or with a failure."""
    tokens = reader.tokens_seen
    text = reader.feed(chunk) if chunk else reader.close()
    if reader.tokens_seen > tokens:
        deadlines.token_arrived()
    if reader.finished:
        deadlines.finish_reason_arrived()
    return text


async def _drain_for_reuse(content: AsyncIterator[bytes]) -> None:
    """Reads the end of the body if it is there, so that the connection can serve again; else it gets closed."""
    with suppress(TimeoutError, httpx.HTTPError, OSError):
        await _read(content, asyncio.get_running_loop().time() + _AFTER_DONE_SECONDS)


def _is_plain(response: httpx.Response) -> bool:
    return str(response.headers.get("content-encoding", "identity")) == "identity"


async def _refusal(response: httpx.Response) -> bytes:
    """The body of a response that is no stream, as far as it is read. Raises UpstreamFailure for a stream that we
    cannot decode.
    """
    if response.status_code == HTTPStatus.OK:
        raise UpstreamFailure(FailureKind.INVALID_STREAM)
    content, body = response.aiter_raw(), bytearray()
    deadline = asyncio.get_running_loop().time() + _ERROR_BODY_SECONDS
    with suppress(TimeoutError, httpx.HTTPError, OSError):
        while len(body) <= _ERROR_BODY_BYTES and (chunk := await _read(content, deadline)):
            body += chunk
    return bytes(body[:_ERROR_BODY_BYTES])


def _fields(spec: Target, request: CompletionRequest) -> dict[str, Any]:
    """The body of the request, with all optional fields."""
    body: dict[str, Any] = {
        "model": spec.model,
        "messages": [{"role": message.role, "content": message.content} for message in request.messages],
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    fields = {
        spec.max_tokens_name: request.max_tokens,
        "temperature": request.temperature,
        "seed": request.seed,
        "stop": list(request.stop) or None,
    }
    body.update((name, value) for name, value in fields.items() if value is not None)
    if request.json_schema is not None:
        schema = request.json_schema
        described = {"name": schema.name, "schema": json.loads(schema.schema), "strict": schema.strict}
        body["response_format"] = {"type": "json_schema", "json_schema": described}
    return body


def _encoded(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
