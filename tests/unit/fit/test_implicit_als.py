"""Factors of games: what the library is asked for."""

from __future__ import annotations

import os

import numpy as np
import pytest
import scipy.sparse as sp
from implicit.cpu.als import AlternatingLeastSquares

from services.fit import implicit_als
from services.fit.implicit_als import game_factors


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
