"""Tries a failing forward pass once more in two halves: what was too large for the memory may fit, and one bad text
fails alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.common.errors import Internal
from services.encoders.arrays import TokenIds, Vectors
from services.encoders.batching.metrics import BatchingMetrics

# Texts, and whether no other batch is under way; one row for each text.
Encode = Callable[[Sequence[TokenIds], bool], Vectors]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run of a batch's texts: their vectors, or why there are none."""

    texts: slice
    result: Vectors | Exception


class Recovery:
    """Runs the model on a batch and never raises. The batcher calls it in its threads."""

    def __init__(self, encode: Encode, metrics: BatchingMetrics) -> None:
        self._encode = encode
        self._errors = metrics.errors

    def __call__(self, batch: Sequence[TokenIds], alone: bool) -> list[Outcome]:
        whole = self._try(batch, slice(0, len(batch)), alone)
        if not isinstance(whole.result, Exception):
            return [whole]
        self._errors.labels("retried").inc()
        middle = (len(batch) + 1) // 2
        halves = [part for part in (slice(0, middle), slice(middle, len(batch))) if batch[part]]
        return [self._try(batch, half, alone) for half in halves]

    def _try(self, batch: Sequence[TokenIds], texts: slice, alone: bool) -> Outcome:
        part = batch[texts]
        try:
            rows = self._encode(part, alone)
            if rows.ndim != 2 or len(rows) != len(part):
                raise Internal("the model returned vectors of the wrong shape", reason="MODEL_FAILED")
        except Exception as error:
            self._errors.labels("engine").inc()
            return Outcome(texts, error)
        return Outcome(texts, rows)
