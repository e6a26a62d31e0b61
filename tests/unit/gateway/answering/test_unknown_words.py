"""What no catalogue says, by how it is asked for."""

from __future__ import annotations

import pytest

from services.gateway.answering.attributes import Attribute, attributes_in
from services.gateway.answering.unknown_words import asks_for_help, asks_for_the_unknown


@pytest.mark.parametrize(
    "text",
    [
        "whose voice is that in",
        "what did  cost to make?",
        "did critics like ?",
        "is  included in Game Pass?",
        "how do I beat the final boss in ?",
        "как пройти последнего босса в",
        "во сколько обошлась разработка ?",
        "Wie besiege ich den Endboss in ?",
        "Wer leiht der Hauptfigur in  die Stimme?",
        "¿mi PC puede con ?",
        "Comment battre le boss final d' ?",
        "como passo do chefe final de ?",
        "'ta ana karakteri kim konuşuyor?",
        "як перемогти останнього боса в ?",
        "jak pokonać ostatniego bossa w ?",
        "在Game Pass里吗？",
        "の声は誰？",
        "のチートコードを教えて",
    ],
)
def test_what_no_catalogue_says_goes_before_all_else(text: str) -> None:
    assert asks_for_the_unknown(text)
    assert attributes_in(text, games=1)[0] is Attribute.UNKNOWN


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("who made ?", Attribute.DEVELOPER),
        ("how long does it take to beat ?", Attribute.LENGTH),
        ("сколько часов проходить ?", Attribute.LENGTH),
        ("what is the age rating of ?", Attribute.AGE),
        ("ist  gerade im Angebot?", Attribute.MONEY),
        ("je  na promoc", Attribute.MONEY),
    ],
)
def test_what_catalogues_say_is_not_taken_for_unknown(text: str, asked: Attribute) -> None:
    assert attributes_in(text, games=1)[0] is asked


def test_who_wants_to_get_on_in_a_game_asks_for_help() -> None:
    assert asks_for_help("give me a cheat code for")
    assert not asks_for_help("who made it")
