"""What surely names a kind wherever it stands, and what does not."""

from __future__ import annotations

import pytest

from services.gateway.understanding.genres.kinds import KindNames
from services.gateway.understanding.genres.sure_kinds import sure_kind_places

_KINDS = KindNames(["cozy", "funny", "survival", "Roguelike", "shooter"])


@pytest.mark.parametrize("text", ["рогалик на вечер", "ein Roguelike", "肉鸽"])
def test_a_word_that_is_said_of_little_else_is_sure(text: str) -> None:
    assert list(sure_kind_places(text, _KINDS))


@pytest.mark.parametrize(
    "text",
    [
        "добрый вечер",
        "süße Träume",
        "это шутка",
        "żartuję",
        "şaka yapıyorum",
        "tengo hambre",
        "estou com fome",
        "голод",
        "жартуєш",
        "il tire à sa fin",
    ],
)
def test_greetings_hunger_and_jokes_are_no_kinds(text: str) -> None:
    assert list(sure_kind_places(text, _KINDS)) == []


_CALLED = KindNames(["Fighting", "Card", "Horror", "Sports", "short", "co-op"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("um jogo de luta dos anos 90", "luta"),
        ("spor oyunu var mı", "spor"),
        ("想玩格斗游戏", "格斗"),
    ],
)
def test_what_a_game_is_called_by_is_sure(text: str, said: str) -> None:
    assert any(said in text[start:end] or text[start:end] in said for start, end in sure_kind_places(text, _CALLED))


@pytest.mark.parametrize(
    "text", ["a luta continua", "short games", "a co-op game", "horror games", "o jogo é uma luta"]
)
def test_what_tells_something_else_of_a_game_is_not(text: str) -> None:
    assert list(sure_kind_places(text, _CALLED)) == []
