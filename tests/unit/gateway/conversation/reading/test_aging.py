"""Ages that were marked as something else."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.reading.corrected.aging import with_ages
from services.gateway.understanding.amounts.times.years import year_places

PLAYERS, COUNT, YEARS, AGE = pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_AGE


def marked(text: str, word: str, span_type: pb.SpanType.ValueType) -> list[tuple[str, pb.SpanType.ValueType]]:
    start = text.index(word)
    span = pb.Span(text=word, start=start, end=start + len(word), type=span_type, polarity=pb.POLARITY_WANTED)
    return [(each.text, each.type) for each in with_ages(text, pb.Understanding(spans=[span])).spans]


@pytest.mark.parametrize("span_type", [PLAYERS, COUNT])
@pytest.mark.parametrize(
    ("text", "word", "age"),
    [
        ("малому 5 рочків, щось спокійне", "5 рочків", "5 рочків"), ("малому 5 рочків", "5", "5 рочків"),
        ("щось на 6 років", "6 років", "6 років"), ("дочке 4 годика", "4", "4 годика"),
        ("игра на 7 лет", "7 лет", "7 лет"), ("сыну 9", "сыну 9", "9"), ("доньці вже 8, гонки", "8", "8"),
        ("мелкому 6", "6", "6"), ("синові 10", "10", "10"), ("今年12岁", "12岁", "12岁"),
    ],
)  # fmt: skip
def test_what_is_surely_an_age_is_one_whatever_it_was_marked_as(
    text: str, word: str, age: str, span_type: pb.SpanType.ValueType
) -> None:
    assert marked(text, word, span_type) == [(age, AGE)]


@pytest.mark.parametrize(
    ("text", "word", "span_type"),
    [
        ("сыну 5 игр", "5", COUNT), ("за последние 5 лет", "последние 5 лет", YEARS), ("сыну 30", "30", COUNT),
        ("малому гру на 2", "2", PLAYERS), ("5 игр на двоих", "двоих", PLAYERS), ("今年的5款", "今年", YEARS),
        ("10 лет назад", "10", COUNT), ("за останні 5 років", "5 років", COUNT),
        ("я играю уже 10 лет", "10 лет", PLAYERS), ("гонки, 5 годиков", "гонки", pb.SPAN_TYPE_KIND),
    ],
)  # fmt: skip
def test_what_may_be_no_age_stays_as_it_is_marked(text: str, word: str, span_type: pb.SpanType.ValueType) -> None:
    assert marked(text, word, span_type) == [(word, span_type)]


@pytest.mark.parametrize("text", ["我今年12岁", "儿子今年才五岁", "今年で12歳です"])
def test_the_year_beside_an_age_is_no_time_of_release(text: str) -> None:
    assert not list(year_places(text))
    assert [span_type for _, span_type in marked(text, "今年", YEARS)] == [AGE]


def test_this_year_alone_is_a_time_of_release() -> None:
    assert list(year_places("今年的游戏")) == [(0, 2)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("er sagt das erste ist baby kram, was actionreicheres", "baby"), ("das ist Babykram", "Babykram"),
        ("thats baby stuff", "baby stuff"), ("too childish for him", "childish"),
        ("а это не слишком детское?", "детское"), ("це не надто дитяче?", "дитяче"), ("c'est un truc de bébé", "bébé"),
        ("cosa de bebés", "bebés"), ("é coisa de bebê", "bebê"), ("çok çocukça", "çocukça"),
        ("za dziecinne", "dziecinne"), ("太幼稚了", "幼稚"), ("子供っぽい", "子供"),
    ],
)  # fmt: skip
def test_what_calls_a_game_childish_is_nobodys_age(text: str, word: str) -> None:
    assert marked(text, word, AGE) == []


def test_an_age_beside_it_is_one() -> None:
    assert marked("baby kram, er ist 10", "10", AGE) == [("10", AGE)]
    assert marked("für Kinder", "Kinder", AGE) == [("Kinder", AGE)]


def of_two(text: str, one: str, other: str) -> list[tuple[str, pb.SpanType.ValueType]]:
    spans = [
        pb.Span(text=each, start=text.index(each), end=text.index(each) + len(each), type=PLAYERS)
        for each in (one, other)
    ]
    return [(each.text, each.type) for each in with_ages(text, pb.Understanding(spans=spans)).spans]


@pytest.mark.parametrize(
    ("text", "old", "many"),
    [
        ("horror for a sleepover, were 14, 4 of us", "were 14", "4 of us"),
        ("нам по 12, нас четверо", "12", "нас четверо"),
        ("wir sind 13 und zu viert", "wir sind 13", "zu viert"), ("нам по 13, удвох", "13", "удвох"),
        ("tenemos 15, somos 4", "15", "somos 4"), ("мы вдвоём, нам 11", "нам 11", "вдвоём"),
    ],
)  # fmt: skip
def test_friends_who_are_so_old_are_not_so_many(text: str, old: str, many: str) -> None:
    said = [(word, span_type) for word, span_type in of_two(text, old, many)]
    assert (many, PLAYERS) in said
    assert [span_type for word, span_type in said if word != many] == [AGE]


@pytest.mark.parametrize(
    "text", ["we're 14 years old", "мы друзья, нам 14 лет", "on a 14 ans", "我们14岁", "hepimiz 14 yaşındayız"]
)
def test_years_of_several_are_an_age(text: str) -> None:
    ((word, span_type),) = marked(text, "14", PLAYERS)
    assert (word[:2], span_type) == ("14", AGE)


@pytest.mark.parametrize("text", ["we are 14", "we are 5, 3 of us at home", "tenemos 12 mandos, somos 4"])
def test_so_many_who_play_are_no_age(text: str) -> None:
    number = next(each for each in ("14", "5", "12") if each in text)
    assert marked(text, number, PLAYERS) == [(number, PLAYERS)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("he's still 7. just give me two about trains", "two"), ("ему 7, дай две про поезда", "две"),
        ("gib mir zwei mit Zügen", "zwei"), ("dame dos de trenes", "dos"), ("donne-moi deux jeux", "deux"),
        ("me dá dois de trem", "dois"), ("дай мені дві про потяги", "дві"), ("daj mi dwie o pociągach", "dwie"),
    ],
)  # fmt: skip
def test_how_many_are_to_be_given_is_no_age(text: str, word: str) -> None:
    assert marked(text, word, AGE) == [(word, COUNT)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("my son is two", "two"), ("give me 5 year old stuff", "5"), ("show me 12+", "12"),
        ("покажи 7-летнему", "7"), ("дай 7-річному", "7"), ("daj 7-letniej", "7"),
    ],
)  # fmt: skip
def test_an_age_that_is_said_stays_one(text: str, word: str) -> None:
    assert marked(text, word, AGE) == [(word, AGE)]


@pytest.mark.parametrize(("text", "word"), [("w piątkę przez internet", "piątkę"), ("gramy w szóstkę", "szóstkę")])
def test_so_many_together_are_no_age(text: str, word: str) -> None:
    assert marked(text, word, AGE) == [(f"w {word}", PLAYERS)]
