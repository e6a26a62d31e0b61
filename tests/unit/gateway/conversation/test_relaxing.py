"""Which lacks of a list are told, and when."""

from __future__ import annotations

from typing import Any

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.relaxing import (
    fewer_players,
    kinds_barred_by_age,
    kinds_unmet,
    softer_than_a_kind,
    steps,
)
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


def held(span_type: pb.SpanType.ValueType, text: str, **condition: Any) -> Constraint:
    return Constraint(
        text=text, type=span_type, polarity=pb.POLARITY_WANTED, condition=common_pb2.GameFilter(**condition)
    )


FIVE = held(pb.SPAN_TYPE_PLAYERS, "5 osób", couch_players=5)
OFFLINE = held(pb.SPAN_TYPE_DEVICE, "sin internet", offline=True)
ON_SWITCH = held(pb.SPAN_TYPE_PLATFORM, "Switch", platforms=["Switch"])
SHORT = held(pb.SPAN_TYPE_LENGTH, "na wieczór", max_hours=5)
FREE = held(pb.SPAN_TYPE_PRICE, "free", price_models=[common_pb2.PRICE_MODEL_FREE])


def test_lengths_and_prices_go_before_company_a_network_and_the_platform_whenever_they_are_said() -> None:
    wish = [FIVE, OFFLINE, ON_SWITCH, SHORT, FREE]
    assert steps(wish, [SHORT, FREE]) == [[SHORT], [FREE], [OFFLINE], [FIVE], [ON_SWITCH]]
    assert steps(wish, [ON_SWITCH], lacked=[FIVE, OFFLINE])[:2] == [[SHORT], [FREE]]


def test_of_many_players_fewer_play_together_before_one_plays_alone() -> None:
    assert [each.condition.couch_players for (each,) in fewer_players([FIVE])] == [4, 3, 2]
    eight = held(pb.SPAN_TYPE_PLAYERS, "eight of us", players=8, modes=[common_pb2.PLAY_MODE_ONLINE_COOP])
    assert [each.condition.players for (each,) in fewer_players([eight])] == [7, 6, 5, 4, 3, 2]
    twelve, forty = (held(pb.SPAN_TYPE_PLAYERS, "many", players=count) for count in (12, 40))
    assert [each.condition.players for (each,) in fewer_players([twelve])] == [8, 6, 4, 2]
    assert [each.condition.players for (each,) in fewer_players([forty])] == [32, 16, 8, 6, 4, 2]
    assert not fewer_players([held(pb.SPAN_TYPE_PLAYERS, "two", players=2)])
    assert not fewer_players([ON_SWITCH])


def test_a_mere_modern_gives_way_to_a_kind_and_a_stated_year_does_not() -> None:
    modern = held(pb.SPAN_TYPE_YEARS, "modernes", min_year=2016)
    since = held(pb.SPAN_TYPE_YEARS, "since 2016", min_year=2016)
    assert softer_than_a_kind([HORROR], [HORROR, modern], [HORROR, modern], "", []) == [[modern]]
    assert softer_than_a_kind([HORROR], [HORROR, since], [HORROR, since], "", []) == []
