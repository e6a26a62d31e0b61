"""Which games and kinds a question is about, beside what the classifier found."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.overlooked.questions import with_what_is_asked_about
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

NAMES = CatalogueNames(
    [
        common_pb2.Game(
            game_id="celeste", title="Celeste", genres=["Platformer"], platforms=["PC"], tags=["difficult"]
        ),
        common_pb2.Game(game_id="terraria", title="Terraria", genres=["Sandbox"], platforms=["PC"]),
        common_pb2.Game(
            game_id="journey", title="Journey", genres=["Adventure"], platforms=["PC"], tags=["story rich"]
        ),
    ]
)
READER = SpanReader(NAMES, this_year=2026)


def asked(text: str, *titles: str) -> tuple[list[str], list[str]]:
    """The games and the kinds that a question is about, in which the classifier found these titles."""
    spans = [
        pb.Span(start=start, end=start + len(said), text=said, type=pb.SPAN_TYPE_TITLE, polarity=pb.POLARITY_WANTED)
        for said, start in ((each, text.index(each)) for each in titles)
    ]
    got = with_what_is_asked_about(text, READER.read(spans), READER, NAMES.titles)
    games = [game_id for each in got for game_id in each.game_ids]
    return games, [name for each in got if each.type == pb.SPAN_TYPE_KIND for name in each.names]


@pytest.mark.parametrize(
    ("text", "game_id"),
    [
        ("when did celeste come out?", "celeste"),
        ("когда вышла террария?", "terraria"),
        ("кто сделал террарию", "terraria"),
        ("what is journey about", "journey"),
    ],
)
def test_a_title_is_found_however_it_is_written(text: str, game_id: str) -> None:
    assert asked(text)[0] == [game_id]


def test_the_other_of_two_games_is_found_where_they_are_compared_and_not_elsewhere() -> None:
    assert asked("did Celeste come out before Terraria?", "Celeste")[0] == ["celeste", "terraria"]
    assert asked("who made Celeste? Terraria I know", "Celeste")[0] == ["celeste"]


def test_a_title_that_the_classifier_cut_wrongly_is_found() -> None:
    assert asked("Hangisi daha iyi, Celeste mi Terraria mi?", "Celeste mi Terraria")[0] == ["celeste", "terraria"]


def test_a_kind_is_asked_for_where_nothing_else_is() -> None:
    assert asked("is Celeste a platformer?", "Celeste") == (["celeste"], ["Platformer"])
    assert asked("who made the story of Journey", "Journey")[1] == []


def test_the_first_in_something_of_a_name_is_asked_of_its_series() -> None:
    names = CatalogueNames(
        [
            common_pb2.Game(game_id=str(place), title=title, platforms=["PC"])
            for place, title in enumerate(("Massive Effort", "Massive Effort 2", "Massive Effort 3"))
        ]
    )
    reader = SpanReader(names, this_year=2026)
    for text, expected in (("massive effort, which one is the shortest", 3), ("is massive effort short", 1)):
        start = text.index("massive effort")
        span = pb.Span(start=start, end=start + 14, text="massive effort", type=pb.SPAN_TYPE_TITLE)
        span.polarity = pb.POLARITY_WANTED
        got = with_what_is_asked_about(text, reader.read([span]), reader, names.titles)
        assert len(got[0].game_ids) == expected, text
