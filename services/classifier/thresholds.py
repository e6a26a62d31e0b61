"""Where a probability becomes a decision: that a message is about games, and that its writer needs care."""

from __future__ import annotations

from dataclasses import dataclass

from services.classifier.labels import Topic

DISTRESS_FROM = 0.1
"""From which probability on a message is answered as DISTRESS, whatever else is likelier.

It follows from costs, as Chow's rule does: a cry for help that is missed costs nine times what a needless word of care
costs, so that care is the cheaper answer from 1 / (1 + 9) on. Of the messages held out of the corpus of 2026-11-26, the
model of that day found 56 of 61 so, with 12 false alarms in 2,578; by the likeliest intent 53, with 3. `make
bench-classifier` prints the same of the challenge sets for the committed model.
"""


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
