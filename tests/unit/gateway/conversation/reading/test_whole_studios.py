"""Names of studios that were marked in parts."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.corrected.whole_studios import of_whole_studios
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

READER = SpanReader(
    CatalogueNames(
        [
            common_pb2.Game(game_id="a", title="A", developer="FromSoftware"),
            common_pb2.Game(game_id="b", title="B", developer="Naughty Dog"),
            common_pb2.Game(game_id="c", title="C", developer="Valve"),
        ]
    ),
    this_year=2026,
)


def studios(text: str, *marked: str) -> list[tuple[list[str], bool]]:
    spans = []
    for said in marked:
        start = text.index(said)
        span = pb.Span(start=start, end=start + len(said), text=said, type=pb.SPAN_TYPE_DEVELOPER)
        span.polarity = pb.POLARITY_REFUSED
        spans.append(span)
    return [(list(each.names), each.unmatched) for each in of_whole_studios(text, READER.read(spans), READER)]


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        ("aber nich von from software!!", ("von from", "software"), "FromSoftware"),
        ("nichts von from software", ("von from software",), "FromSoftware"),
        ("no from software", ("from software",), "FromSoftware"),
        ("nada de from-software", ("from", "software"), "FromSoftware"),
        ("ничего от from software", ("от from", "software"), "FromSoftware"),
    ],
)
def test_parts_of_a_name_are_the_whole_of_it(text: str, marked: tuple[str, ...], name: str) -> None:
    assert studios(text, *marked) == [([name], False)]


def test_two_studios_stay_two_and_what_nobody_is_called_stays_unknown() -> None:
    assert studios("no valve, no naughty dog", "valve", "naughty dog") == [(["Valve"], False), (["Naughty Dog"], False)]
    assert studios("nothing from acme studio", "acme studio") == [([], True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("od valve sprzed 2010", ["Valve"]),
        ("from naughty dog before 2010", ["Naughty Dog"]),
        ("from before 2010", []),
        ("de los años 90", []),
    ],
)
def test_a_studio_that_was_marked_along_with_a_time_is_one(text: str, names: list[str]) -> None:
    span = pb.Span(start=0, end=len(text), text=text, type=pb.SPAN_TYPE_YEARS, polarity=pb.POLARITY_WANTED)
    found = of_whole_studios(text, READER.read([span]), READER)
    assert [name for each in found if each.type == pb.SPAN_TYPE_DEVELOPER for name in each.names] == names
    assert found[0].type == pb.SPAN_TYPE_YEARS
    assert found[0].HasField("condition")
