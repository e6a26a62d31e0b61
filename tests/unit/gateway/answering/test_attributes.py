"""What a question asks of a game, by its words."""

from __future__ import annotations

import pytest

from services.gateway.answering.attributes import Attribute, attributes_in


@pytest.mark.parametrize(
    "text",
    [
        "how come you gave me the one", "what's so good about the one?", "чем хороша она?", "was ist so gut am ersten?",
        "¿qué tiene de bueno?", "qu'est-ce qu'il a de bien ?", "o que tem de bom?", "nesi iyi?", "чим хороша вона?",
        "co w niej jest dobrego?", "好在哪？", "何がいいの？",
    ],
)  # fmt: skip
def test_why_one_was_named_is_asked_in_many_words(text: str) -> None:
    assert attributes_in(text, games=1)[0] is Attribute.WHY


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("what was the one you gave me called", Attribute.NAME),
        ("kaç saat sürüyo", Attribute.LENGTH),
        ("多少岁能玩来着", Attribute.AGE),
    ],
)
def test_other_facts_are_asked_in_the_words_of_chats_too(text: str, asked: Attribute) -> None:
    assert attributes_in(text, games=1)[0] is asked
