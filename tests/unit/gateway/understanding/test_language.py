"""The language of messages, short ones and mixed ones included."""

from __future__ import annotations

import pytest

from services.gateway.understanding import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Suggest me some rpg games with open world", "en"),
        ("hi", "en"),
        ("rpg", "en"),
        ("посоветуй хоррор", "ru"),
        ("да", "ru"),
        ("что-нибудь как Stardew Valley", "ru"),
        ("хочу Hollow Knight", "ru"),
        ("Recomiéndame un juego de terror, por favor", "es"),
        ("Was soll ich heute Abend spielen?", "de"),
        ("порадь мені щось цікаве", "uk"),
        ("おすすめのRPGを教えて", "ja"),
        ("a hard platformer", "en"),
        ("rpg open world", "en"),
        ("a cozy farm", "en"),
        ("hello", "en"),
        ("metroidvania", "en"),
        ("ein ruhiges Spiel", "de"),
        ("un gioco rilassante", "it"),
        ("👍", "en"),
        ("12345", "en"),
        ("хочу стрілянину", "uk"),
        ("дякую", "uk"),
        ("гра на вечір", "uk"),
        ("розкажи жарт", "uk"),
        ("спасибо", "ru"),
        ("хочу умереть", "ru"),
        ("игра на вечер", "ru"),
        ("danke", "de"),
        ("noch eins", "de"),
        ("otro más", "es"),
        ("gracias", "es"),
        ("encore un", "fr"),
        ("merci", "fr"),
        ("mais um", "pt"),
        ("não esse", "pt"),
        ("bir tane daha", "tr"),
        ("teşekkürler", "tr"),
        ("jeszcze jedna", "pl"),
        ("dziękuję", "pl"),
        ("恐怖游戏", "zh"),
        ("再来一个", "zh"),
        ("もう一つ", "ja"),
        ("RPGを教えて", "ja"),
        ("thanks", "en"),
        ("surprise me", "en"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language.detect(text) == expected


@pytest.mark.parametrize(
    ("spoken", "text", "expected"),
    [
        ("uk", "не шутери", "uk"),
        ("uk", "не файтинги", "uk"),
        ("uk", "а на ПК?", "uk"),
        ("uk", "платформер", "uk"),
        ("uk", "не шутеры", "ru"),
        ("ru", "не шутеры", "ru"),
        ("ru", "щось коротше", "uk"),
        ("ru", "horror", "ru"),
        ("pl", "RPG", "pl"),
        ("es", "no", "es"),
        ("es", "платформер", "ru"),
        ("ja", "RPG", "ja"),
        ("zh", "横版", "zh"),
        ("zh", "ホラー", "ja"),
        ("ru", "再来一个", "zh"),
        ("en", "gracias", "es"),
        ("de", "something short, please, for tonight", "en"),
        ("", "не шутери", "ru"),
    ],
)
def test_a_short_message_is_in_the_language_of_the_conversation_unless_it_tells_another(
    spoken: str, text: str, expected: str
) -> None:
    assert language.detect_in_conversation(text, "", spoken) == expected


def test_the_language_of_earlier_turns_stands_in_for_that_of_the_state() -> None:
    assert language.detect_in_conversation("не шутери", "Порадь гру") == "uk"
    assert language.detect_in_conversation("RPG", "Zaproponuj grę") == "pl"


@pytest.mark.parametrize(
    ("text", "before", "spoken"),
    [
        ("no celular", "jogo de corrida para jogar com um amigo", "pt"),
        ("un seul", "je cherche un jeu pour ma fille", "fr"),
        ("на двох", "щось розслаблююче на вихідні", "uk"),
        ("and free please", "щось розслаблююче на вихідні", "en"),
        ("スイッチで", "a game for my daughter", "ja"),
        ("PS5", "щось розслаблююче на вихідні", "uk"),
    ],
)
def test_a_few_words_that_two_languages_share_are_of_the_conversation(text: str, before: str, spoken: str) -> None:
    assert language.detect_in_conversation(text, before) == spoken
