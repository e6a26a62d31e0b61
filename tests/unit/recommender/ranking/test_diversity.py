"""How a list spreads out over different kinds of games."""

from __future__ import annotations

import numpy as np

from services.recommender.ranking.blending import Blended
from services.recommender.ranking.diversity import spread_out

RANKED = [Blended(name, score, ()) for name, score in (("a1", 4.0), ("a2", 3.9), ("a3", 3.8), ("b1", 2.0))]
CONTENTS = {
    "a1": np.array([1, 0], np.float32),
    "a2": np.array([1, 0.01], np.float32),
    "a3": np.array([1, 0.02], np.float32),
    "b1": np.array([0, 1], np.float32),
}


def order(diversity: float, limit: int = 4) -> list[str]:
    return [item.game for item in spread_out(RANKED, CONTENTS, diversity=diversity, limit=limit)]


def test_without_diversity_the_order_is_that_of_the_scores() -> None:
    assert order(0.0) == ["a1", "a2", "a3", "b1"]


def test_with_diversity_another_kind_comes_earlier_but_the_best_stays_first() -> None:
    assert order(0.7, limit=2) == ["a1", "b1"]


def test_no_game_is_lost_or_doubled() -> None:
    assert sorted(order(1.0)) == ["a1", "a2", "a3", "b1"]
    known = {name: CONTENTS[name] for name in ("a1", "b1")}
    assert {item.game for item in spread_out(RANKED, known, diversity=1.0, limit=4)} == {"a1", "a2", "a3", "b1"}
