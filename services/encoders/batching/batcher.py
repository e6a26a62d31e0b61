"""Turns many concurrent calls into few forward passes, without a timer.

While a lane of the model is idle, what is queued goes at once; while all are busy, what arrives accumulates. Each
forward pass runs in a thread of the batcher's own. It knows texts only as token ids and the model only as a function,
so nothing here depends on what computes.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import inf

import numpy as np

from services.common.errors import DeadlineExceeded, Internal, ResourceExhausted, ServiceError, Unavailable
from services.encoders.arrays import Row, TokenIds, Vectors
from services.encoders.batching.batch_queue import BatchQueue, Waiting
from services.encoders.batching.metrics import BatchingMetrics
from services.encoders.batching.recovery import Encode, Outcome, Recovery
from services.encoders.batching.thread_priority import give_way

_log = logging.getLogger(__name__)

CALLER_GONE, DEADLINE, CALL_FAILED, CLOSED = "caller_gone", "deadline", "call_failed", "closed"
# Until the first forward pass has been timed.
_ASSUMED_TOKENS_PER_SECOND = 1000.0
_RATE_SMOOTHING = 0.2
_RETRY_SECONDS = (0.05, 10.0)
_NO_ROW: Row = np.empty(0, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class BatchedVectors:
    """A call's vectors, one row for each text, and its seconds in forward passes and waiting for them.

    Rows of texts that shared a pass are equally long; an encoder gives them all the same length, a network that
    answers for each token gives longer rows to longer passes.
    """

    vectors: Sequence[Row]
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
        self.rows: list[Row] = [_NO_ROW] * len(texts)
        self.inference_seconds = 0.0

    @property
    def alive(self) -> bool:
        return not self.future.done()


class Batcher:
    """One queue before one model, and the threads that run it. An async context manager, for one event loop."""

    def __init__(
        self,
        encode: Encode,
        *,
        batch_tokens: int,
        lookahead_texts: int,
        max_queue_tokens: int,
        metrics: BatchingMetrics,
        lanes: int = 1,
        niceness: int = 0,
        on_batch: Callable[[bool], None] = lambda _: None,
        max_queue_seconds: float = inf,
    ) -> None:
        """`encode` blocks and returns one row for each text. A pass has at most `batch_tokens` tokens with padding,
        chosen among `lookahead_texts` texts; `max_queue_tokens` and `max_queue_seconds` are the limits of `admit`.

        `lanes` passes run side by side. With `niceness` above 0 their threads give way to all others of the machine,
        and no pass takes more than its lane, since threads of the model's own would not give way. `on_batch` is told
        of every pass whether it gave vectors.
        """
        self._compute = Recovery(encode, metrics)
        self._metrics = metrics
        self._max_queue_tokens = max_queue_tokens
        self._max_queue_seconds = max_queue_seconds
        self._lanes = lanes
        self._spread = niceness == 0
        self._on_batch = on_batch
        self._queue: BatchQueue[_Call] = BatchQueue(batch_tokens, lookahead_texts)
        self._calls: set[_Call] = set()
        self._executor = ThreadPoolExecutor(
            max_workers=lanes, thread_name_prefix="encode", initializer=give_way, initargs=(niceness,)
        )
        self._running: set[asyncio.Future[list[Outcome]]] = set()
        self._all_lanes_taken = False
        self._scheduled = False
        self._closed = False
        self._rate = _ASSUMED_TOKENS_PER_SECOND

    async def __aenter__(self) -> Batcher:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Fails what waits and lets the forward passes under way end."""
        self._closed = True
        for call in list(self._calls):
            self._fail(call, Unavailable("the service is stopping", reason="STOPPING", retry_after=0.5), CLOSED)
        if self._running:
            await asyncio.wait(self._running)
        self._executor.shutdown()

    def admit(self, tokens: int) -> None:
        """Raises ResourceExhausted if a call of so many tokens would have to wait for too many others.

        Those that count are what fair queueing serves before the call is done: of each waiting call, no more than
        `tokens`. So a bulk call keeps out another bulk call, but not a single text. Their time is that of the passes of
        late, so that what is admitted is served while its caller still waits.
        """
        ahead = sum(min(call.waiting_tokens, tokens) for call in self._calls)
        most_ahead = min(self._max_queue_tokens, self._max_queue_seconds * self._rate)
        if ahead > most_ahead:
            self._metrics.refused.inc()
            least, most = _RETRY_SECONDS
            retry_after = min(most, max(least, (ahead - most_ahead / 2) / self._rate))
            raise ResourceExhausted("the queue of texts to encode is full", retry_after=retry_after)

    async def encode(self, texts: Sequence[TokenIds], deadline: float | None = None) -> BatchedVectors:
        """The vectors of one call's texts, in order. `deadline` is on the monotonic clock, in seconds.

        It admits everybody: ask `admit` before. Cancelling it drops the texts that still wait. Raises
        DeadlineExceeded, or Internal if the model failed on a batch that held one of the texts.
        """
        if self._closed:
            raise Unavailable("the service is stopping", reason="STOPPING", retry_after=0.5)
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
        if not self._scheduled and self._lane_is_free():
            self._scheduled = True
            asyncio.get_running_loop().call_soon(self._dispatch)

    def _lane_is_free(self) -> bool:
        return not self._all_lanes_taken and len(self._running) < self._lanes

    def _dispatch(self) -> None:
        self._scheduled = False
        if self._closed:
            return
        now = time.monotonic()
        for call in [call for call in self._calls if call.deadline is not None and call.deadline <= now]:
            self._fail(call, DeadlineExceeded("the deadline passed before the text was encoded"), DEADLINE)
        while self._lane_is_free():
            batch = self._queue.take(len(self._calls))
            if not batch:
                return
            self._start(batch)

    def _start(self, batch: list[Waiting[_Call]]) -> None:
        token_ids = [waiting.call.texts[waiting.index] for waiting in batch]
        for waiting in batch:
            waiting.call.waiting_texts -= 1
            waiting.call.waiting_tokens -= waiting.tokens
        tokens = sum(map(len, token_ids))
        self._count_waiting(-len(batch), -tokens)
        padded = len(batch) * max(map(len, token_ids))
        self._metrics.batch_texts.observe(len(batch))
        self._metrics.batch_tokens.observe(padded)
        self._metrics.padding.inc(padded - tokens)
        more = any(call.waiting_texts for call in self._calls)
        alone = self._lanes == 1 or (self._spread and not self._running and not more)
        self._all_lanes_taken = alone
        started = time.monotonic()
        running = asyncio.get_running_loop().run_in_executor(self._executor, self._compute, token_ids, alone)
        self._running.add(running)
        running.add_done_callback(lambda done: self._finish(batch, tokens, started, done))

    def _finish(
        self, batch: list[Waiting[_Call]], tokens: int, started: float, done: asyncio.Future[list[Outcome]]
    ) -> None:
        self._running.discard(done)
        self._all_lanes_taken = False
        seconds = time.monotonic() - started
        self._metrics.inference_seconds.observe(seconds)
        rate = tokens * (len(self._running) + 1) / max(seconds, 1e-6)
        self._rate += _RATE_SMOOTHING * (rate - self._rate)
        for call in {waiting.call for waiting in batch}:
            call.inference_seconds += seconds
        try:
            outcomes = done.result()
            self._on_batch(any(not isinstance(outcome.result, Exception) for outcome in outcomes))
            for outcome in outcomes:
                part = batch[outcome.texts]
                if isinstance(outcome.result, Exception):
                    self._fail_part(part, outcome.result)
                else:
                    self._deliver(part, outcome.result)
        finally:
            self._schedule()

    def _fail_part(self, part: list[Waiting[_Call]], error: Exception) -> None:
        _log.error("batch failed", extra={"texts": len(part)}, exc_info=error)
        failure = error if isinstance(error, ServiceError) else Internal("the model failed", reason="MODEL_FAILED")
        for waiting in part:
            self._fail(waiting.call, failure, CALL_FAILED)

    def _deliver(self, batch: list[Waiting[_Call]], rows: Vectors) -> None:
        for waiting, row in zip(batch, rows, strict=True):
            call = waiting.call
            if not call.alive:
                continue
            call.rows[waiting.index] = row
            call.missing -= 1
            if call.missing == 0:
                queued = max(0.0, time.monotonic() - call.arrived - call.inference_seconds)
                self._metrics.queue_seconds.observe(queued)
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
            self._metrics.dropped.labels(reason).inc(call.waiting_texts)
            self._count_waiting(-call.waiting_texts, -call.waiting_tokens)
        call.waiting_texts = call.waiting_tokens = 0
        call.texts = ()
        call.future.cancel()

    def _count_waiting(self, texts: int, tokens: int) -> None:
        self._metrics.queue_texts.inc(texts)
        self._metrics.queue_tokens.inc(tokens)
