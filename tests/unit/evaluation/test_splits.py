"""Splits: what is known, what is to be found, and that nothing is both."""

from __future__ import annotations

import numpy as np
import pytest

from services.evaluation.errors import EvaluationError
from services.evaluation.leaks import check_split
from services.evaluation.splits import SPLITS, split_named, time_global
from tests.unit.evaluation.tables import interactions, two_tastes


@pytest.mark.parametrize("name", [*SPLITS, "known-2"])
def test_every_split_passes_the_gates_and_depends_on_its_seed_alone(name: str) -> None:
    data = two_tastes()
    split = split_named(name, data, seed=1)
    check_split(split)
    again = split_named(name, data, seed=1)
    assert split.test.keys().tolist() == again.test.keys().tolist()
    assert len(split.askers()) > 0


def test_a_fifth_of_each_players_plays_is_to_be_found() -> None:
    split = split_named("random", two_tastes(plays=10), seed=0)
    assert set(split.test.per_player().tolist()) == {2}
    assert set(split.known.per_player().tolist()) == {8}


def test_a_player_of_one_play_keeps_it() -> None:
    split = split_named("random", interactions([(0, 0), (0, 1), (1, 2)], games=3), seed=0)
    assert split.known.per_player().tolist() == [1, 1]


def test_the_latest_plays_of_each_player_are_to_be_found() -> None:
    data = interactions([(0, 0), (0, 1), (0, 2), (1, 0), (1, 2)], games=3, seconds=[30, 10, 20, 5, 4])
    split = split_named("leave-one-out", data, seed=0)
    assert list(zip(split.test.player.tolist(), split.test.game.tolist(), strict=True)) == [(0, 0), (1, 0)]


def test_the_global_split_by_time_asks_for_nobody_who_is_new() -> None:
    data = interactions([(0, 0), (0, 1), (1, 0), (1, 2), (2, 1)], games=3, seconds=[1, 9, 2, 3, 10], players=3)
    split = time_global(data, np.random.default_rng(0), share=0.4)
    assert split.test.player.tolist() == [0]
    assert split.known.seconds.max() <= split.test.seconds.min()
    assert 2 not in split.test.player


def test_new_players_teach_no_model_but_their_history_is_known() -> None:
    split = split_named("known-3", two_tastes(), seed=0)
    new = split.askers()
    assert not np.isin(split.fitted.player, new).any()
    assert set(split.known.per_player()[new].tolist()) == {3}


def test_nobody_has_played_a_cold_game_before() -> None:
    split = split_named("cold", two_tastes(), seed=0)
    assert split.cold is not None
    assert len(split.cold) == 2
    assert not np.isin(split.known.game, split.cold).any()
    assert np.isin(split.test.game, split.cold).any()
    assert not np.isin(split.test.game, split.cold).all()


def test_a_split_that_leaves_nothing_says_so() -> None:
    with pytest.raises(EvaluationError, match="0 to test"):
        split_named("random", interactions([(0, 0), (1, 1)], games=2), seed=0)


def test_an_unknown_split_is_named_with_those_there_are() -> None:
    with pytest.raises(EvaluationError, match="no 'shuffled'; use one of random"):
        split_named("shuffled", two_tastes(), seed=0)
