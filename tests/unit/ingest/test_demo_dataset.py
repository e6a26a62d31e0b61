"""The demo data as a dataset."""

from __future__ import annotations

import protovalidate

from services.common.games.game_messages import game_message
from services.ingest.demo_dataset import demo_dataset


def test_the_demo_is_whole_and_the_same_each_time() -> None:
    demo = demo_dataset()
    assert len(demo.games) >= 300
    assert len(demo.players) >= 500
    assert len(demo.interactions) >= 15_000
    assert {entry.game_id for entry in demo.interactions} <= {game.game_id for game in demo.games}
    assert {entry.player_id for entry in demo.interactions} == {player.player_id for player in demo.players}
    assert demo == demo_dataset()


def test_every_game_of_the_demo_meets_the_contract() -> None:
    for game in demo_dataset().games:
        protovalidate.validate(game_message(game))
