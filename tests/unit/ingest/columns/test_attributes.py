"""Whose attribute a column is."""

from __future__ import annotations

import numpy as np
import pandas as pd

from services.ingest.columns.attributes import dependency, split_attributes


def played(**columns: list[str]) -> pd.DataFrame:
    """Ten players who have each played ten games."""
    frame = pd.DataFrame(
        {"player": [f"p{row // 10}" for row in range(100)], "game": [f"g{row % 10}" for row in range(100)]} | columns
    )
    return frame.astype("str")


def split_of(**columns: list[str]) -> str:
    frame = played(**columns)
    split = split_attributes(frame, frame, "player", "game", list(columns))
    return next(owner for owner in ("game", "player", "neither") if getattr(split, owner))


BY_GAME = [f"{row % 10 % 4}" for row in range(100)]
BY_PLAYER = [f"{row // 10 % 4}" for row in range(100)]


def test_what_is_the_same_in_all_rows_of_a_game_is_the_games() -> None:
    assert split_of(mood=BY_GAME) == "game"


def test_what_is_the_same_in_all_rows_of_a_player_is_the_players() -> None:
    assert split_of(mood=BY_PLAYER) == "player"


def test_what_changes_from_row_to_row_is_neithers() -> None:
    assert split_of(mood=[str(row * 7919 % 13) for row in range(100)]) == "neither"


def test_a_few_errors_are_tolerated() -> None:
    assert split_of(mood=["9", "9", "9", "9", *BY_GAME[4:]]) == "game"
    assert split_of(mood=["9"] * 20 + BY_GAME[20:]) == "neither"


def test_a_flag_that_is_nearly_always_the_same_is_neithers() -> None:
    assert split_of(mood=["yes" if row in (17, 44, 83) else "no" for row in range(100)]) == "neither"


def test_what_both_determine_goes_where_its_name_says() -> None:
    assert split_of(genre=["RPG"] * 100) == "game"
    assert split_of(country=["FR"] * 100) == "player"
    assert split_of(mood=["same"] * 100) == "neither"


def test_keys_that_occur_once_prove_nothing() -> None:
    frame = pd.DataFrame(
        {"player": ["a", "a", "b"], "game": ["x", "y", "z"], "mood": ["1", "2", "3"], "genre": ["1", "2", "3"]}
    )
    split = split_attributes(frame.astype("str"), frame.astype("str"), "player", "game", ["mood", "genre"])
    assert split.neither == ("mood",)
    assert split.game == ("genre",)


def test_missing_values_do_not_count() -> None:
    found = dependency(np.array([0, 0, 0, 1, 1]), np.array([2, -1, 2, -1, -1]))
    assert found.holds
    assert not dependency(np.array([0, 1]), np.array([-1, -1])).tested
