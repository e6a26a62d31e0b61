"""An engine that computes nothing: vectors are a hash of the tokens. For tests, and for the cost of the hop itself."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from services.encoders.arrays import TokenIds, Vectors


class FakeEngine:
    """Deterministic unit vectors that depend on nothing but a text's own tokens."""

    name = "fake"
    lanes = 1

    def __init__(self, dimension: int = 8) -> None:
        self._dimension = dimension

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode(self, batch: Sequence[TokenIds], *, alone: bool = True) -> Vectors:
        return np.stack([self._vector(token_ids) for token_ids in batch])

    def _vector(self, token_ids: TokenIds) -> Vectors:
        digest = hashlib.sha256(np.asarray(token_ids, dtype="<i8").tobytes()).digest()
        seed = int.from_bytes(digest[:8], "little")
        vector = np.random.default_rng(seed).standard_normal(self._dimension)
        return (vector / np.linalg.norm(vector)).astype(np.float32)


class ConstantEngine:
    """The same unit vector for every text, at no cost: what is left is the cost of everything around the model."""

    name = "constant"
    lanes = 1

    def __init__(self, dimension: int) -> None:
        self._vector = np.full(dimension, dimension**-0.5, dtype=np.float32)

    @property
    def dimension(self) -> int:
        return len(self._vector)

    def encode(self, batch: Sequence[TokenIds], *, alone: bool = True) -> Vectors:
        return np.repeat(self._vector[None], len(batch), axis=0)
