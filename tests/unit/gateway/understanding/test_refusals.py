"""Whether words of a message are refused there."""

from __future__ import annotations

import pytest

from services.gateway.understanding.refusals import is_refused, is_wearied_of


def refused(text: str, word: str) -> bool:
    start = text.index(word)
    return is_refused(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("games without blood or anything scary", "scary"),
        ("ничего страшного, пожалуйста", "страшного"),
        ("bitte nichts Gruseliges", "Gruseliges"),
        ("sin violencia ni sustos", "sustos"),
        ("rien de violent", "violent"),
        ("nada assustador", "assustador"),
        ("şiddet ve korku olmasın", "şiddet"),
        ("kansız oyunlar", "kansız"),
        ("щось без крові", "крові"),
        ("bez przemocy", "przemocy"),
        ("不要太恐怖的", "恐怖"),
        ("血が出ないゲーム", "血"),
    ],
)
def test_a_word_behind_a_refusal_is_refused_in_every_language(text: str, word: str) -> None:
    assert refused(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("something scary", "scary"),
        ("no racing, but scary is fine", "scary"),
        ("not only scary games", "scary"),
        ("I don't mind blood", "blood"),
        ("почему бы не хоррор", "хоррор"),
        ("怖いゲームがしたい", "怖い"),
    ],
)
def test_a_wish_another_clause_or_what_only_sounds_like_it_refuses_nothing(text: str, word: str) -> None:
    assert not refused(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("so tired of roguelikes and zombies", "zombies"),
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
