"""When a message wants some of the games just shown, in eleven languages."""

from __future__ import annotations

import pytest

from services.gateway.understanding.comparing.some_of_these import wanted_of_these


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("only 2 of those", 2), ("only the best one of these", 1), ("one of these", 1), ("лучше две из них", 2),
        ("самую лучшую из них", 1), ("nur eins davon", 1), ("das beste davon", 1), ("la mejor de esas", 1),
        ("un de ceux-là", 1), ("um desses", 1), ("bunlardan biri", 1), ("тільки одну з них", 1),
        ("tylko jedną z nich", 1), ("这些里选一个", 1), ("その中から一つ", 1),
    ],
)  # fmt: skip
def test_so_many_of_the_games_shown_are_wanted(text: str, number: int) -> None:
    assert wanted_of_these(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "having one of those days", "one of those cozy games", "just one racing game", "two more of those",
        "another one",
        "меньше насилия", "less violence", "weniger schwer", "the best rpg", "moins cher", "only on Switch", "2",
        "more like the best of these", "una más", "otra",
        "just two", "fewer please", "nie najlepszą z nich", "no quiero los mejores de esos",
        "самая плохая из них", "das schlimmste davon", "só um", "одной хватит",
    ],
)  # fmt: skip
def test_what_says_more_than_how_many_wants_none_of_them(text: str) -> None:
    assert wanted_of_these(text) is None
