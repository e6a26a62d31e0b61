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
