"""What years in a message mean beside others."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.reading.corrected.rebounding import without_vague_years
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
