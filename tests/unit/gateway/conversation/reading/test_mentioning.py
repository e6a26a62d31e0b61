"""Nobody is told that there is nothing called so beside a game that is."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.reading.believed.mentioning import with_what_is_mentioned

GOOSE = common_pb2.Game(
    title="Untitled Goose Game", genres=["Puzzle"], summary="A goose annoys a village.",
    localized={"ru": common_pb2.LocalizedText(summary="Вредный гусь изводит деревню.")},
)  # fmt: skip


def is_told_as_unmet(said: str, shown: common_pb2.Game = GOOSE) -> bool:
    kind = Constraint(text=said, type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, unmatched=True)
    return with_what_is_mentioned([kind], [shown])[0].unmatched


@pytest.mark.parametrize("said", ["goose", "гуся", "гусе", "untitled", "puzzle", "головоломка", "annoys", "village"])
def test_what_a_game_shown_is_called_or_is_about_is_not_told_as_lacking(said: str) -> None:
    assert not is_told_as_unmet(said)


@pytest.mark.parametrize("said", ["dinosaurs", "гараж", "trains", "ducks"])
def test_what_no_game_shown_speaks_of_is_told_as_lacking(said: str) -> None:
    assert is_told_as_unmet(said)


def test_of_a_kind_that_is_known_no_other_word_stands_for_it() -> None:
    indian = common_pb2.Game(title="Tales of India", summary="An indian village.", genres=["Puzzle"])
    assert is_told_as_unmet("indie", indian)
