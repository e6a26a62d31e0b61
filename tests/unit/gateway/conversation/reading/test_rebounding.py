"""What years in a message mean beside others."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.rebounding import (
    as_a_sum,
    retimed,
    without_contrary_years,
    without_vague_years,
)
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.amounts.terms.prices import names_a_sum
from services.gateway.understanding.names import CatalogueNames

READER = SpanReader(CatalogueNames([]), this_year=2026)


def years(*said: str) -> list[str]:
    spans = [pb.Span(text=each, type=pb.SPAN_TYPE_YEARS, polarity=pb.POLARITY_WANTED) for each in said]
    return [each.text for each in without_vague_years(READER.read(spans))]


def test_a_year_that_is_said_stands_in_place_of_a_mere_recent() -> None:
    assert years("plutôt récents", "après 2018") == ["après 2018"]


def test_a_mere_recent_stands_where_no_year_is_said() -> None:
    assert years("récents") == ["récents"]


def read_again(text: str, said: str, span_type: pb.SpanType.ValueType) -> Constraint:
    start = text.index(said)
    span = pb.Span(text=said, start=start, end=start + len(said), type=span_type, polarity=pb.POLARITY_WANTED)
    return retimed(text, READER.read([span])[0], READER, "")


@pytest.mark.parametrize("span_type", [pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_PLAYERS])
@pytest.mark.parametrize("said", ["23-25 год", "23-25 рік", "23–25 гг."])
def test_years_in_two_digits_are_years_whatever_they_were_marked_as(
    said: str, span_type: pb.SpanType.ValueType
) -> None:
    told = read_again(f"свежак, {said}", said, span_type)
    assert (told.type, told.condition.min_year, told.condition.max_year) == (pb.SPAN_TYPE_YEARS, 2023, 2025)


@pytest.mark.parametrize("span_type", [pb.SPAN_TYPE_AGE, pb.SPAN_TYPE_YEARS])
def test_ukrainian_hours_are_no_years(span_type: pb.SpanType.ValueType) -> None:
    told = read_again("щось коротше, до 20 год", "до 20 год", span_type)
    assert (told.type, told.condition.max_hours) == (pb.SPAN_TYPE_LENGTH, 20)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("дитині до 5 год, щось спокійне", "до 5 год"), ("ребёнку 10-12 лет", "10-12 лет"),
        ("что-то до 20 год", "до 20 год"), ("хочу на 1 год", "1 год"), ("мне 20-21 год", "20-21 год"),
    ],
)  # fmt: skip
def test_what_may_be_an_age_stays_one(text: str, said: str) -> None:
    assert read_again(text, said, pb.SPAN_TYPE_AGE).type == pb.SPAN_TYPE_AGE


@pytest.mark.parametrize("span_type", [pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT])
@pytest.mark.parametrize(
    ("text", "said", "whole"),
    [
        ("кооп, и до 2000 рублей", "до 2000", "до 2000 рублей"), ("под 2000 грн", "2000", "2000 грн"),
        ("under 2000 yen", "under 2000", "under 2000 yen"), ("bis 2000 Euro", "bis 2000", "bis 2000 Euro"),
        ("hasta 2000 pesos", "hasta 2000", "hasta 2000 pesos"), ("até 2000 reais", "até 2000", "até 2000 reais"),
        ("2000 lira altı", "2000", "2000 lira"), ("do 2000 zł", "do 2000", "do 2000 zł"),
        ("2000円まで", "2000", "2000円"),
        ("2000块以内", "2000", "2000块"), ("max $20", "20", "$20"), ("бюджет 2000", "2000", "бюджет 2000"),
    ],
)  # fmt: skip
def test_a_number_before_a_currency_is_a_price(
    text: str, said: str, whole: str, span_type: pb.SpanType.ValueType
) -> None:
    start = text.index(said)
    span = pb.Span(text=said, start=start, end=start + len(said), type=span_type, polarity=pb.POLARITY_WANTED)
    told = as_a_sum(text, READER.read([span])[0], READER)
    assert (told.type, told.text, told.HasField("condition")) == (pb.SPAN_TYPE_PRICE, whole, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [("до 2015 р.", "до 2015"), ("from 2015, real time", "from 2015"), ("after 2010, $20", "after 2010")],
)
def test_a_year_beside_no_currency_stays_one(text: str, said: str) -> None:
    start = text.index(said)
    span = pb.Span(text=said, start=start, end=start + len(said), type=pb.SPAN_TYPE_YEARS, polarity=pb.POLARITY_WANTED)
    (year,) = READER.read([span])
    assert as_a_sum(text, year, READER) == year


def of_either(text: str, *said: str) -> list[str]:
    spans = [
        pb.Span(
            text=each,
            start=text.index(each),
            end=text.index(each) + len(each),
            type=pb.SPAN_TYPE_YEARS,
            polarity=pb.POLARITY_WANTED,
        )
        for each in said
    ]
    return [each.text for each in without_contrary_years(text, READER.read(spans))]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("can be old, can be new", "old", "new"), ("можно старое, можно новое", "старое", "новое"),
        ("alt oder neu, egal", "alt", "neu"), ("viejo o nuevo", "viejo", "nuevo"),
        ("ancien ou récent", "ancien", "récent"),
        ("antigo ou novo tanto faz", "antigo", "novo"), ("eski de olur yeni de", "eski", "yeni"),
        ("можна старе, можна нове", "старе", "нове"), ("stare albo nowe", "stare", "nowe"),
        ("老的新的都行", "老的", "新的"),
        ("古いのも新しいのも", "古い", "新しい"),
    ],
)  # fmt: skip
def test_who_takes_old_and_new_ones_tells_no_time(text: str, old: str, new: str) -> None:
    assert of_either(text, old, new) == []
    assert of_either(text, text[: text.index(new) + len(new)]) == []


def test_of_old_and_new_the_corrected_one_holds() -> None:
    assert of_either("old, actually no, new", "old", "new") == ["old", "new"]
    assert of_either("retro but new", "retro", "new") == ["retro", "new"]
    assert of_either("ancient, after 2015", "ancient", "after 2015") == ["ancient", "after 2015"]
    assert of_either("the old ones", "old ones") == ["old ones"]


def test_an_age_is_no_sum() -> None:
    for text in ("мелкая 5 рубится", "5 euro"):
        age = READER.read([pb.Span(text="5", start=text.index("5"), end=text.index("5") + 1, type=pb.SPAN_TYPE_AGE)])[0]
        assert as_a_sum(text, age, READER) == age
    assert not names_a_sum("мелкая 5 рубится")
