"""Remembers embeddings, so that one catalogue that is loaded for every split is embedded once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from services.common.model_version import ModelVersion
from services.ingest.records import Game
from services.ingest.storing.descriptions import describe_game
from services.ingest.storing.ports import Embedded, Embedding, Encoder


class RememberingEncoder:
    """An encoder that asks another for each text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Embedding] = {}

    async def version(self) -> ModelVersion:
        """That of the other."""
        return await self._encoder.version()

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """See `Encoder`; only texts that are new are passed on."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            answer = await self._encoder.embed(fresh)
            self._known.update(zip(fresh, answer.embeddings, strict=True))
            version = answer.encoder
        else:
            version = await self.version()
        return Embedded([self._known[text] for text in texts], version)

    def contents(self, games: Sequence[Game]) -> NDArray[np.float32] | None:
        """The vectors of the games' descriptions [games, dimension], of length 1; None before any was embedded.

        A game without a text has zeros.
        """
        found = [self._known.get(describe_game(game)) for game in games]
        dimension = next((len(vector) for vector in found if vector is not None), 0)
        if not dimension:
            return None
        rows = np.array([np.zeros(dimension) if vector is None else vector for vector in found], dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: NDArray[np.float32] = rows / np.maximum(lengths, 1e-9)
        return unit
