"""What years in a message mean beside others."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.corrected.rebounding import retimed, without_vague_years
from services.gateway.conversation.reading.spans.meaning import SpanReader
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
