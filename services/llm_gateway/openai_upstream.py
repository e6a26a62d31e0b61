"""An upstream that speaks the OpenAI chat completions protocol over HTTP, through httpx.

Our own slots and queue stand in front of the connections: httpx's pool stays full when calls are cancelled while they
wait for it, so nothing ever waits there. The body is decoded by our own reader, from raw bytes. Each
phase has its clock; a caller that leaves closes the generator, which closes the connection. Text that follows other
text closely is joined with it, because each message of a grpc stream costs more than its text.
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
from services.llm_gateway.chunks import CompletionReader
from services.llm_gateway.completion import CompletionRequest, Delta, UpstreamEvent
from services.llm_gateway.configuration import Target, Timeouts
from services.llm_gateway.connections import Connections
from services.llm_gateway.failures import FailureKind, UpstreamFailure
from services.llm_gateway.http_failures import failure_of_response
from services.llm_gateway.pacing import Clock, Joint
from services.llm_gateway.response_body import ResponseBody
from services.llm_gateway.slots import QueueFullError, Slots

_AFTER_DONE_SECONDS = 0.01
_ERROR_BODY_BYTES = 64 * 1024
_ERROR_BODY_SECONDS = 1.0
_RETRY_AFTER_QUEUE_SECONDS = 1.0


class OpenAIUpstream:
    """See the module's docstring. `aclose` closes its connections; to be made while the loop runs."""

    def __init__(self, spec: Target, timeouts: Timeouts, *, api_key: str | None = None, joining: float = 0.0) -> None:
        """Texts that come less than `joining` seconds after the last one passed on are joined."""
        self._spec = spec
        self._joining = joining
        self._timeouts = timeouts
        self._slots = Slots(spec.max_concurrency, spec.queue)
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
        self, request: CompletionRequest, *, patience: float | None = None
    ) -> AsyncGenerator[UpstreamEvent, None]:
        began = perf_counter()
        body = _body(self._spec, request)
        busy = perf_counter() - began
        async with self._slot():
            clock = Clock(self._timeouts, patience)
            response = await self._open(body, clock)
            content = ResponseBody(response)
            try:
                if response.status_code != HTTPStatus.OK or "content-encoding" in response.headers:
                    await _check(response, content)
                reader, joint = CompletionReader(), Joint(self._joining)
                while not (reader.complete or reader.failure):
                    try:
                        chunk = await _next_chunk(content, reader, clock, joint.due)
                    except UpstreamFailure:
                        if joint.text:
                            yield Delta(joint.take())
                        raise
                    arrived = perf_counter()
                    if chunk is not None:
                        joint.add(_fed(reader, chunk, clock))
                    busy += perf_counter() - arrived
                    if joint.text and (chunk is None or joint.is_due or reader.complete or reader.failure):
                        yield Delta(joint.take())
                        # The reader of our stream may have been slow; that is no fault of the upstream's.
                        clock.token()
                if reader.failure:
                    raise reader.failure
                await _leave_reusable(content)
            finally:
                # Closes the connection, unless the end of the body has been read.
                await content.aclose()
        self._overhead.observe(busy)
        yield reader.outcome(request)

    @asynccontextmanager
    async def _slot(self) -> AsyncIterator[None]:
        try:
            await self._slots.acquire(self._timeouts.queue)
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

    async def _open(self, body: bytes, clock: Clock) -> httpx.Response:
        try:
            async with asyncio.timeout_at(clock.deadline):
                return await self._connections.post(body)
        except httpx.ConnectTimeout as error:
            raise UpstreamFailure(FailureKind.CONNECT_TIMEOUT) from error
        except TimeoutError as error:
            raise UpstreamFailure(clock.expired) from error
        except (httpx.ConnectError, httpx.ProxyError, httpx.UnsupportedProtocol) as error:
            raise UpstreamFailure(FailureKind.CONNECT_FAILED) from error
        except (httpx.HTTPError, OSError) as error:
            raise UpstreamFailure(FailureKind.CONNECTION_LOST) from error


async def _next_chunk(content: ResponseBody, reader: CompletionReader, clock: Clock, due: float | None) -> bytes | None:
    """The next bytes of the body; empty when it is over, or broken after a finish reason; None when `due` comes."""
    try:
        return await content.read(clock.deadline, due)
    except (TimeoutError, httpx.HTTPError, OSError) as error:
        if reader.finished:
            return b""
        lost = not isinstance(error, TimeoutError)
        raise UpstreamFailure(FailureKind.CONNECTION_LOST if lost else clock.expired) from error


def _fed(reader: CompletionReader, chunk: bytes, clock: Clock) -> str:
    """The text that the chunk completes; `reader` is complete when the stream is over, well or with a failure."""
    tokens = reader.tokens_seen
    text = reader.feed(chunk) if chunk else reader.close()
    if reader.tokens_seen > tokens:
        clock.token()
    if reader.finished:
        clock.finish()
    return text


async def _leave_reusable(content: ResponseBody) -> None:
    """Reads the end of the body if it is there, so that the connection can serve again; else it gets closed."""
    with suppress(TimeoutError, httpx.HTTPError, OSError):
        await content.read(asyncio.get_running_loop().time() + _AFTER_DONE_SECONDS)


async def _check(response: httpx.Response, content: ResponseBody) -> None:
    """Raises UpstreamFailure unless the response is a stream that we can read."""
    if response.status_code == HTTPStatus.OK:
        if response.headers["content-encoding"] != "identity":
            raise UpstreamFailure(FailureKind.INVALID_STREAM)
        return
    body = bytearray()
    deadline = asyncio.get_running_loop().time() + _ERROR_BODY_SECONDS
    with suppress(TimeoutError, httpx.HTTPError, OSError):
        while len(body) <= _ERROR_BODY_BYTES and (chunk := await content.read(deadline)):
            body += chunk
    raise failure_of_response(response.status_code, response.headers, bytes(body[:_ERROR_BODY_BYTES]))


def _body(spec: Target, request: CompletionRequest) -> bytes:
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
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
