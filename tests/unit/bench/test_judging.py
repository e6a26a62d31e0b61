"""The bench of conversations judges comparisons by the catalogue's facts, and puts a chat beside one embed alone."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from tests.bench.embed_alone import beside
from tests.bench.judging import is_relative

HARD = common_pb2.Game(game_id="hard", tags=["Difficult"], year=2010, typical_hours=20)
EASY = common_pb2.Game(game_id="easy", tags=["cozy"], year=2020, typical_hours=5)
UNKNOWN = common_pb2.Game(game_id="unknown")


@pytest.mark.parametrize(
    ("direction", "latest", "games", "holds"),
    [
        ("less", [HARD, EASY], [EASY, EASY], True),
        ("less", [HARD, HARD], [HARD, EASY], True),
        ("less", [HARD, EASY], [HARD, EASY], False),
        ("less", [HARD], [HARD], False),
        # Easier than what is not difficult can be told of nothing; a difficult game is surely not.
        ("less", [EASY], [EASY], True),
        ("less", [EASY], [HARD], False),
        ("more", [HARD, EASY], [HARD, HARD], True),
        ("more", [HARD, EASY], [HARD, EASY], False),
        ("more", [HARD], [HARD], True),
        ("more", [EASY], [EASY], False),
        ("less", [], [HARD], True),
        ("less", [HARD], [], True),
    ],
)
def test_difficulty_is_judged_by_what_the_catalogue_calls_difficult(
    direction: str, latest: list[common_pb2.Game], games: list[common_pb2.Game], holds: bool
) -> None:
    assert is_relative({"attribute": "difficulty", "direction": direction}, latest, games) is holds


def test_a_place_says_which_game_is_compared_with() -> None:
    easier = {"attribute": "difficulty", "direction": "less"}
    assert is_relative({**easier, "position": 1}, [HARD, EASY, EASY], [HARD, EASY])
    assert not is_relative({**easier, "position": -1}, [HARD, EASY, EASY], [HARD, EASY])


@pytest.mark.parametrize(("attribute", "more"), [("year", EASY), ("length", HARD)])
def test_years_and_lengths_are_compared_where_they_are_known(attribute: str, more: common_pb2.Game) -> None:
    less = HARD if more is EASY else EASY
    assert is_relative({"attribute": attribute, "direction": "more"}, [less, UNKNOWN], [more])
    assert not is_relative({"attribute": attribute, "direction": "less"}, [less], [more, UNKNOWN])
    assert is_relative({"attribute": attribute, "direction": "less"}, [less], [UNKNOWN])


def test_the_ratio_is_that_of_the_medians() -> None:
    assert beside([0.03, 0.05, 0.9], [0.01, 0.02, 0.03]) == (
        "to recommendations, 3 single messages: p50 50.0 ms; one embed of each alone, in turns with them: p50 20.0 ms; "
        "ratio 2.50 (aim: 2.5 or less)"
    )
