"""A refusal that is said of a list."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from services.gateway.conversation.reading.corrected.listing import refused_alike
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.understanding.names import CatalogueNames

GENRES = ["Racing", "Puzzle", "Strategy"]
READER = SpanReader(CatalogueNames([common_pb2.Game(game_id="a", title="A", genres=GENRES)]), this_year=2026)


def refused(text: str, *words: str, marked: str) -> set[str]:
    """Which of the words are refused, of which the classifier marked one so and the others as wanted."""
    spans = [
        pb.Span(
            start=text.index(word),
            end=text.index(word) + len(word),
            text=word,
            type=pb.SPAN_TYPE_KIND,
            polarity=pb.POLARITY_REFUSED if word == marked else pb.POLARITY_WANTED,
        )
        for word in words
    ]
    found = refused_alike(text, READER.read(spans), READER)
    return {each.text for each in found if each.polarity == pb.POLARITY_REFUSED}


@pytest.mark.parametrize(
    ("text", "first", "second", "marked"),
    [
        ("no racing or puzzle", "racing", "puzzle", "racing"),
        ("enough of racing and of puzzle", "racing", "puzzle", "racing"),
        ("racing ya da puzzle istemem", "racing", "puzzle", "puzzle"),
        ("ni racing ni puzzle", "racing", "puzzle", "racing"),
        ("racingとpuzzleはいらない", "racing", "puzzle", "puzzle"),
    ],
)
def test_what_a_conjunction_joins_is_refused_alike(text: str, first: str, second: str, marked: str) -> None:
    assert refused(text, first, second, marked=marked) == {first, second}


def test_a_list_ending_in_its_refused_member_is_refused_as_a_whole() -> None:
    assert refused("racing, strategy ve puzzle istemem", "racing", "strategy", "puzzle", marked="puzzle") == {
        "racing",
        "strategy",
        "puzzle",
    }


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("no racing, puzzle", "racing"),
        ("no racing but puzzle", "racing"),
        ("no racing and rather puzzle", "racing"),
    ],
)
def test_a_comma_alone_and_other_words_spread_no_refusal(text: str, marked: str) -> None:
    assert refused(text, "racing", "puzzle", marked=marked) == {"racing"}


def test_without_a_refused_member_nothing_changes() -> None:
    assert refused("racing and puzzle", "racing", "puzzle", marked="") == set()


@pytest.mark.parametrize(
    "text",
    ["I hate racing. and puzzle. rest is fine", "can't stand racing. or anything with puzzle",
     "ненавижу racing. и puzzle.",
     "ich hasse racing. und puzzle auch", "odio racing. y puzzle tampoco", "je déteste racing. et puzzle.",
     "odeio racing. e puzzle.", "ненавиджу racing. і puzzle теж", "nienawidzę racing. i puzzle."],
)  # fmt: skip
def test_a_list_that_goes_on_in_a_new_sentence_is_refused_alike(text: str) -> None:
    assert refused(text, "racing", "puzzle", marked="racing") == {"racing", "puzzle"}


@pytest.mark.parametrize(
    "text",
    ["no racing. and puzzle is fine", "no racing. and puzzle please", "no racing. puzzle."],
)
def test_a_new_sentence_that_wishes_for_something_is_no_part_of_the_list(text: str) -> None:
    assert refused(text, "racing", "puzzle", marked="racing") == {"racing"}


@pytest.mark.parametrize(
    "text",
    ["racing i don't want, puzzle either", "racing не надо, puzzle тоже", "не хочу racing, puzzle тоже",
     "racing mag ich nicht, puzzle auch", "racing no me gusta, puzzle tampoco", "pas de racing, puzzle non plus",
     "racing não quero, puzzle também", "racing istemem, puzzle da", "racing не треба, puzzle теж",
     "racing nie chcę, puzzle też", "不要racing，puzzle也是", "racingはいらない、puzzleも"],
)  # fmt: skip
def test_what_is_named_behind_a_refusal_as_one_more_is_refused_alike(text: str) -> None:
    assert refused(text, "racing", "puzzle", marked="racing") == {"racing", "puzzle"}


@pytest.mark.parametrize(
    "text",
    ["no racing, puzzle too", "racing не надо, но puzzle тоже", "racing не надо, puzzle тоже можно",
     "racing не надо, вчера играл в puzzle тоже"],
)  # fmt: skip
def test_what_may_be_wished_for_as_well_is_not(text: str) -> None:
    assert refused(text, "racing", "puzzle", marked="racing") == {"racing"}


@pytest.mark.parametrize("text", ["something easy and cute", "un jeu facile et mignon", "was leichtes und niedliches"])
def test_what_is_joined_to_what_is_to_be_easy_is_wished_for(text: str) -> None:
    reader = SpanReader(
        CatalogueNames([common_pb2.Game(game_id="a", title="A", tags=["difficult", "cozy"])]), this_year=2026
    )
    easy = next(each for each in ("easy", "facile", "leichtes") if each in text)
    cute = next(each for each in ("cute", "mignon", "niedliches") if each in text)
    spans = [
        pb.Span(
            start=text.index(each),
            end=text.index(each) + len(each),
            text=each,
            type=pb.SPAN_TYPE_KIND,
            polarity=pb.POLARITY_WANTED,
        )
        for each in (easy, cute)
    ]
    found = refused_alike(text, reader.read(spans), reader)
    assert [each.polarity for each in found] == [pb.POLARITY_REFUSED, pb.POLARITY_WANTED]
