"""Which games of a history count as liked, and how much."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from services.recommender.records import Played
from services.recommender.retrieving.taste import Liking, direction, likings

NOW = datetime(2025, 1, 1, tzinfo=UTC)


def history(*ratings: float | None) -> list[Played]:
    """The first is the latest; games are called by their place."""
    return [Played(str(n), rating, NOW - timedelta(days=n)) for n, rating in enumerate(ratings)]


@pytest.mark.parametrize(
    ("ratings", "liked"),
    [
        ((5, 4, 1), {"0", "1"}),
        ((5, 5, 5, 3), {"0", "1", "2"}),
        ((2.9, 2, 1), set()),
        ((3, 3, 3), {"0", "1", "2"}),
        ((4.3, 4.3, 4.3), {"0", "1", "2"}),
        ((None, 1, 5), {"0", "2"}),
        ((None, None), {"0", "1"}),
        ((), set()),
    ],
)
def test_liked_is_from_the_own_mean_upwards_but_never_below_3(
    ratings: tuple[float | None, ...], liked: set[str]
) -> None:
    assert {liking.game for liking in likings(history(*ratings))} == liked


def test_higher_rated_later_and_rated_games_weigh_more() -> None:
    weight = {liking.game: liking.weight for liking in likings(history(4, 5, 4, None, 1, 1))}
    assert weight["1"] > weight["0"] > weight["2"] > weight["3"]
    assert likings(history(4, 5, 4))[0].game == "1"


def test_an_old_liking_keeps_some_weight() -> None:
    assert min(liking.weight for liking in likings(history(*[5.0] * 500))) >= 0.3


def test_the_direction_leans_to_what_weighs_more_and_has_length_1() -> None:
    contents = {"a": np.array([1, 0], np.float32), "b": np.array([0, 1], np.float32)}
    found = direction([Liking("a", 5, 0.9), Liking("b", 3, 0.3), Liking("gone", 5, 1)], contents)
    assert found is not None
    assert found[0] == pytest.approx(3 * found[1])
    assert np.linalg.norm(found) == pytest.approx(1)


def test_no_direction_without_likings_or_when_they_cancel_out() -> None:
    contents = {"a": np.array([1, 0], np.float32), "b": np.array([-1, 0], np.float32)}
    assert direction([], contents) is None
    assert direction([Liking("a", 5, 1), Liking("b", 5, 1)], contents) is None
