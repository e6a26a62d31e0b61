"""Leak gates: each lets an honest split pass and fails one that is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from services.evaluation.errors import LeakError
from services.evaluation.judging.list_metrics import hits, per_player
from services.evaluation.leaks import check_shuffled, check_split, shuffled
from services.evaluation.peers.baselines import item_knn, popularity
from services.evaluation.peers.ranking import rank
from services.evaluation.splits import Split, split_named
from tests.unit.evaluation.tables import interactions, two_tastes


def test_what_is_tested_must_not_be_known() -> None:
    split = split_named("random", two_tastes(), seed=0)
    with pytest.raises(LeakError, match="that is known"):
        check_split(replace(split, test=split.known))


def test_models_must_not_learn_from_what_is_not_known() -> None:
    split = split_named("random", two_tastes(), seed=0)
    with pytest.raises(LeakError, match="models learn"):
        check_split(replace(split, fitted=split.test))


def test_what_is_known_must_be_earlier_in_a_split_by_time() -> None:
    known = interactions([(0, 0), (1, 0)], games=3, seconds=[5, 50])
    test = interactions([(0, 1), (1, 1)], games=3, seconds=[10, 60])
    check_split(Split("s", known, known, test, in_time="player"))
    with pytest.raises(LeakError, match="later than something"):
        check_split(Split("s", known, known, test, in_time="all"))
    late = replace(test, seconds=np.array([4, 60]))
    with pytest.raises(LeakError, match="player's known part is later"):
        check_split(Split("s", known, known, late, in_time="player"))


def test_a_cold_game_must_not_have_been_played() -> None:
    split = split_named("cold", two_tastes(), seed=0)
    with pytest.raises(LeakError, match="cold game"):
        check_split(replace(split, cold=split.known.game[:1]))


def test_shuffling_keeps_how_much_is_played_and_takes_taste_away() -> None:
    split = split_named("random", two_tastes(players=200, games=40), seed=0)
    dealt = shuffled(split, seed=3)
    assert len(dealt.known) > 0.75 * len(split.known)
    assert (dealt.known.per_player() <= split.known.per_player()).all()
    assert (dealt.known.per_game() <= split.known.per_game()).all()
    first_half = dealt.known.game < 20
    even = dealt.known.player % 2 == 0
    assert 0.4 < first_half[even].mean() < 0.6


def test_an_honest_model_falls_to_popularity_with_shuffled_labels_and_one_that_saw_the_test_does_not() -> None:
    split = split_named("random", two_tastes(players=200, games=40), seed=0)
    askers = split.askers()
    dealt = shuffled(split, seed=3)

    def figure(fitted: Split, scorer: object) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        ranked = rank(scorer, fitted.known, askers, 10)  # type: ignore[arg-type]
        return per_player(hits(ranked, askers, split.test), split.test.per_player()[askers], (10,))["ndcg@10"]

    popular = figure(dealt, popularity(dealt.fitted))
    check_shuffled(figure(dealt, item_knn(dealt.fitted, neighbours=10)), popular)
    with pytest.raises(LeakError, match="it has seen the test"):
        check_shuffled(figure(dealt, item_knn(split.test, neighbours=10)), popular * 0.5)
    truth = split.test.matrix()
    with pytest.raises(LeakError, match="it has seen the test"):
        check_shuffled(figure(dealt, lambda _: truth[askers].toarray()), popular)
