"""Factors of games: what they say of players, and what the library is asked for."""

from __future__ import annotations

import os

import numpy as np
import pytest
import scipy.sparse as sp
from implicit.cpu.als import AlternatingLeastSquares

from services.fit import implicit_als
from services.fit.implicit_als import game_factors, player_factors


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 1), (8, 4)])
def test_half_of_the_cores_are_left_to_the_services(cores: int, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def asked_for(**options: object) -> object:
        asked.append(options["num_threads"])
        return AlternatingLeastSquares(**{**options, "num_threads": 1})

    monkeypatch.setattr(implicit_als, "AlternatingLeastSquares", asked_for)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(cores)))
    plays = sp.csr_matrix(np.eye(6, 4, dtype=np.float32))
    assert game_factors(plays, regularisation=1.0).shape == (4, 4)
    assert asked == [threads]


def test_factors_rank_what_is_played_by_the_same_players_first_and_what_is_disliked_last() -> None:
    """Two groups of ten games, each played by thirty players of its own."""
    random = np.random.default_rng(3)
    plays = np.zeros((60, 20), dtype=np.float32)
    for player in range(60):
        plays[player, random.choice(10, 6, replace=False) + 10 * (player % 2)] = 1.0
    factors = game_factors(sp.csr_matrix(plays), regularisation=1.0)
    histories = np.zeros((3, 20), dtype=np.float32)
    histories[0, [0, 1]] = 1.0
    histories[1, [10, 11]] = 1.0
    histories[2, [0, 10]] = 1.0, -1.0
    first, second, divided = player_factors(sp.csr_matrix(histories), factors, 1.0) @ factors.T
    assert first[2:10].mean() > first[10:].max()
    assert second[12:].mean() > second[:10].max()
    assert divided[1:10].mean() > divided[11:].mean()
