"""What was trained: adapters of the encoder's upper layers, four linear outputs, and how their scores are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.classifier.labels import ACTS, INTENTS, POLARITIES, TAGS
from services.classifier.thresholds import Thresholds
from services.common.model_version import ModelVersion

Array = NDArray[np.float32]

OUTPUTS: Mapping[str, tuple[int, int]] = {
    "intents": (len(INTENTS), 2),
    "acts": (len(ACTS), 2),
    "tags": (TAGS, 1),
    "polarities": (len(POLARITIES), 1),
}
"""Name of each output -> its scores, and how many token states it is read from."""


@dataclass(frozen=True, slots=True)
class Temperatures:
    """What the scores of each output are divided by before they become probabilities (Guo et al. 2017)."""

    intents: float = 1.0
    acts: float = 1.0
    spans: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class UnderstandingModel:
    """A model that was trained on `encoder`, with `prompt` before each message.

    `tensors` by name: for each adapted matrix `<layer>.<matrix>.down` [rank, inputs] and `.up` [outputs, rank], whose
    product times `scale` is added to it, and its `.bias`; for each layer norm `<layer>.<norm>.weight` and `.bias`; for
    each output of OUTPUTS `<output>.weight` and `.bias`.
    """

    version: ModelVersion
    encoder: ModelVersion
    prompt: str
    scale: float
    temperatures: Temperatures
    thresholds: Thresholds
    tensors: Mapping[str, Array]

    def output(self, name: str) -> tuple[Array, Array]:
        """Weight [scores, inputs] and bias [scores] of an output."""
        return self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"]
