"""Of two readings that contradict each other one holds."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.corrected.contradicting import without_contradictions
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id="a", title="A", genres=["Sports", "Racing"], platforms=["Mobile"]),
    common_pb2.Game(game_id="b", title="B", genres=["Puzzle"], platforms=["PC"]),
]
READER = SpanReader(CatalogueNames(GAMES), this_year=2026)
KIND, PLATFORM = pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_PLATFORM
WANTED, REFUSED = pb.POLARITY_WANTED, pb.POLARITY_REFUSED
Marked = tuple[str, pb.SpanType.ValueType, pb.Polarity.ValueType]


def spans(text: str, *marked: Marked) -> list[pb.Span]:
    found, position = [], 0
    for words, span_type, polarity in marked:
        start = text.index(words, position)
        position = start + len(words)
        found.append(pb.Span(start=start, end=position, text=words, type=span_type, polarity=polarity))
    return found


def held(text: str, *marked: Marked) -> list[tuple[str, pb.Polarity.ValueType]]:
    found = without_contradictions(text, READER.read(spans(text, *marked)), READER)
    return [(each.text, each.polarity) for each in found]


def test_what_a_longer_reading_wants_is_not_refused_by_a_word_of_it() -> None:
    text = "need a game for a flight no internet android"
    found = READER.read(spans(text, ("no internet android", pb.SPAN_TYPE_DEVICE, WANTED)))
    got = completed(text, found, READER, is_wish=True)
    assert all(each.polarity == WANTED for each in got)
    assert any(list(each.names) == ["Mobile"] for each in got)


@pytest.mark.parametrize(
    "text",
    ["no racing.. i mean, racing", "без racing, хотя нет, racing", "kein racing, doch racing",
     "sin racing, mejor dicho racing",
     "pas de racing, en fait racing", "sem racing, na verdade racing", "racing olmasın, aslında racing",
     "без racing, тобто racing", "bez racing, jednak racing", "不要racing，其实racing", "racingなし、やっぱりracing"],
)  # fmt: skip
def test_the_later_of_two_holds_behind_words_that_correct(text: str) -> None:
    assert held(text, ("racing", KIND, REFUSED), ("racing", KIND, WANTED)) == [("racing", WANTED)]
    assert held(text, ("racing", KIND, WANTED), ("racing", KIND, REFUSED)) == [("racing", REFUSED)]


def test_what_is_said_twice_without_a_correction_stays_as_it_is_said() -> None:
    text = "shooters? racing? no, racing games"
    assert len(held("racing or racing", ("racing", KIND, REFUSED), ("racing", KIND, WANTED))) == 2
    assert len(held(text, ("racing", KIND, WANTED), ("racing", KIND, REFUSED))) == 2


def test_what_says_again_what_is_refused_is_refused_too() -> None:
    text = "puzzles but not football, i mean soccer"
    got = held(text, ("puzzles", KIND, WANTED), ("football", KIND, REFUSED), ("soccer", KIND, WANTED))
    assert got == [("puzzles", WANTED), ("football", REFUSED), ("soccer", REFUSED)]
    other = held("not football, i want puzzles", ("football", KIND, REFUSED), ("puzzles", KIND, WANTED))
    assert other == [("football", REFUSED), ("puzzles", WANTED)]
