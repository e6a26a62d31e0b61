"""What somebody is tired of."""

from __future__ import annotations

import pytest

from services.gateway.understanding.refusing.weariness import is_wearied_of


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("so tired of roguelikes and zombies", "zombies"),
        ("tylko nie fantasy, rzygam już smokami", "smokami"),
        ("надоели открытые миры и крафт", "крафт"),
        ("hab genug von Zombies", "Zombies"),
        ("me cansé de los roguelikes y de los zombis", "zombis"),
        ("marre des mondes ouverts", "mondes ouverts"),
        ("cansei de mundo aberto", "mundo aberto"),
        ("açık dünyadan bıktım", "açık dünyadan"),
        ("набридли відкриті світи", "відкриті світи"),
        ("mam dość otwartych światów", "otwartych światów"),
        ("玩腻了开放世界", "开放世界"),
        ("オープンワールドはもう飽きた", "オープンワールド"),
    ],
)
def test_what_somebody_is_tired_of_is_refused_in_every_language(text: str, word: str) -> None:
    start = text.index(word)
    assert is_wearied_of(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("tired of zombies, give me farming", "farming"),
        ("me cansé de los zombis, quiero carreras", "carreras"),
        ("надоели зомби, хочу ферму", "ферму"),
        ("zombies and farming", "farming"),
    ],
)
def test_a_wish_behind_what_somebody_is_tired_of_is_not_refused(text: str, word: str) -> None:
    start = text.index(word)
    assert not is_wearied_of(text, start, start + len(word))


def test_disgust_refuses() -> None:
    for text, word in (("tylko nie fantasy, rzygam już smokami", "smokami"), ("от зомби воротит от зомби", "зомби")):
        assert is_wearied_of(text, text.rindex(word), text.rindex(word) + len(word))
