"""Coverage, novelty, diversity and the share of blockbusters, counted by hand; figures of cold games."""

from __future__ import annotations

import math

import numpy as np
import pytest

from services.evaluation.judging.catalogue_metrics import catalogue_metrics
from services.evaluation.judging.cold import cold_figures
from services.evaluation.splits import Split
from tests.unit.evaluation.tables import interactions


def test_lists_are_counted_as_by_hand() -> None:
    known = interactions([(0, 0), (1, 0), (2, 0), (2, 1)], games=20)
    contents = np.eye(20, dtype=np.float32)
    contents[3] = contents[2]
    figures = catalogue_metrics(np.array([[0, 1], [2, 3], [15, -1]]), known, contents, 2)
    assert figures["coverage@2"] == 5 / 20
    assert figures["novelty@2"] == pytest.approx(np.mean([0, 1, 2, 2, 2]))
    assert figures["diversity@2"] == pytest.approx((1 + 0) / 2)
    # The ten most played games are the first ten, ties going by number.
    assert figures["top_ten_share@2"] == 4 / 5


def test_what_cold_games_gain_and_cost_is_told_apart() -> None:
    known = interactions([(0, 0)], games=4)
    test = interactions([(0, 1), (0, 3)], games=4)
    split = Split("cold", known, known, test, cold=np.array([3]))
    figures = cold_figures(np.array([[3, 1]]), np.array([0]), split)
    assert figures["cold_hit@2"] == 1.0
    assert figures["cold_chance@2"] == pytest.approx(2 / 3)
    assert figures["warm_ndcg@10"] == pytest.approx(1 / math.log2(3))
    assert figures["warm_cost@10"] == pytest.approx(1 - 1 / math.log2(3))
