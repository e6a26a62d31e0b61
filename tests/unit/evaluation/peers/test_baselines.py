"""Baselines: they find tastes that are there, popularity finds none, and settings are chosen without the test."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import pytest

from services.evaluation.judging.list_metrics import hits, per_player
from services.evaluation.peers import baselines
from services.evaluation.peers.baselines import Candidate, grids, item_knn, popularity, recent_popularity
from services.evaluation.peers.ranking import rank
from services.evaluation.peers.tuning import choose, validation_split
from services.evaluation.splits import split_named
from tests.unit.evaluation.tables import interactions, two_tastes

_CONTENTS = np.array([[1.0, 0.0]] * 20 + [[0.0, 1.0]] * 20, dtype=np.float32)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["item-knn", "ease", "ials", "content"])
def test_what_learns_tastes_beats_popularity_where_there_are_some(name: str) -> None:
    split = split_named("random", two_tastes(players=100, games=40, plays=10), seed=0)
    askers = split.askers()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        learnt, popular = (
            rank(grids(_CONTENTS)[each][0].fit(split.fitted), split.known, askers, 20) for each in (name, "popularity")
        )
    figures = [
        per_player(hits(ranked, askers, split.test), split.test.per_player()[askers], (10,))["recall@10"].mean()
        for ranked in (learnt, popular)
    ]
    assert figures[0] > 1.5 * figures[1]


@pytest.mark.parametrize("name", ["item-knn", "ease"])
def test_games_that_nobody_has_played_cost_nothing(name: str) -> None:
    """A hundred thousand squared would be 80 GB."""
    few = two_tastes(players=60, games=40, plays=10)
    many = replace(few, games=(*few.games, *(f"new{number:06}" for number in range(100_000))))
    askers = np.arange(60)
    fit = grids(_CONTENTS)[name][0].fit
    alone, among_many = (rank(fit(each), each, askers, 20) for each in (few, many))
    assert among_many.tolist() == alone.tolist()


@pytest.mark.parametrize("name", ["item-knn", "ease"])
def test_of_too_many_games_those_most_played_are_computed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baselines, "MOST_GAMES", 3)
    # Two groups that are played together; of the second only one game is played much.
    pairs = [(player, game) for player in range(9) for game in ((0, 1) if player < 6 else (2, 3 + player % 3))]
    scores = grids(_CONTENTS)[name][0].fit(interactions(pairs, games=6))(interactions([(0, 0)], games=6).matrix())
    assert scores[0, 1] > 0
    assert not scores[0, 3:].any()


def test_games_that_are_known_are_never_listed_and_lists_end_when_none_is_left() -> None:
    known = interactions([(0, 0), (0, 1), (1, 0)], games=3)
    ranked = rank(popularity(known), known, np.array([0, 1]), 3)
    assert ranked.tolist() == [[2, -1, -1], [1, 2, -1]]


def test_equal_scores_are_ordered_by_the_number_of_the_game() -> None:
    known = interactions([(0, 3)], games=5)
    assert rank(popularity(known), known, np.array([0]), 4).tolist() == [[0, 1, 2, 4]]


def test_recent_popularity_puts_the_last_days_first() -> None:
    day = 86_400
    pairs = [(0, 0), (1, 0), (2, 0), (3, 1)]
    known = interactions(pairs, games=3, players=5, seconds=[0, 0, 0, 100 * day])
    assert rank(recent_popularity(known, days=7), known, np.array([4]), 3).tolist() == [[1, 0, 2]]


def test_settings_are_chosen_by_what_they_find_of_a_validation_part() -> None:
    split = split_named("random", two_tastes(players=100, games=40), seed=0)
    validation = validation_split(split, seed=0)
    assert not np.isin(validation.test.keys(), split.test.keys()).any()
    blind = Candidate({"blind": 1}, popularity)
    seeing = Candidate({"blind": 0}, lambda fitted: item_knn(fitted, neighbours=20))
    assert choose([blind, seeing], validation).candidate is seeing
