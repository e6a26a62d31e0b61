"""What a later wish takes back of what was refused before it."""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.taking_back import without_what_is_taken_back
from services.gateway.understanding.names import CatalogueNames

NAMES = CatalogueNames(
    [
        common_pb2.Game(game_id="a", title="Quest Alpha", genres=["Shooter"], tags=["sci-fi"]),
        common_pb2.Game(game_id="b", title="Quest Beta", genres=["Fighting"]),
    ]
)
READER = SpanReader(NAMES, this_year=2026)


def read(said: str, span_type: pb.SpanType.ValueType, polarity: pb.Polarity.ValueType) -> list[Constraint]:
    return READER.read([pb.Span(start=8, end=8 + len(said), text=said, type=span_type, polarity=polarity)])


def left(before: Sequence[Constraint], text: str, said: Sequence[Constraint]) -> list[Constraint]:
    return [
        each
        for each in without_what_is_taken_back(before, said, text, NAMES)
        if each.type == pb.SPAN_TYPE_CONTENT and each.condition.exclude_content
    ]


def test_who_wants_shooters_takes_back_all_that_no_guns_refused() -> None:
    before = read("guns", pb.SPAN_TYPE_CONTENT, pb.POLARITY_REFUSED)
    assert {each.type for each in before} == {pb.SPAN_TYPE_CONTENT, pb.SPAN_TYPE_KIND}
    wished = read("shooters", pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)
    assert not left(before, "shooters are fine after all", wished)


def test_another_wish_and_another_refusal_take_nothing_back() -> None:
    before = read("guns", pb.SPAN_TYPE_CONTENT, pb.POLARITY_REFUSED)
    assert left(before, "sci-fi please", read("sci-fi", pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED))
    gore = read("gore", pb.SPAN_TYPE_CONTENT, pb.POLARITY_REFUSED)
    assert left(gore, "shooters are fine", read("shooters", pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED))


def test_with_a_child_no_wish_takes_it_back() -> None:
    before = [
        *read("guns", pb.SPAN_TYPE_CONTENT, pb.POLARITY_REFUSED),
        *read("7 years old", pb.SPAN_TYPE_AGE, pb.POLARITY_WANTED),
    ]
    assert left(before, "shooters are fine", read("shooters", pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED))


def test_a_new_wish_drops_the_kinds_that_no_game_has_with_it_and_keeps_the_others() -> None:
    before = read("shooters", pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)
    for word, is_kept in (("sci-fi", True), ("fighting", False)):
        said = read(word, pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED)
        kept = without_what_is_taken_back(before, said, f"something {word}", NAMES, is_anew=True)
        assert (kept == before) == is_kept
        assert without_what_is_taken_back(before, said, f"something {word}", NAMES) == before
