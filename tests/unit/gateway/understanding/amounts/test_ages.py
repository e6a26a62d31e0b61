"""Ages as words that surely tell one say them: in words, at school, by ratings, and those of grown-ups."""

from __future__ import annotations

import pytest

from services.gateway.understanding.amounts.ages.age_ratings import rating_refused
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.amounts.ages.grown_ups import is_of_age, names_somebody_old
from services.gateway.understanding.amounts.quantities import read_age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("четырнадцати лет", 14), ("on dördüm", 14), ("on", 10), ("elf", 11), ("once", 11), ("трирічки", 3),
        ("полтора года", 1), ("один год", 1), ("on bir yaş", 11), ("中学2年生", 13), ("18 months", 1),
        ("bebê de 1 ano e meio", 1),
        ("3,5 roku", 3), ("little one", 7),
        ("十三四岁", 13), ("zehnten", 10), ("szesnastka", 16), ("un gamin de six ans", 6),
        ("3 года и первоклассник", 3),
    ],
)  # fmt: skip
def test_an_age_in_words_is_read(text: str, age: int) -> None:
    assert read_age(text) == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("восьмиклассник", 13), ("дев'ятикласників", 14), ("7-класниця", 12), ("сьомого класу", 12),
        ("zweite Klasse", 7), ("Klasse 6", 11), ("collégien", 11), ("lycéens", 15), ("seconde", 15), ("sexto", 11),
        ("4º ESO", 15), ("2º de bachillerato", 17), ("4º ano", 9), ("fundamental 1", 6), ("lise sona", 17),
        ("reception", 4), ("year 3", 7), ("4b", 9), ("siódmoklasista", 12), ("中2", 13), ("高1", 15), ("初二", 13),
        ("anasınıfında", 4), ("в подготовительной группе", 4), ("小さい子", 4),
        ("okula başlıyor", 6), ("moyenne section", 4), ("maturzystów", 17),
    ],
)  # fmt: skip
def test_a_school_tells_an_age(text: str, age: int) -> None:
    assert read_age(text) == age


@pytest.mark.parametrize(
    ("text", "age"),
    [("E", 7), ("rated T", 13), ("M по ESRB", 17), ("CERO B", 12), ("CERO Z", 18), ("ab 0", 3), ("全年龄", 7),
    ("livre", 7),
     ("jugendfrei", 7), ("USK 16", 16)],
)  # fmt: skip
def test_ratings_are_ages(text: str, age: int) -> None:
    assert read_age(text) == age


@pytest.mark.parametrize(
    "text",
    [
        "grown man", "in our sixties", "72", "за шестьдесят", "пенсионеры", "тёща", "Mitte dreißig", "Omi", "mayores",
        "87 primaveras", "tercera edad", "retraités", "mamie de 90 ans", "idosos", "vó de 81", "emekli",
        "seksen üç yaşında",
        "дорослих",
        "шістдесят п'ять", "seniora", "czterdziestkę", "七十多", "50后", "老人", "三十代", "大人", "82歳",
    ],
)  # fmt: skip
def test_a_grown_up_is_of_age_and_told_no_age_of_a_child(text: str) -> None:
    assert read_age(text) is None
    assert is_of_age(text)


@pytest.mark.parametrize("text", ["wee yin", "26 alumnos", "mayores de 8", "дети и взрослые", "17", "2015", "девчонки"])
def test_who_may_be_a_child_is_not_of_age(text: str) -> None:
    assert not is_of_age(text)


@pytest.mark.parametrize(
    ("text", "rating"),
    [("18", 18), ("18禁", 18), ("R18", 18), ("ab 18", 18), ("mayores de 16", 16), ("CERO Z", 18),
     ("interdit aux moins de 18 ans", 18), ("babies", None), ("8", None), ("12", None), ("18 лет", None)],
)  # fmt: skip
def test_only_a_rating_for_those_nearly_grown_up_can_be_refused(text: str, rating: int | None) -> None:
    assert rating_refused(text) == rating


@pytest.mark.parametrize(
    "text",
    ["my laptop is 10 years old", "bilgisayarım on yaşında", "ноуту десять років", "mein Rechner ist zehn Jahre alt"],
)
def test_the_age_of_a_machine_is_nobodys(text: str) -> None:
    assert read_child_age(text) is None


def test_an_age_may_stand_behind_a_comma() -> None:
    assert read_child_age("大一点的孩子，十三四岁") == 13
    assert read_child_age("孩子，十岁") == 10


@pytest.mark.parametrize(
    "text",
    ["what I played when I was a kid", "Spiele, die ich als Kind mochte", "de cuando era niño", "çocukken oynadığım",
     "子供の頃に遊んだ", "小时候玩的", "когда я была маленькой"],
)  # fmt: skip
def test_somebodys_own_childhood_is_no_child(text: str) -> None:
    assert read_child_age(text) is None
    assert read_child_age(f"{text}, 7歳") == 7


@pytest.mark.parametrize(
    "text",
    ["my 78 year old gran", "бабушке 80", "Oma, 75", "abuela de 78", "mamie de 90 ans", "avó de 78 anos",
     "dedem 80 yaşında",
     "бабусі", "babcia", "dziadek", "外婆", "дед", "старик", "奶奶", "おばあちゃん", "72"],
)  # fmt: skip
def test_a_grandmother_and_who_is_sixty_are_old(text: str) -> None:
    assert names_somebody_old(text)


@pytest.mark.parametrize("text", ["45", "my dad", "for adults", "grandma and my kid, 7"])
def test_who_is_merely_grown_up_or_a_child_is_not(text: str) -> None:
    assert not names_somebody_old(text)


@pytest.mark.parametrize("text", ["外婆", "姥爷", "dziadek", "Großvater", "granny", "дідусь"])
def test_who_is_old_is_grown_up(text: str) -> None:
    assert is_of_age(text)


def test_a_little_one_is_a_child_however_it_is_spelled_and_the_net_is_no_granddaughter() -> None:
    assert read_child_age("my lil one wants something with animals") is not None
    assert read_child_age("gry dla trzech osób przez neta") is None
    assert read_child_age("jogo pra minha neta") is not None
