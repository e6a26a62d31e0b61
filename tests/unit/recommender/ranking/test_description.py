"""What is said of recommended games is true of them."""

from __future__ import annotations

from services.recommender.ranking.blending import Blended
from services.recommender.ranking.description import LEAST_LIKERS, well_founded
from services.recommender.records import ReasonKind

POPULAR, MATCHES = ReasonKind.POPULAR, ReasonKind.MATCHES_MESSAGE


def test_a_game_that_few_like_is_not_said_to_be_liked_by_many() -> None:
    both = ((POPULAR, 0.75), (MATCHES, 0.25))
    few, many = Blended("few", 1.0, both), Blended("many", 0.5, both)
    told = well_founded([few, many], {"few": LEAST_LIKERS - 1, "many": LEAST_LIKERS})
    assert told[0].shares == ((MATCHES, 1.0),)
    assert told[1] == many


def test_a_game_that_nobody_knows_has_no_reason_and_keeps_its_place() -> None:
    told = well_founded([Blended("new", 1.0, ((POPULAR, 1.0),))], {})
    assert told == [Blended("new", 1.0, ())]
