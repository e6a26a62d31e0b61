"""Stand-ins for what training reaches outside its process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from services.classifier.training.ports import EncodedTexts
from services.classifier.training.tracking import TrainingRun
from services.common.model_version import ModelVersion


class WordEncoder:
    """A TextEncoder that sums one pseudo-random direction per word: texts that share words are near each other."""

    def __init__(self, dimension: int = 32) -> None:
        self.version = ModelVersion("fake/words", "1", dimension)

    async def encode(self, texts: Sequence[str]) -> EncodedTexts:
        """The same vectors for the same texts, in any process."""
        vectors = np.stack(
            [sum((self._direction(word) for word in text.split()), self._direction("")) for text in texts]
        )
        return EncodedTexts(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), self.version)

    def _direction(self, word: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
        return np.random.default_rng(seed).normal(size=self.version.dimension)


class RecordingLog:
    """An ExperimentLog that keeps what it is given."""

    def __init__(self) -> None:
        self.runs: list[TrainingRun] = []

    def record(self, run: TrainingRun) -> None:
        """Keeps the run."""
        self.runs.append(run)


class BrokenLog:
    """An ExperimentLog that is down."""

    def record(self, run: TrainingRun) -> None:
        """Fails as a client of a dead server does."""
        raise ConnectionError("nobody listens")
