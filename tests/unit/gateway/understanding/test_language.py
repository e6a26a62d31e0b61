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
    ],
)
def test_language(text: str, expected: str) -> None:
    assert language.detect(text) == expected
