"""Bare requests for games are heard in every language, and what else may be asked here is none."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.talking.requests import asks_for_some_games
from services.gateway.understanding.talking.talk import talk_act


@pytest.mark.parametrize(
    "text",
    [
        "what do you recommend?", "recommend", "what should i play tonight?", "any recommendations?",
        "что посоветуешь?", "ну посоветуй", "во что поиграть вечером?", "was empfiehlst du?", "was soll ich spielen?",
        "¿qué me recomiendas?", "t'as quoi pour moi ce soir?", "tu me conseilles quoi ?", "o que vc recomenda?",
        "ne önerirsin?", "ne oynayayım?", "що порадиш?", "у що пограти?", "co polecasz?", "w co zagrać?",
        "有什么推荐", "玩什么好", "おすすめは？", "何かいいのない？",
    ],
)  # fmt: skip
def test_a_bare_request_asks_for_games(text: str) -> None:
    assert asks_for_some_games(text)


@pytest.mark.parametrize(
    "text",
    [
        "what can you do?", "что ты умеешь?", "was kannst du?", "how are you", "tell me a joke",
        "do you know what i like?",
        "не советуй мне", "don't recommend", "recommend me a recipe", "t'es un robot ?", "посоветуй врача", "你会什么",
        "посоветуй, что мне делать", "what do you suggest i should do", "tu me conseilles quoi faire ?",
    ],
)  # fmt: skip
def test_other_questions_are_no_request(text: str) -> None:
    assert not asks_for_some_games(text)


@pytest.mark.parametrize("text", ["おけ、ありがと!", "オッケー、ありがとう", "了解です、ありがとう！"])
def test_a_word_of_assent_before_thanks_is_no_farewell(text: str) -> None:
    assert talk_act(text) == pb.ACT_THANKS


@pytest.mark.parametrize(
    "text",
    [
        "thanks for the recommendations", "thank you so much for the suggestions", "danke für die Empfehlung",
        "merci pour tes conseils", "gracias por las sugerencias", "obrigado pelas sugestões", "谢谢你的推荐",
    ],
)  # fmt: skip
def test_thanks_for_recommendations_ask_for_none(text: str) -> None:
    assert not asks_for_some_games(text)


def test_thanks_before_a_request_leave_it_one() -> None:
    assert asks_for_some_games("danke, was empfiehlst du?")
