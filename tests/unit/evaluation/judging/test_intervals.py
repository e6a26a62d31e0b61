"""Intervals and the paired test."""

from __future__ import annotations

import numpy as np
import pytest

from services.evaluation.judging.intervals import bootstrap, paired


def test_the_interval_of_a_mean_is_that_of_the_normal_distribution_for_many_values() -> None:
    values = np.random.default_rng(0).normal(2.0, 1.0, 2000)
    interval = bootstrap(values)
    half = 1.96 * values.std() / np.sqrt(len(values))
    assert interval.low == pytest.approx(values.mean() - half, abs=0.005)
    assert interval.high == pytest.approx(values.mean() + half, abs=0.005)


def test_a_small_difference_of_the_same_players_is_seen_although_players_differ_much() -> None:
    rng = np.random.default_rng(1)
    first = rng.normal(0, 1, 300)
    second = first - 0.05 + rng.normal(0, 0.1, 300)
    comparison = paired(first, second)
    assert comparison.better
    assert comparison.p_value < 0.01


def test_noise_is_no_difference() -> None:
    rng = np.random.default_rng(2)
    comparison = paired(rng.normal(0, 1, 300), rng.normal(0, 1, 300))
    assert not comparison.better
    assert not comparison.worse
    assert comparison.p_value > 0.05


def test_equal_systems_have_a_p_value_of_one() -> None:
    values = np.arange(10.0)
    assert paired(values, values).p_value == 1.0
