"""Keeps the state of one call while the batcher works on its texts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from services.encoders.arrays import TokenIds, Vectors


@dataclass(frozen=True, slots=True)
class BatchedVectors:
    """A call's vectors [texts, dimension], and its seconds in forward passes and waiting for them."""

    vectors: Vectors
    queue_seconds: float
    inference_seconds: float


class PendingCall:
    """A call whose texts wait or are being computed. `waiting_tokens` are those not yet given to the model."""

    def __init__(self, texts: Sequence[TokenIds], deadline: float | None) -> None:
        """`deadline` is on the monotonic clock, in seconds. Make it on the event loop that awaits `future`."""
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
        """Whether somebody still waits for it."""
        return not self.future.done()
