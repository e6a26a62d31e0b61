"""What training asks of an encoder, as a Protocol; `clients.py` has it over grpc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from services.common.model_version import ModelVersion


@dataclass(frozen=True, slots=True, eq=False)
class EncodedTexts:
    """L2-normalised vectors [texts, encoder.dimension], float64, in the order of the texts."""

    vectors: NDArray[np.float64]
    encoder: ModelVersion


class TextEncoder(Protocol):
    """Turns messages into vectors."""

    async def encode(self, texts: Sequence[str]) -> EncodedTexts:
        """The vectors of `texts`, at least one. Raises StartupError if they are not to be had."""
        ...
