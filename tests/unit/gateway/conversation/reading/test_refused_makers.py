"""What is put on games by a refused studio or maker of consoles, and by a wish to play without a network."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.merging import merged
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.relaxing import steps
from services.gateway.understanding.catalogue import meets
from services.gateway.understanding.names import CatalogueNames

GAMES = [
    common_pb2.Game(game_id="kart", title="Kart", developer="Nintendo", platforms=["Switch"], genres=["Racing"]),
    common_pb2.Game(game_id="fox", title="Fox", developer="Nintendo and Argonaut", platforms=["Nintendo"]),
    common_pb2.Game(game_id="party", title="Party", developer="Hudson", platforms=["Wii"]),
    common_pb2.Game(game_id="cook", title="Cook", developer="Ghost Town", platforms=["Switch", "PC"]),
    common_pb2.Game(game_id="fight", title="Fight", developer="Blue Fox Studio", platforms=["PC"]),
]
READER = SpanReader(CatalogueNames(GAMES), this_year=2026)
REFUSED, WANTED = pb.POLARITY_REFUSED, pb.POLARITY_WANTED


def read(text: str, span_type: pb.SpanType.ValueType, polarity: pb.Polarity.ValueType = REFUSED) -> Constraint:
    return READER.read([pb.Span(text=text, start=0, end=len(text), type=span_type, polarity=polarity)])[0]


def left(*constraints: Constraint) -> set[str]:
    """The games that meet all of the constraints."""
    return {game.game_id for game in GAMES if all(meets(game, each.condition) for each in constraints)}


@pytest.mark.parametrize("text", ["Nintendo", "jeux Nintendo", "нинтендо", "任天堂"])
@pytest.mark.parametrize("span_type", [pb.SPAN_TYPE_DEVELOPER, pb.SPAN_TYPE_PLATFORM])
def test_a_refused_maker_of_consoles_refuses_its_games_and_what_is_for_its_consoles_alone(
    text: str, span_type: pb.SpanType.ValueType
) -> None:
    found = read(text, span_type)
    assert found.type == pb.SPAN_TYPE_DEVELOPER
    assert not found.unmatched
    assert left(found) == {"cook", "fight"}


def test_a_refused_studio_refuses_what_it_made_with_others_and_no_platform() -> None:
    assert left(read("Blue Fox", pb.SPAN_TYPE_DEVELOPER)) == {"kart", "fox", "party", "cook"}


def test_a_refused_console_refuses_what_is_for_it_alone() -> None:
    assert left(read("Switch", pb.SPAN_TYPE_PLATFORM)) == {"fox", "party", "cook", "fight"}


def test_a_refused_studio_is_never_given_up() -> None:
    assert steps([read("Nintendo", pb.SPAN_TYPE_DEVELOPER)]) == []


def test_a_console_that_is_wanted_is_not_refused_with_its_maker() -> None:
    refused = read("Nintendo", pb.SPAN_TYPE_DEVELOPER)
    assert left(*merged([refused], [read("Switch", pb.SPAN_TYPE_PLATFORM, WANTED)])) == {"cook"}


def test_a_studio_that_is_wanted_is_refused_no_longer() -> None:
    refused = read("Blue Fox", pb.SPAN_TYPE_DEVELOPER)
    wanted = read("Blue Fox", pb.SPAN_TYPE_DEVELOPER, WANTED)
    assert merged([refused], [wanted]) == [wanted]


def test_a_wish_to_play_without_a_network_is_a_condition_also_where_it_names_the_machine() -> None:
    found = read("internetsiz Switch", pb.SPAN_TYPE_DEVICE, WANTED)
    assert found.condition.offline
    assert list(found.condition.platforms) == ["Switch"]
    assert read("without internet", pb.SPAN_TYPE_DEVICE, WANTED).condition.offline
    assert not read("over the internet", pb.SPAN_TYPE_DEVICE, WANTED).condition.offline
