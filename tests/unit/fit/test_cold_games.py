"""Factors of games that nobody has played follow from their contents, as far as contents tell anything."""

from __future__ import annotations

import numpy as np

from services.fit.cold_games import by_content, cold_map
from services.fit.records import Floats

_RNG = np.random.default_rng(5)


def contents(games: int, dimension: int = 16) -> Floats:
    drawn = _RNG.standard_normal((games, dimension)).astype(np.float32)
    unit: Floats = drawn / np.linalg.norm(drawn, axis=1, keepdims=True)
    return unit


def test_factors_that_contents_tell_are_found_for_games_that_were_not_there() -> None:
    truth = _RNG.standard_normal((16, 4)).astype(np.float32)
    known, new = contents(400), contents(20)
    mapping = cold_map(known, 0.3 + known @ truth, np.full(400, 50.0, np.float32))
    assert np.abs(by_content(new, mapping) - (0.3 + new @ truth)).max() < 0.05


def test_factors_that_contents_do_not_tell_stay_near_the_mean_of_liked_games() -> None:
    known = contents(300)
    noise = _RNG.standard_normal((300, 4)).astype(np.float32)
    told = by_content(contents(50), cold_map(known, noise, np.ones(300, np.float32)))
    assert np.abs(told - noise.mean(axis=0)).mean() < 0.2


def test_a_game_that_nobody_likes_tells_nothing() -> None:
    known = contents(100)
    factors = known[:, :4].copy()
    likings = np.full(100, 9.0, np.float32)
    likings[:10] = 0.0
    before = cold_map(known, factors, likings)
    factors[:10] += 100.0
    assert np.allclose(cold_map(known, factors, likings), before)


def test_of_no_likings_nothing_follows() -> None:
    assert not cold_map(contents(5), np.ones((5, 3), np.float32), np.zeros(5, np.float32)).any()
