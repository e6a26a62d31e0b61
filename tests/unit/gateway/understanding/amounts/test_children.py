"""The age of a child that a whole message speaks of, and what only looks like one."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.ages.children import (
    CHILD_AGE,
    TEENAGER_AGE,
    read_child_age,
    stated_child_age,
)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("nothing scary for a sleepover of 9 year old girls", 9),
        ("my kid is 6, 3 games please", 6),
        ("my little guy is 4", 4),
        ("lil bro is 8", 8),
        ("meine Kleine ist 5", 5),
        ("für den Kleinen, 4 Jahre", 4),
        ("mi enano tiene 6", 6),
        ("ma puce de 5 ans", 5),
        ("mon petit a 4 ans", 4),
        ("mała ma 5 lat", 5),
        ("сыну 5л", 5),
        ("дитині 5р.", 5),
        ("3 games for my 9 year old", 9),
        ("six-year-old nephew", 6),
        ("my 6\u2011year\u2011old", 6),
        ("for my daughters, 4 and 9", 4),
        ("a game with no violence, my kid is 6", 6),
        ("для сына 10 лет", 10),
        ("дочке семь", 7),
        ("для шестилетнего", 6),
        ("Spiele für mein Kind, 8 Jahre", 8),
        ("Spiele für meine 6- und 8-jährigen Kinder", 6),
        ("jeux pour enfant de 6 ans", 6),
        ("juegos para mi hijo de nueve años", 9),
        ("jogos para minha filha de 5 anos", 5),
        ("çocuk için, 6 yaşında", 6),
        ("dla dziecka 5 lat", 5),
        ("gra dla pięciolatka", 5),
        ("для дитини 8 років", 8),
        ("малому 5 рочків", 5),
        ("донці 7", 7),
        ("8岁孩子玩的游戏", 8),
        ("7歳の娘", 7),
    ],
)
def test_a_stated_age_is_read_in_every_language(text: str, age: int) -> None:
    assert read_child_age(text) == age


def test_a_child_or_teenager_of_no_stated_age_has_a_usual_one() -> None:
    assert read_child_age("kids, up to 4 players") == CHILD_AGE
    assert read_child_age("для моих детей") == CHILD_AGE
    assert read_child_age("for my teenager") == TEENAGER_AGE


@pytest.mark.parametrize(
    "text",
    [
        "mała gra na 2 osoby",
        "ma petite config",
        "den kleinen 10 Stunden Spiele",
        "play as a little guy",
        "meine kleine Gruppe, 4 Leute",
        "выглядит по-детски",
        "виглядає по-дитячому",
        "çocukça duruyor",
        "çok çocuksu",
        "子供っぽい",
        "子供騙し",
        "wygląda dziecinnie",
        "some kind of puzzle",
        "детективная игра на вечер",
        "игры из детства",
        "за последние 5 лет",
        "il y a 10 ans",
        "son juegos de rol",
        "co na dzień dobry",
        "synthwave racing",
        "I'm 35 years old, want a shooter",
        "not for kids, something brutal",
        "не для детей",
        "keine Kinderspiele",
        "子供向けじゃないゲーム",
        "runs on my 10 year old laptop",
        "игра десятилетней давности",
        "wygląda na dziecinne",
        "ta gra wygląda dziecinnie",
        "на десятилетнем ноуте",
    ],
)
def test_what_only_looks_like_a_child_is_none(text: str) -> None:
    assert read_child_age(text) is None


@pytest.mark.parametrize(
    "text",
    ["juegos familiares", "un juego de mesa familiar", "plan familiar", "jogo cooperativo familiar", "em família"],
)
def test_a_plan_for_the_family_is_for_its_children(text: str) -> None:
    assert read_child_age(text) == CHILD_AGE


@pytest.mark.parametrize(
    "text",
    ["something familiar to Zelda players", "I'm familiar with roguelikes", "un juego muy familiar", "familiar faces"],
)
def test_what_somebody_is_familiar_with_speaks_of_no_child(text: str) -> None:
    assert read_child_age(text) is None


def test_the_age_of_an_adult_who_plays_with_a_child_is_not_the_childs() -> None:
    assert read_child_age("my kid and me, I'm 35 years old") == CHILD_AGE
    assert read_child_age("мне 35 лет, играю с ребёнком") == CHILD_AGE
    assert read_child_age("I'm 35 years old and my kid is 6") == 6
    assert read_child_age("my son is 35 years old, for his kids") == CHILD_AGE
    assert read_child_age("for kids, 20 games, I'm 40 years old") == CHILD_AGE


@pytest.mark.parametrize(
    "text", ["my son is 25 years old", "for my 30 year old daughter", "mein Sohn ist 30 Jahre alt"]
)
def test_a_grown_up_son_or_daughter_is_no_child(text: str) -> None:
    assert read_child_age(text) is None


@pytest.mark.parametrize(
    "text", ["baby stuff", "das ist Babykram", "слишком детское", "un truc de bébé", "cosa de bebés", "太幼稚"]
)
def test_what_calls_a_game_childish_speaks_of_no_child(text: str) -> None:
    assert read_child_age(text) is None


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("juegos para bebés", 7), ("jeux pour bébés", 7), ("i need some kids stuff", 7), ("какие-то детские игры", 7),
        ("juegos para bebes de 2 años", 2), ("trucs de gamins de 5 ans", 5), ("kinderzeug ab 4", 4),
        ("kids stuff, 6", 6),
    ],
)  # fmt: skip
def test_a_wish_for_childrens_games_is_no_complaint(text: str, age: int) -> None:
    assert read_child_age(text) == age


@pytest.mark.parametrize("text", ["no, he's still 7.", "ей всё ещё 7", "er ist noch 7", "mi hijo tiene todavía 7"])
def test_an_age_that_still_holds_is_stated(text: str) -> None:
    assert stated_child_age(text) == 7
