"""Which lacks of the catalogue are told, and when."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.relaxing import kinds_without_a_game

PUZZLE = common_pb2.Game(game_id="p", title="P", genres=["Puzzle"])
HORROR = Constraint(text="horror", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=["Horror"])


def told(before: list[common_pb2.Game], said: list[Constraint]) -> list[Constraint]:
    return kinds_without_a_game([HORROR], [PUZZLE], [common_pb2.GameFilter()], [PUZZLE], before, said)


def test_a_kind_that_no_game_has_is_told_when_it_is_said() -> None:
    assert told([], [HORROR]) == [HORROR]
    assert told([PUZZLE], [HORROR]) == [HORROR]


def test_it_is_not_told_again_with_the_next_answer() -> None:
    assert told([PUZZLE], []) == []


def test_it_is_told_when_what_was_shown_before_had_it() -> None:
    scary = common_pb2.Game(game_id="h", title="H", genres=["Horror"])
    assert told([scary], []) == [HORROR]
