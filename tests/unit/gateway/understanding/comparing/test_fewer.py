"""When a message wants fewer of the games just shown, in eleven languages."""

from __future__ import annotations

import pytest

from services.gateway.understanding.comparing.fewer import fewer_wanted


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("fine just one then, the easiest", 1), ("only 2 of those", 2), ("back to my dad, fewer. one is enough", 1),
        ("fewer please", 0), ("only the best one of these", 1), ("one of these", 1),
        ("только одну", 1), ("лучше две из них", 2), ("лучше одну", 1),
        ("самую лучшую из них", 1), ("поменьше", 0), ("одной хватит", 1),
        ("nur eins davon", 1), ("das beste davon", 1), ("weniger bitte", 0), ("lieber nur eins", 1),
        ("solo uno", 1), ("la mejor de esas", 1),
        ("juste un", 1), ("un de ceux-là", 1), ("só um", 1), ("um desses", 1), ("sadece bir tane", 1),
        ("bunlardan biri", 1), ("тільки одну з них", 1), ("tylko jedną z nich", 1), ("只要一个", 1),
        ("这些里选一个", 1),
        ("一つだけ", 1), ("その中から一つ", 1),
    ],
)  # fmt: skip
def test_so_many_of_the_games_shown_are_wanted(text: str, number: int) -> None:
    assert fewer_wanted(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "having one of those days", "one of those cozy games", "just one racing game", "two more of those",
        "another one",
        "меньше насилия", "less violence", "weniger schwer", "the best rpg", "moins cher", "only on Switch", "2",
        "more like the best of these", "una más", "otra",
    ],
)  # fmt: skip
def test_what_says_more_than_how_many_wants_none_of_them(text: str) -> None:
    assert fewer_wanted(text) is None
