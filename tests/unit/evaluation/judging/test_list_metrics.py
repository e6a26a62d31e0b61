"""Metrics: tiny lists counted by hand, and random ones against ranx."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest

from services.evaluation.interactions import Interactions
from services.evaluation.judging.list_metrics import hits, per_player
from tests.unit.evaluation.tables import interactions


def _found(ranked: list[list[int]], test: Interactions, ks: tuple[int, ...]) -> dict[str, list[float]]:
    askers = np.unique(test.player)
    hit = hits(np.array(ranked), askers, test)
    return {name: values.tolist() for name, values in per_player(hit, test.per_player()[askers], ks).items()}


def test_a_list_is_judged_as_counted_by_hand() -> None:
    # The player went on to play games 1, 3 and 5; the list has 3 first and 1 third.
    found = _found([[3, 0, 1, 2]], interactions([(0, 1), (0, 3), (0, 5)], games=6), (1, 2, 4))
    assert found["precision@1"] == [1.0]
    assert found["precision@4"] == [0.5]
    assert found["recall@4"] == pytest.approx([2 / 3])
    assert found["map@4"] == pytest.approx([(1 + 2 / 3) / 3])
    assert found["map@1"] == [1.0]
    assert found["mrr@4"] == [1.0]
    assert found["hit@2"] == [1.0]
    ideal = 1 + 1 / math.log2(3) + 1 / 2
    assert found["ndcg@4"] == pytest.approx([(1 + 1 / 2) / ideal])
    assert found["ndcg@2"] == pytest.approx([1 / (1 + 1 / math.log2(3))])


def test_the_ideal_list_has_one_of_each_but_of_what_k_bounds() -> None:
    found = _found([[0, 1]], interactions([(0, 0), (0, 1)], games=3), (1, 2))
    assert found["ndcg@2"] == found["map@2"] == found["recall@2"] == found["precision@2"] == [1.0]
    assert found["recall@1"] == [0.5]


def test_a_list_that_is_shorter_than_k_ends_in_misses() -> None:
    found = _found([[2, -1]], interactions([(0, 2)], games=3), (5,))
    assert found["precision@5"] == [0.2]
    assert found["ndcg@5"] == [1.0]


def test_a_missing_place_is_no_hit_of_the_player_before() -> None:
    # -1 of player 1 must not be taken for the last game of player 0.
    found = _found([[0], [-1]], interactions([(0, 2), (1, 1)], games=3), (1,))
    assert found["hit@1"] == [0.0, 0.0]


def test_metrics_agree_with_ranx(monkeypatch: pytest.MonkeyPatch) -> None:
    # Compiling takes a minute the first time; read when numba is imported, which nothing else here does.
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    ranx = pytest.importorskip("ranx")
    rng = np.random.default_rng(5)
    players, games, depth = 40, 60, 12
    ranked = np.stack([rng.permutation(games)[:depth] for _ in range(players)])
    pairs = [(player, int(game)) for player in range(players) for game in rng.permutation(games)[: rng.integers(1, 15)]]
    test = interactions(pairs, games=games)
    found = {name: np.array(values) for name, values in _found(ranked.tolist(), test, (1, 5, 10)).items()}
    # Keys are padded because ranx orders players by name.
    wanted: dict[str, dict[str, int]] = {f"{player:03d}": {} for player in range(players)}
    for player, game in pairs:
        wanted[f"{player:03d}"][str(game)] = 1
    listed = {
        f"{player:03d}": {str(game): float(depth - place) for place, game in enumerate(row)}
        for player, row in enumerate(ranked.tolist())
    }
    names = [f"{name}@{k}" for name in ("precision", "recall", "mrr", "ndcg", "map") for k in (1, 5, 10)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # numba's about its own compilation
        theirs = ranx.evaluate(ranx.Qrels(wanted), ranx.Run(listed), names, return_mean=False)
    relevant = np.array([len(wanted[f"{player:03d}"]) for player in range(players)])
    for name in names:
        # ranx divides average precision by all relevant games, we by as many as the list can hold.
        scale = relevant / np.minimum(relevant, int(name.partition("@")[2])) if name.startswith("map") else 1.0
        np.testing.assert_allclose(found[name], theirs[name] * scale, err_msg=name)
