"""Which lacks of a list are told, and when."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.relaxing import kinds_barred_by_age, kinds_unmet, steps
from services.gateway.understanding.names import CatalogueNames

PUZZLE = common_pb2.Game(game_id="p", title="P", genres=["Puzzle"])
HORROR = Constraint(text="horror", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=["Horror"])


def test_a_kind_that_no_game_of_the_list_has_is_told_with_every_list() -> None:
    assert kinds_unmet([HORROR], [PUZZLE]) == [HORROR]
    assert kinds_unmet([HORROR], [PUZZLE, common_pb2.Game(genres=["HORROR"])]) == []
    assert kinds_unmet([HORROR], []) == []


def test_a_refused_studio_is_no_step() -> None:
    condition = common_pb2.GameFilter(exclude_developers=["Blue Fox"])
    refused = Constraint(type=pb.SPAN_TYPE_DEVELOPER, polarity=pb.POLARITY_REFUSED, condition=condition)
    assert not steps([refused])


def test_of_many_refused_kinds_the_earliest_are_given_up_at_once() -> None:
    refused = [
        Constraint(text=f"kind {number}", type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_REFUSED) for number in range(100)
    ]
    got = steps(refused)
    assert [len(each) for each in got] == [1] * 6 + [94]
    assert got[0] == [refused[-1]]


def test_an_age_stands_in_the_way_only_of_kinds_that_no_game_for_it_has() -> None:
    unshown = [common_pb2.GameFilter(exclude_game_ids=["house"])]
    age = [common_pb2.GameFilter(age=7)]
    old = common_pb2.Game(game_id="crypt", genres=["Horror"], minimum_age=18)
    young = common_pb2.Game(game_id="house", genres=["Horror"], minimum_age=3)
    assert kinds_barred_by_age([HORROR], unshown, age, CatalogueNames([old])) == [HORROR]
    # What was shown already has run out, whatever older ones could play.
    assert kinds_barred_by_age([HORROR], unshown, age, CatalogueNames([old, young])) == []
    on_amiga = [common_pb2.GameFilter(platforms=["Amiga"])]
    assert kinds_barred_by_age([HORROR], on_amiga, age, CatalogueNames([old])) == []
