"""The head: a multinomial logistic regression from a message's embedding to calibrated intent probabilities.

Arithmetic only; `head_file` reads and writes it, `training` fits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from services.classifier.labels import GAME_INTENTS, Intent, Topic
from services.classifier.thresholds import Thresholds
from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.model_version import ModelVersion


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the head makes of one message; `probabilities` come the most probable first and sum to 1."""

    probabilities: tuple[tuple[Intent, float], ...]
    game_probability: float
    topic: Topic

    @property
    def intent(self) -> Intent:
        """The most probable intent."""
        return self.probabilities[0][0]

    @property
    def probability(self) -> float:
        """Probability of the most probable intent."""
        return self.probabilities[0][1]


@dataclass(frozen=True, slots=True, eq=False)
class IntentHead:
    """`weights` [intents, dimension], `bias` [intents], `temperature`: softmax((weights @ v + bias) / temperature).

    `version.dimension` equals `encoder.dimension`; row i of the weights belongs to `intents[i]`.
    """

    version: ModelVersion
    encoder: ModelVersion
    intents: tuple[Intent, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    temperature: float
    thresholds: Thresholds

    def classify(self, values: Sequence[float], encoder: ModelVersion) -> Verdict:
        """The verdict on a vector that `encoder` made; it may be of any length but zero.

        Raises InvalidArgument (`vector.values`) if the vector cannot be one of `encoder`'s, FailedPrecondition
        (MODEL_MISMATCH) if the head was trained on another encoder.
        """
        if len(values) != encoder.dimension:
            raise InvalidArgument.of_field(
                "vector.values", f"holds {len(values)} components, vector.model.dimension is {encoder.dimension}"
            )
        if encoder != self.encoder:
            raise FailedPrecondition(
                f"the vector was made by {encoder}, the head was trained on {self.encoder}; encode with that model or "
                "train a head for this one",
                reason="MODEL_MISMATCH",
                metadata={"vector_model": str(encoder), "head_encoder": str(self.encoder)},
            )
        vector = np.asarray(values, dtype=np.float64)
        norm = float(np.linalg.norm(vector))
        if not np.isfinite(norm) or norm == 0.0:
            raise InvalidArgument.of_field("vector.values", "must have a finite length other than zero")
        paired = zip(self.intents, self.probabilities(vector / norm).tolist(), strict=True)
        ranked = tuple(sorted(paired, key=lambda pair: pair[1], reverse=True))
        game = min(1.0, sum(probability for intent, probability in ranked if intent in GAME_INTENTS))
        return Verdict(ranked, game, self.thresholds.topic(game))

    def probabilities(self, unit_vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """Calibrated probabilities [..., intents] of unit vectors [..., dimension]."""
        return softmax((unit_vectors @ self.weights.astype(np.float64).T + self.bias) / self.temperature)


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Probabilities along the last axis."""
    powers: NDArray[np.float64] = np.exp(logits - logits.max(axis=-1, keepdims=True))
    normalised: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return normalised
