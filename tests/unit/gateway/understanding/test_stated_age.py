"""A child's age that is said outright is found without the classifier."""

from __future__ import annotations

import pytest

from services.gateway.understanding.stated_age import stated_age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("what can my 6 year old son play", 6),
        ("something for my eight-year-old daughter", 8),
        ("сыну 7 лет, во что поиграть", 7),
        ("игра для ребёнка 5 лет", 5),
        ("etwas für meine 9-jährige Tochter", 9),
        ("mein Sohn ist 6 Jahre alt", 6),
        ("para mi hijo de 4 años", 4),
        ("pour ma fille de 8 ans", 8),
        ("meu filho tem 6 anos", 6),
        ("6 yaşındaki oğlum için", 6),
        ("доньці 10 років", 10),
        ("syn ma 7 lat", 7),
        ("儿子六岁了", 6),
        ("8歳の娘と遊びたい", 8),
        ("games for kids", 7),
        ("игры для детей", 7),
        ("çocuklar için bir oyun", 7),
        ("dla dzieci", 7),
        ("给孩子玩的", 7),
        ("子供向け", 7),
    ],
)
def test_a_stated_age_is_found(text: str, age: int) -> None:
    found = stated_age(text)
    assert found is not None
    assert found.age == age
    assert text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "the kids are asleep, I want something scary",
        "not for kids please",
        "не для детей",
        "my daughter loved the games of the last 5 years",
        "с дочкой играли последние 5 лет",
        "a game about a child who gets lost",
        "I am 16 years old",
        "my son left, I want 10 hours of peace",
        "мой сын уже взрослый, ему 25 лет",
    ],
)
def test_what_states_no_age_of_a_child_is_left_alone(text: str) -> None:
    assert stated_age(text) is None
