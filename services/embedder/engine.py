"""The seam between batching and whatever computes: tokenised texts in, vectors out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

TokenIds = Sequence[int]
Vectors = NDArray[np.float32]


class Engine(Protocol):
    """Computes vectors. Called from one thread at a time; `encode` blocks that thread."""

    @property
    def name(self) -> str:
        """What computes, where and in which precision, such as "torch/cpu/float32"."""
        ...

    @property
    def dimension(self) -> int:
        """Components of one vector."""
        ...

    def encode(self, batch: Sequence[TokenIds]) -> Vectors:
        """One row for each text, float32 [len(batch), dimension], in order.

        Padding is the engine's business and must not show: a text's vector is the same whatever it is batched with.
        """
        ...
