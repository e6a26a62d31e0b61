"""The years of a console are its own where another machine will do, over real grpc."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from tests.unit.gateway.conversation.test_conversation import WANTED
from tests.unit.gateway.conversation.test_wishes_in_force import wishing
from tests.unit.gateway.world import answer

GAMES = [
    common_pb2.Game(game_id="old-console", title="Old Console", platforms=["PlayStation"], year=1998),
    common_pb2.Game(game_id="old-pc", title="Old Computer", platforms=["PC", "PlayStation"], year=1997),
    common_pb2.Game(game_id="new-console", title="New Console", platforms=["PlayStation"], year=2019),
    common_pb2.Game(game_id="other", title="Other", platforms=["Switch"], year=2019),
]


async def test_a_computer_beside_a_console_has_games_of_any_year() -> None:
    text = "a ps4 or an old laptop"
    machines = {"ps4": (pb.SPAN_TYPE_PLATFORM, WANTED), "laptop": (pb.SPAN_TYPE_DEVICE, WANTED)}
    told = wishing(text, said=machines)
    told.recommender.catalogue = GAMES
    got = await answer(told, text, limit=4)
    assert sorted(got.game_ids) == ["new-console", "old-pc"]
    alone = wishing("on ps4", said=machines)
    alone.recommender.catalogue = GAMES
    got = await answer(alone, "on ps4", limit=4, state=got.summary.state)
    (console,) = [each for each in got.summary.state.constraints if each.condition.platforms]
    assert console.condition == common_pb2.GameFilter(platforms=["PlayStation"], min_year=2013)
