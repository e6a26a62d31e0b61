"""Ages that a child must not lose by the words around them."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.ages.children import read_child_age
from services.gateway.understanding.names import CatalogueNames

READER = SpanReader(CatalogueNames([common_pb2.Game(game_id="doom", title="Doom", platforms=["PC"])]), this_year=2026)
AGE, PRICE = pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_PRICE


def read(
    text: str, span_type: pb.SpanType.ValueType = AGE, polarity: pb.Polarity.ValueType = pb.POLARITY_WANTED
) -> Constraint:
    return READER.read([pb.Span(start=0, end=len(text), text=text, type=span_type, polarity=polarity)])[0]


@pytest.mark.parametrize(
    "text",
    [
        "未成年", "reşit olmayanlar", "not yet of age", "noch nicht volljährig", "pas encore majeur",
        "несовершеннолетний",
        "20 Kleine", "25 petits",
    ],
)  # fmt: skip
def test_who_is_not_yet_of_age_is_no_grown_up(text: str) -> None:
    found = read(text)
    assert found.unmatched or found.condition.age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("something on the tablet for my 5 year old", 5), ("a game on my phone for a 6 year old", 6),
        ("手机上给5岁", 5), ("スマホで5歳", 5), ("игра на телефон для ребенка 5 лет", 5),
        ("gra na telefon dla dziecka 5 lat", 5), ("a game i can play as a kid", 7),
    ],
)  # fmt: skip
def test_an_age_beside_a_device_or_a_present_is_that_of_a_child(text: str, age: int) -> None:
    assert read_child_age(text) == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("adequado ao público de 7 anos", 7), ("a eso de los 7 años", 7), ("mature for 8", 8),
        ("un de 4 ans et un au lycée", 4), ("7 and 12, primary and high school", 7), ("secundaria y 5 años", 5),
        ("高中生和4岁", 4), ("kids 8,6,4", 4), ("8,6,4", 4), ("3º de la ESO", 14), ("24ヵ月", 2),
    ],
)  # fmt: skip
def test_of_several_ages_and_schools_the_lowest_counts(text: str, age: int) -> None:
    assert read(text).condition.age == age


@pytest.mark.parametrize(("text", "age"), [("rated 12", 11), ("PEGI 7", 6), ("USK 12", 11)])
def test_a_rating_that_is_refused_by_name_asks_for_younger(text: str, age: int) -> None:
    assert read(text, AGE, pb.POLARITY_REFUSED).condition.age == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("over 16", 16), ("older than 12", 12), ("старше 16", 16), ("über 16", 16), ("más de 16 años", 16),
        ("plus de 16 ans", 16), ("mais de 16", 16), ("powyżej 16", 16), ("понад 16", 16), ("超过16岁", 16),
        ("16歳を超える", 16), ("over 18", 17), ("over 16+", 15), ("over 16s", 15), ("les plus de 16 ans",
        15), ("mayores de 16", 15), ("16+", 15), ("ab 16", 15),
    ],
)  # fmt: skip
def test_who_refuses_what_is_over_an_age_takes_what_is_for_it(text: str, age: int) -> None:
    assert read(text, AGE, pb.POLARITY_REFUSED).condition.age == age


@pytest.mark.parametrize("text", ["werbefrei", "reklamsız", "sin anuncios", "без доната", "ad-free", "広告なし"])
def test_who_wants_no_ads_is_sold_nothing(text: str) -> None:
    assert common_pb2.PRICE_MODEL_FREE_TO_PLAY not in read(text, PRICE).condition.price_models
    assert read(text, PRICE).condition.price_models


@pytest.mark.parametrize("text", ["under twenty euros", "двадцать рублей", "zwanzig Euro", "2000块", "$20"])
def test_money_counts_no_players(text: str) -> None:
    assert read(text, pb.SPAN_TYPE_PLAYERS).type == PRICE
    assert read("一块玩", pb.SPAN_TYPE_PLAYERS).type != PRICE
