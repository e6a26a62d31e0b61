"""What is known of how a game is played is told in a few words each, and nothing of what is not known."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2
from services.gateway.writing.game_facts import facts, play


def test_every_known_fact_of_play_is_told() -> None:
    game = common_pb2.Game(
        modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER, common_pb2.PLAY_MODE_COUCH_COOP],
        min_players=1,
        max_players=8,
        max_couch_players=4,
        minimum_age=7,
        content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_MILD_VIOLENCE],
        typical_hours=6.5,
        price_model=common_pb2.PRICE_MODEL_FREE_TO_PLAY,
    )
    assert play(game) == [
        "1 to 8 players, 4 of them in one room",
        "single player",
        "couch co-op",
        "from age 7",
        "mild violence",
        "about 6.5 hours",
        "free to play",
    ]


@pytest.mark.parametrize(
    ("game", "told"),
    [
        (common_pb2.Game(), []),
        (common_pb2.Game(max_players=1), ["1 player"]),
        (common_pb2.Game(min_players=2, max_players=2, max_couch_players=2), ["2 players"]),
        (common_pb2.Game(minimum_age=0), ["for everyone"]),
        (common_pb2.Game(content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_NOTHING]), []),
        (common_pb2.Game(endless=True), ["without end"]),
    ],
)
def test_what_is_not_known_is_not_told(game: common_pb2.Game, told: list[str]) -> None:
    assert play(game) == told


def test_the_facts_have_other_names_and_languages() -> None:
    game = common_pb2.Game(title="The Witcher", aliases=["TW1"])
    game.localized["ru"].title = "Ведьмак"
    assert {"The Witcher", "TW1", "Ведьмак"} <= set(facts(game))
    assert facts(game)[0] == "The Witcher"
