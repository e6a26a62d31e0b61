"""Which requests tell nothing of the games they want."""

from __future__ import annotations

import pytest

from services.gateway.understanding.beyond_catalogues.bare_requests import tells_of_games

BARE = [
    "what should I play next?",
    "Could you recommend me something good for tonight?",
    "surprise me",
    "посоветуй что-нибудь",
    "во что бы поиграть вечером?",
    "Empfiehl mir ein Spiel!",
    "überrasch mich",
    "¿qué me recomiendas?",
    "recomiendame algo",
    "conseille-moi un jeu",
    "à quoi je pourrais jouer ce soir ?",
    "me recomenda um jogo",
    "o que eu jogo hoje?",
    "bana bir oyun önersene",
    "ne oynasam?",
    "порадь щось цікаве",
    "poleć mi jakąś grę",
    "w co by tu zagrać",
    "推荐个游戏",
    "有什么好玩的游戏吗？",
    "おすすめのゲームを教えて",
    "何か面白いゲームない？",
    "",
    "1, 2, 3",
]
TELLING = [
    "a cozy farming game",
    "a game where you die a lot",
    "something with bees",
    "Gothic",
    "что-нибудь про пчёл",
    "ein Spiel mit Drachen",
    "un juego de piratas",
    "un jeu avec des dragons",
    "um jogo com dragões",
    "ejderhalı bir oyun",
    "гра про козаків",
    "gra o smokach",
    "推荐个恐怖游戏",
    "ゾンビのゲーム",
    "まったりしたゲーム",
]


@pytest.mark.parametrize("text", BARE)
def test_a_request_for_any_game_tells_nothing(text: str) -> None:
    assert not tells_of_games(text)


@pytest.mark.parametrize("text", TELLING)
def test_a_word_of_what_is_wanted_tells_something(text: str) -> None:
    assert tells_of_games(text)


def test_words_of_two_languages_are_not_put_together() -> None:
    # "Die" is a German article, and "war" a German verb.
    assert tells_of_games("a game where you die in a war")
