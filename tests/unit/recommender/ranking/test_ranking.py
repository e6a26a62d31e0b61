"""Order of what matches a message and what does not."""

from __future__ import annotations

import pytest

from services.recommender.ranking.ranking import Candidates, Fitted, popularity_share, rank
from services.recommender.records import ReasonKind

MESSAGE = {"match-1": 1.0, "match-2": 0.2, "near-1": -0.1, "near-2": -0.3, "far": -3.0}
LOVED = {"near-2": 9.0, "match-2": 1.0, "far": 9.0}


@pytest.mark.parametrize(
    "fitted", [None, Fitted(LOVED, LOVED, factor_weight=2.0, popularity_weight=1.0, known=9)], ids=["plain", "fitted"]
)
def test_what_matches_the_message_comes_before_what_is_merely_loved(fitted: Fitted | None) -> None:
    found = Candidates(MESSAGE, {}, LOVED, {"near-2": 5.0}, fitted)
    ranked = rank(found, likings=9, limit=4)
    games = [item.game for item in ranked]
    assert set(games[:2]) == {"match-1", "match-2"}
    assert games[2] == "near-2"
    scores = [item.score for item in ranked]
    assert scores == sorted(scores, reverse=True)


def test_where_all_asked_for_match_taste_orders_them_and_where_none_does_the_nearest_stand_in() -> None:
    found = Candidates(MESSAGE, {}, {"match-2": 9.0}, {})
    assert {item.game for item in rank(found, likings=9, limit=2)} == {"match-1", "match-2"}
    nothing = Candidates({"near-1": -0.1, "far": -3.0}, {}, {}, {})
    assert [item.game for item in rank(nothing, likings=0, limit=2)] == ["near-1", "far"]


def test_what_stands_in_is_the_nearest_and_not_what_many_play() -> None:
    popular = {"near-2": 9.0, "match-2": 1.0}
    ranked = rank(Candidates(MESSAGE, {}, {}, popular), likings=0, limit=4)
    assert [item.game for item in ranked][2:] == ["near-1", "near-2"]
    near = {"near-1": -0.1, "near-2": -0.3}
    assert rank(Candidates(near, {}, {}, popular, is_named=True), likings=0, limit=2)[0].game == "near-1"
    assert [kind for kind, _ in ranked[3].shares] == [ReasonKind.POPULAR]


def _fitted(known: int, *, factor_weight: float = 2.0, popularity_weight: float = 1.0) -> Fitted:
    taste = {"to-taste": 2.0, "hit": 1.0, "other": 0.0}
    return Fitted(taste, taste, factor_weight, popularity_weight, known)


@pytest.mark.parametrize(("known", "share"), [(0, 3.0), (1, 3.0 / (1 + 1 / 16)), (4, 1.5), (12, 0.3)])
def test_popularity_weighs_what_the_model_does_and_half_of_it_with_four_games_known(known: int, share: float) -> None:
    assert popularity_share(_fitted(known)) == pytest.approx(share)
    assert popularity_share(_fitted(known, factor_weight=0.0)) == pytest.approx(share / 3)
    assert popularity_share(_fitted(known, popularity_weight=0.5)) == pytest.approx(share / 2)


@pytest.mark.parametrize(("known", "first"), [(1, "hit"), (12, "to-taste")])
def test_of_whom_little_is_known_the_hit_comes_first_of_others_what_is_to_their_taste(known: int, first: str) -> None:
    found = Candidates({}, {}, {}, {"hit": 9.0, "other": 1.0, "to-taste": 1.0}, _fitted(known))
    assert rank(found, likings=known, limit=3)[0].game == first


def test_a_score_of_the_fitted_blend_holds_the_share_of_popularity() -> None:
    alike = {"hit": 1.0, "other": 1.0}
    fitted = Fitted(alike, alike, factor_weight=2.0, popularity_weight=1.0, known=2)
    best = rank(Candidates({}, {}, {}, {"hit": 9.0, "other": 1.0}, fitted), likings=2, limit=2)[0]
    assert best.game == "hit"
    assert best.score == pytest.approx(popularity_share(fitted))
