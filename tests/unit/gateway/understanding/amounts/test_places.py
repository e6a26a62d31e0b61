"""Where messages surely speak of players, numbers of games, lengths, prices or times."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.understanding.amounts.places import PLACES, stands_before_games, stands_before_people


def found(text: str, span_type: pb.SpanType.ValueType) -> list[str]:
    return [text[start:end] for start, end in PLACES[span_type](text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("we are four, on the couch", "we are four"),
        ("хотим поиграть вдвоём", "вдвоём"),
        ("wir spielen zu dritt", "zu dritt"),
        ("somos cinco", "somos cinco"),
        ("on est quatre", "on est quatre"),
        ("com meu namorado", "com meu namorado"),
        ("dört arkadaş", "dört arkadaş"),
        ("граємо удвох", "удвох"),
        ("gramy we czworo", "gramy we czworo"),
        ("我们两个人", "两个人"),
        ("二人で遊ぶ", "二人で"),
    ],
)
def test_numbers_of_players_are_found_in_every_language(text: str, said: str) -> None:
    assert said in found(text, pb.SPAN_TYPE_PLAYERS)


@pytest.mark.parametrize(
    "text",
    ["on one couch", "на одном экране", "am selben Bildschirm", "en el sofá", "sur le même écran", "na mesma tela",
     "aynı ekranda", "на одному екрані", "na jednym ekranie", "在沙发上", "同じ画面で"],
)  # fmt: skip
def test_one_room_is_found_in_every_language(text: str) -> None:
    assert found(text, pb.SPAN_TYPE_PLAYERS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("give me three good games", "give me three"),
        ("только одну", "только одну"),
        ("bitte nur ein Spiel", "nur ein"),
        ("推荐三款游戏", "三款"),
        ("RPGを3本", "3本"),
        ("two more", "two more"),
        ("покажи ещё три", "ещё три"),
        ("noch zwei bitte", "noch zwei"),
    ],
)
def test_numbers_of_games_are_found(text: str, said: str) -> None:
    assert said in found(text, pb.SPAN_TYPE_COUNT)


@pytest.mark.parametrize(
    ("text", "span_type"),
    [
        ("I had a free evening", pb.SPAN_TYPE_PRICE),
        ("an old friend told me", pb.SPAN_TYPE_PLAYERS),
        ("as long as it is fun", pb.SPAN_TYPE_LENGTH),
        ("something in 2D", pb.SPAN_TYPE_YEARS),
        ("one of the best", pb.SPAN_TYPE_COUNT),
        ("eine kleine Geschichte", pb.SPAN_TYPE_COUNT),
    ],
)
def test_what_may_mean_something_else_is_not_found(text: str, span_type: pb.SpanType.ValueType) -> None:
    assert found(text, span_type) == []


@pytest.mark.parametrize(
    "text",
    ["before 2010", "после 2015 года", "ab 2019", "desde 2012", "avant 2005", "dos anos 90", "2020'den sonra",
     "новіша за 2018", "sprzed 2000 roku", "2018年以后", "90年代", "the last five years", "прошлого века"],
)  # fmt: skip
def test_times_of_release_are_found_in_every_language(text: str) -> None:
    assert found(text, pb.SPAN_TYPE_YEARS)


def test_a_bare_number_is_of_what_stands_behind_it() -> None:
    assert stands_before_games("three", " games please")
    assert stands_before_people("three", " of us")
    assert not stands_before_games("three", " of us")
    assert not stands_before_games("with my wife", " games")
