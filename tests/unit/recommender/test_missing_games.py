"""A player whose games are not there any more is still a player."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.in_process import in_process
from tests.unit.recommender.calls import ENCODER, axis, game, interaction


@pytest.mark.parametrize("gone", [["games"], ["games", "players", "game_words", "metadata"]])
async def test_a_player_whose_games_were_taken_away_is_told_without_them(
    directory: Path, settings: RecommenderSettings, gone: list[str]
) -> None:
    async with in_process(DEFINITION, settings, open_service) as channel:
        stub = RecommenderServiceStub(channel)
        await stub.UpsertGames(pb.UpsertGamesRequest(games=[game("a", axis(0))], encoder=ENCODER))
        await stub.RecordInteractions(pb.RecordInteractionsRequest(interactions=[interaction("ann", "a", 5.0)]))
    for name in gone:
        shutil.rmtree(directory / f"{name}_v1")
    async with in_process(DEFINITION, settings, open_service) as channel:
        player = await RecommenderServiceStub(channel).GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert (player.player.player_id, len(player.history), player.interaction_count) == ("ann", 0, 1)
