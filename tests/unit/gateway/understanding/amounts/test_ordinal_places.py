"""A place in a list is heard in eleven languages, in whatever form, and a part or a person is none."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.counting.numbers import ordinals
from services.gateway.understanding.amounts.counting.ordinal_places import ordinal_places


def places(text: str) -> list[int]:
    return [number for start, end in ordinal_places(text) for number in ordinals(text[start:end])]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("how many hours is the fourth?", 4),
        ("does the last one have co-op?", -1),
        ("third?", 3),
        ("is number 2 on Mac?", 2),
        ("сколько часов вторая?", 2),
        ("в пятую можно вдвоём?", 5),
        ("а последняя бесплатная?", -1),
        ("hat das vierte einen Koop?", 4),
        ("und beim letzten?", -1),
        ("¿y la quinta?", 5),
        ("¿cuánto dura el primer juego?", 1),
        ("la dernière est gratuite ?", -1),
        ("et la 3e ?", 3),
        ("quanto tempo leva a quarta?", 4),
        ("e o último?", -1),
        ("üçüncüsü kaç saat?", 3),
        ("ikincide çok oyunculu var mı?", 2),
        ("peki ilki?", 1),
        ("скільки годин третя?", 3),
        ("чи є кооп у другої?", 2),
        ("а п'ята?", 5),
        ("czy trzecia jest na Switcha?", 3),
        ("a w piątej jest multi?", 5),
        ("第四个要多久？", 4),
        ("最后一个免费吗？", -1),
        ("5番目は？", 5),
        ("最後のは何時間？", -1),
    ],
)
def test_a_place_is_heard_in_the_form_that_its_sentence_gives_it(text: str, place: int) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "is it in first person?",
        "does the second world war come up?",
        "когда вышла вторая часть?",
        "она от первого лица?",
        "у друга есть приставка?",
        "ist das in der ersten Person?",
        "¿es en primera persona?",
        "c'est à la première personne ?",
        "é em primeira pessoa?",
        "birinci şahıs mı?",
        "коли вийшла друга частина?",
        "czy to druga część?",
        "是第一人称吗？",
        "第二部什么时候出？",
    ],
)
def test_a_part_of_a_series_and_a_person_are_no_places(text: str) -> None:
    assert places(text) == []
