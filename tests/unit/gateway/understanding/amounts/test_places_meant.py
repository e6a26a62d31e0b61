"""Places in a list that no single number tells: several, those counted from the end, the one in the middle."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.counting.places_meant import is_told_by_the_list, place_meant, places_meant


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("second to last", -2), ("предпоследняя", -2), ("vorletzte", -2), ("penúltimo", -2), ("avant-dernier", -2),
        ("sondan bir önceki", -2), ("передостання", -2), ("przedostatnia", -2), ("倒数第二个", -2),
        ("下から二番目", -2),
        ("third from the bottom", -3), ("上から三番目", 3),
        ("top one", 1), ("верхнюю", 1), ("oberste", 1), ("el de arriba", 1), ("en baştaki", 1), ("一番上", 1),
        ("bottom", -1), ("нижняя", -1), ("untersten", -1), ("el de abajo del todo", -1), ("一番下", -1),
        ("second", 2), ("üçüncüsü", 3), ("二つ目", 2), ("last", -1),
    ],
)  # fmt: skip
def test_a_place_is_counted_from_the_beginning_or_the_end(text: str, place: int) -> None:
    assert place_meant(text) == place
    assert not is_told_by_the_list(text)


@pytest.mark.parametrize(
    "text",
    ["middle", "средняя", "mittlere", "el del medio", "celui du milieu", "do meio", "ortadaki", "середня", "środkowa",
     "中间那个", "真ん中"],
)  # fmt: skip
def test_the_one_in_the_middle_is_told_by_the_list(text: str) -> None:
    assert place_meant(text) == 0
    assert is_told_by_the_list(text)
    assert places_meant(text, 3) == [1]
    assert places_meant(text, 4) == []


@pytest.mark.parametrize(
    "text", ["both", "обе", "beide", "ambos", "les deux", "os dois", "ikisi", "обидві", "obie", "两个", "両方", "二つ"]
)
def test_both_are_two_of_two_and_none_of_more(text: str) -> None:
    assert is_told_by_the_list(text)
    assert places_meant(text, 2) == [0, 1]
    assert places_meant(text, 5) == []


@pytest.mark.parametrize(
    "text",
    ["last two", "последние две", "letzten beiden", "dos últimos", "deux derniers", "dois últimos", "son ikisi",
     "дві останні", "obie ostatnie", "后面两个", "下の二つ"],
)  # fmt: skip
def test_the_last_two_are_the_end_of_the_list(text: str) -> None:
    assert places_meant(text, 5) == [3, 4]


@pytest.mark.parametrize(
    ("text", "many"), [("first two", 2), ("dwie pierwsze", 2), ("trois premiers", 3), ("前三个", 3)]
)
def test_the_first_few_are_its_beginning(text: str, many: int) -> None:
    assert places_meant(text, 5) == list(range(many))


def test_places_that_are_listed_are_those() -> None:
    assert places_meant("ikinci ve beşinciyi", 5) == [1, 4]
    assert places_meant("first and last", 4) == [0, 3]
    assert place_meant("second to last") == -2


@pytest.mark.parametrize("text", ["all of them", "все", "alle", "todos", "tous", "hepsi", "усі", "wszystkie", "全部"])
def test_all_are_the_whole_list(text: str) -> None:
    assert places_meant(text, 3) == [0, 1, 2]
