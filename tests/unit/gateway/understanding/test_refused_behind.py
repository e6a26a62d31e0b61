"""A refusal may stand behind what it refuses, and a wish that is dropped ends before another."""

from __future__ import annotations

import pytest

from services.gateway.understanding.refusing.refusals import is_surely_refused
from services.gateway.understanding.talking.starting_over import drops_the_wish


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("par contre les zombies non merci", "zombies"),
        ("horror i can do without", "horror"),
        ("de piratas nada", "piratas"),
        ("strzelanki odpadają", "strzelanki"),
        ("rpg oui, tour par tour non", "tour par tour"),
        ("zombi olmaz", "zombi"),
        ("搞笑就算了", "搞笑"),
    ],
)
def test_what_is_turned_down_behind_is_refused(text: str, refused: str) -> None:
    start = text.index(refused)
    assert is_surely_refused(text, start, start + len(refused))


@pytest.mark.parametrize(
    ("text", "named"),
    [("horror no problem", "horror"), ("terror no me asusta", "terror"), ("zombi olmaz mı", "zombi"),
     ("ホラーは結構好き", "ホラー"), ("rpg no pc", "rpg")],
)  # fmt: skip
def test_what_only_looks_like_it_is_not(text: str, named: str) -> None:
    start = text.index(named)
    assert not is_surely_refused(text, start, start + len(named))


@pytest.mark.parametrize("text", ["vergiss es, lieber ein Krimi", "laisse tomber, un truc calme", "算了，换成赛车"])
def test_a_wish_is_dropped_before_another(text: str) -> None:
    assert drops_the_wish(text)


@pytest.mark.parametrize("text", ["laisse tomber le côté drôle", "forget racing", "doch lieber switch"])
def test_one_side_of_a_wish_is_not_all_of_it(text: str) -> None:
    assert not drops_the_wish(text)
