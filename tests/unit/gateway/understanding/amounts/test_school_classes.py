"""Ages of children by their school classes."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.ages.school_classes import ages_in_classes


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("a second grader", 7),
        ("for grade 3 pupils", 8),
        ("первоклассник", 6),
        ("для 4 класса", 9),
        ("Erstklässler", 6),
        ("3º de primaria", 8),
        ("des élèves de CE1", 7),
        ("2º ano do ensino fundamental", 7),
        ("birinci sınıf", 6),
        ("для другокласника", 7),
        ("dla pierwszoklasistów", 6),
        ("适合三年级学生", 8),
        ("小学一年生", 6),
        ("3 класс", 8),
        ("сын в третьем классе", 8),
        ("учениця 2 класу", 7),
        ("3 klasa", 8),
        ("córka w piątej klasie", 10),
        ("está no primeiro ano da escola", 6),
    ],
)
def test_a_class_tells_the_least_age_in_every_language(text: str, age: int) -> None:
    assert ages_in_classes(text) == [age]


def test_a_class_of_a_game_is_none() -> None:
    assert ages_in_classes("a class based shooter with 3 classes") == []


@pytest.mark.parametrize(
    "text",
    [
        "посоветуй 5 классных игр",
        "3 классических RPG для PC",
        "poleć 5 klasycznych gier",
        "3 класичні ігри",
        "5 класних ігор",
        "первоклассная стратегия",
        "першокласна гра",
        "pierwsza klasyczna gra",
        "jogos do primeiro ano do PS5",
    ],
)
def test_classy_and_classic_games_are_no_school_classes(text: str) -> None:
    assert ages_in_classes(text) == []


def test_a_first_rate_game_is_no_school_class() -> None:
    assert ages_in_classes("birinci sınıf bir strateji oyunu") == []
    assert ages_in_classes("birinci sınıfa giden kızım") == [6]


def test_who_goes_to_school_next_year_is_six() -> None:
    assert ages_in_classes("うちの子、来年小学校に上がります") == [6]
