"""Games that nobody has played have places of their own below the first ten."""

from __future__ import annotations

import pytest

from services.recommender.ranking.blending import Blended
from services.recommender.ranking.unplayed_games import unplayed_places, with_unplayed
from services.recommender.records import ReasonKind


def listed(prefix: str, count: int, best: float) -> list[Blended]:
    return [
        Blended(f"{prefix}{number}", best - number, ((ReasonKind.SIMILAR_TO_LIKED, 1.0),)) for number in range(count)
    ]


def names(items: list[Blended]) -> list[str]:
    return [item.game for item in items]


@pytest.mark.parametrize(("limit", "places"), [(1, 0), (10, 0), (11, 1), (12, 1), (13, 2), (50, 20)])
def test_below_the_first_ten_every_second_place_is_for_an_unplayed_game(limit: int, places: int) -> None:
    assert unplayed_places(limit) == places
    merged = with_unplayed(listed("played", 60, 100.0), listed("new", 60, 1.0), limit=limit)
    assert len(merged) == limit
    assert names(merged)[:10] == [f"played{number}" for number in range(min(10, limit))]
    assert sum(item.game.startswith("new") for item in merged) == places


def test_scores_still_fall_along_the_list() -> None:
    merged = with_unplayed(listed("played", 30, 10.0), listed("new", 30, 99.0), limit=20)
    assert merged == sorted(merged, key=lambda item: -item.score)
    assert names(merged)[10:13] == ["new0", "played10", "new1"]


def test_an_unplayed_game_that_is_early_by_its_own_score_stays_there_and_none_is_listed_twice() -> None:
    played = listed("played", 30, 10.0)
    new = listed("new", 3, 1.0)
    merged = with_unplayed([*played[:4], new[0], *played[4:20], new[1], *played[20:]], new, limit=16)
    assert names(merged)[4] == "new0"
    assert names(merged)[10] == "new1"
    assert len(set(names(merged))) == 16


def test_where_there_are_too_few_the_others_move_up() -> None:
    assert names(with_unplayed(listed("played", 12, 10.0), listed("new", 1, 1.0), limit=20))[9:] == [
        "played9",
        "new0",
        "played10",
        "played11",
    ]
    assert names(with_unplayed(listed("played", 1, 10.0), listed("new", 2, 1.0), limit=20)) == [
        "played0",
        "new0",
        "new1",
    ]
    assert names(with_unplayed([], listed("new", 2, 1.0), limit=20)) == ["new0", "new1"]
