"""Defines what the embedder asks of whatever computes its vectors: tokenised texts in, vectors out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from services.encoders.arrays import TokenIds, Vectors


class Engine(Protocol):
    """Computes vectors. `encode` blocks the thread that calls it and may be called from several."""

    @property
    def name(self) -> str:
        """What computes, where and in which precision, such as "onnxruntime/cpu/float32"."""
        ...

    @property
    def dimension(self) -> int:
        """Components of one vector."""
        ...

    @property
    def lanes(self) -> int:
        """How many batches it can usefully compute in parallel."""
        ...

    def encode(self, batch: Sequence[TokenIds], *, alone: bool = True) -> Vectors:
        """One row for each text, float32 [len(batch), dimension], in order. `alone`: no other batch is under way, so
        that this one may take all threads.

        Padding is the engine's business and must not show: a text's vector is the same whatever it is batched with.
        """
        ...
