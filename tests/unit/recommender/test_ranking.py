"""Order of what matches a message and what does not."""

from __future__ import annotations

import pytest

from services.recommender.ranking.ranking import Candidates, Fitted, rank

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
