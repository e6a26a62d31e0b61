"""Holds what may be chosen for an evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from services.evaluation.errors import EvaluationError

KS = (1, 5, 10, 20)
# Asked of every list: enough for the hit rate @50 that cold games are judged by.
DEPTH = 50


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure: a split of `SPLITS` drawn with `seed`, metrics @k for the `ks`, up to 50 each.

    A play counts as to be found if its rating is `least_rating` or more, or it has none. `most_askers` is how many
    players are asked for at most, drawn at random.
    """

    split: str = "random"
    seed: int = 0
    ks: tuple[int, ...] = KS
    least_rating: float = 0.0
    most_askers: int = 5000
    check_shuffled: bool = True

    def __post_init__(self) -> None:
        if not self.ks or min(self.ks) < 1 or max(self.ks) > DEPTH:
            raise EvaluationError(f"k: must be from 1 to {DEPTH}, is {', '.join(map(str, self.ks)) or 'nothing'}")
