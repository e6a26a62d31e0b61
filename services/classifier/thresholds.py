"""Where the probability that a message is about games becomes a decision."""

from __future__ import annotations

from dataclasses import dataclass

from services.classifier.labels import Topic


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where P(game) becomes a decision: GAME from `upper` up, NOT_GAME from `lower` down, UNCERTAIN between."""

    lower: float
    upper: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.lower <= self.upper <= 1.0:
            raise ValueError(f"thresholds must satisfy 0 <= lower <= upper <= 1, got {self.lower} and {self.upper}")

    def topic(self, game_probability: float) -> Topic:
        """The decision for one P(game)."""
        if game_probability >= self.upper:
            return Topic.GAME
        return Topic.NOT_GAME if game_probability <= self.lower else Topic.UNCERTAIN
