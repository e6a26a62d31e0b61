"""Turns many concurrent calls into few forward passes, without a timer.

While the model is idle, what is queued goes at once; while it is busy, what arrives accumulates. Each forward pass
runs in one thread of its own. It knows texts only as token ids and the model only as a function, so nothing here
depends on what computes.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from services.common.errors import DeadlineExceeded, Internal, ResourceExhausted, ServiceError, Unavailable
from services.embedder import metrics
from services.embedder.batch_queue import BatchQueue, Waiting
from services.embedder.engine import TokenIds, Vectors

_log = logging.getLogger(__name__)

CALLER_GONE, DEADLINE, CALL_FAILED, CLOSED = "caller_gone", "deadline", "call_failed", "closed"
# Until the first forward pass has been timed.
_ASSUMED_TOKENS_PER_SECOND = 1000.0
_RATE_SMOOTHING = 0.2
_RETRY_SECONDS = (0.05, 10.0)


@dataclass(frozen=True, slots=True)
class BatchedVectors:
    """A call's vectors [texts, dimension], and its seconds in forward passes and waiting for them."""

    vectors: Vectors
    queue_seconds: float
    inference_seconds: float


class _Call:
    """A call under way. `waiting_tokens` are those not yet given to the model."""

    def __init__(self, texts: Sequence[TokenIds], deadline: float | None) -> None:
        self.texts = texts
        self.deadline = deadline
        self.future: asyncio.Future[BatchedVectors] = asyncio.get_running_loop().create_future()
        self.arrived = time.monotonic()
        self.waiting_texts = len(texts)
        self.waiting_tokens = sum(map(len, texts))
        self.missing = len(texts)
        self.rows: Vectors | None = None
        self.inference_seconds = 0.0

    @property
    def alive(self) -> bool:
        return not self.future.done()


class Batcher:
    """One queue before one model. Use it as an async context manager, on one event loop."""

    def __init__(
        self,
        encode: Callable[[Sequence[TokenIds]], Vectors],
        *,
        batch_tokens: int,
        lookahead_texts: int,
        max_queue_tokens: int,
    ) -> None:
        """`encode` blocks and returns one row for each text. The limits are those of `EmbedderSettings`."""
        self._encode = encode
        self._max_queue_tokens = max_queue_tokens
        self._queue: BatchQueue[_Call] = BatchQueue(batch_tokens, lookahead_texts)
        self._calls: set[_Call] = set()
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="encode")
        self._running: asyncio.Future[Vectors] | None = None
        self._scheduled = False
        self._closed = False
        self._rate = _ASSUMED_TOKENS_PER_SECOND

    async def __aenter__(self) -> Batcher:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Fails what waits and lets the forward pass under way end."""
        self._closed = True
        for call in list(self._calls):
            self._fail(call, Unavailable("the service is stopping", reason="STOPPING", retry_after=0.5), CLOSED)
        if self._running is not None:
            await asyncio.wait([self._running])
        self._executor.shutdown()

    def admit(self, tokens: int) -> None:
        """Raises ResourceExhausted if a call of so many tokens would have to wait for too many others.

        Those that count are what fair queueing serves before the call is done: of each waiting call, no more than
        `tokens`. So a bulk call keeps out another bulk call, but not a single text.
        """
        ahead = sum(min(call.waiting_tokens, tokens) for call in self._calls)
        if ahead > self._max_queue_tokens:
            metrics.REFUSED.inc()
            least, most = _RETRY_SECONDS
            retry_after = min(most, max(least, (ahead - self._max_queue_tokens / 2) / self._rate))
            raise ResourceExhausted("the queue of texts to encode is full", retry_after=retry_after)

    async def encode(self, texts: Sequence[TokenIds], deadline: float | None = None) -> BatchedVectors:
        """The vectors of one call's texts, in order. `deadline` is on the monotonic clock, in seconds.

        Cancelling it drops the texts that still wait. Raises ResourceExhausted, DeadlineExceeded, or Internal if the
        model failed on a batch that held one of the texts.
        """
        if self._closed:
            raise Unavailable("the service is stopping", reason="STOPPING", retry_after=0.5)
        self.admit(sum(map(len, texts)))
        call = _Call(texts, deadline)
        self._calls.add(call)
        self._queue.add(call, [len(token_ids) for token_ids in texts])
        self._count_waiting(call.waiting_texts, call.waiting_tokens)
        self._schedule()
        try:
            return await call.future
        finally:
            self._drop(call, CALLER_GONE)  # no effect unless cancelled
            if not call.future.cancelled():
                call.future.exception()  # seen, even if the caller left in the turn in which it failed

    def _schedule(self) -> None:
        """Dispatches at the end of this turn of the loop, so that calls which arrived in it share a batch."""
        if not self._scheduled and self._running is None:
            self._scheduled = True
            asyncio.get_running_loop().call_soon(self._dispatch)

    def _dispatch(self) -> None:
        self._scheduled = False
        if self._running is not None or self._closed:
            return
        now = time.monotonic()
        for call in [call for call in self._calls if call.deadline is not None and call.deadline <= now]:
            self._fail(call, DeadlineExceeded("the deadline passed before the text was encoded"), DEADLINE)
        batch = self._queue.take(len(self._calls))
        if not batch:
            return
        token_ids = [waiting.call.texts[waiting.index] for waiting in batch]
        for waiting in batch:
            waiting.call.waiting_texts -= 1
            waiting.call.waiting_tokens -= waiting.tokens
        tokens = sum(map(len, token_ids))
        self._count_waiting(-len(batch), -tokens)
        padded = len(batch) * max(map(len, token_ids))
        metrics.BATCH_TEXTS.observe(len(batch))
        metrics.BATCH_TOKENS.observe(padded)
        metrics.PADDING.inc(padded - tokens)
        self._running = asyncio.get_running_loop().run_in_executor(self._executor, self._encode, token_ids)
        self._running.add_done_callback(lambda done: self._finish(batch, tokens, now, done))

    def _finish(self, batch: list[Waiting[_Call]], tokens: int, started: float, done: asyncio.Future[Vectors]) -> None:
        self._running = None
        seconds = time.monotonic() - started
        metrics.INFERENCE_SECONDS.observe(seconds)
        self._rate += _RATE_SMOOTHING * (tokens / max(seconds, 1e-6) - self._rate)
        try:
            self._deliver(batch, _rows(done, len(batch)), seconds)
        except Exception as error:
            metrics.ERRORS.labels("engine").inc()
            _log.error("batch failed", extra={"texts": len(batch), "tokens": tokens}, exc_info=error)
            failure = error if isinstance(error, ServiceError) else Internal("the model failed", reason="MODEL_FAILED")
            for waiting in batch:
                self._fail(waiting.call, failure, CALL_FAILED)
        finally:
            self._schedule()

    def _deliver(self, batch: list[Waiting[_Call]], rows: Vectors, seconds: float) -> None:
        for call in {waiting.call for waiting in batch}:
            call.inference_seconds += seconds
        for waiting, row in zip(batch, rows, strict=True):
            call = waiting.call
            if not call.alive:
                continue
            if call.rows is None:
                call.rows = np.empty((len(call.texts), len(row)), dtype=np.float32)
            call.rows[waiting.index] = row
            call.missing -= 1
            if call.missing == 0:
                queued = max(0.0, time.monotonic() - call.arrived - call.inference_seconds)
                metrics.QUEUE_SECONDS.observe(queued)
                self._calls.discard(call)
                call.future.set_result(BatchedVectors(call.rows, queued, call.inference_seconds))

    def _fail(self, call: _Call, error: ServiceError, reason: str) -> None:
        if call.alive:
            call.future.set_exception(error)
        self._drop(call, reason)

    def _drop(self, call: _Call, reason: str) -> None:
        """Forgets a call; the queue skips its texts when it meets them."""
        if call not in self._calls:
            return
        self._calls.remove(call)
        if call.waiting_texts:
            metrics.DROPPED.labels(reason).inc(call.waiting_texts)
            self._count_waiting(-call.waiting_texts, -call.waiting_tokens)
        call.waiting_texts = call.waiting_tokens = 0
        call.texts = ()
        call.future.cancel()

    @staticmethod
    def _count_waiting(texts: int, tokens: int) -> None:
        metrics.QUEUE_TEXTS.inc(texts)
        metrics.QUEUE_TOKENS.inc(tokens)


def _rows(done: asyncio.Future[Vectors], count: int) -> Vectors:
    """What the engine returned. Raises what it raised, or Internal if the rows are not as many as the texts."""
    rows = done.result()
    if rows.ndim != 2 or len(rows) != count:
        raise Internal("the model returned vectors of the wrong shape", reason="MODEL_FAILED")
    return rows
