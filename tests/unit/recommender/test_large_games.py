"""Games as large as the contract allows, more of them together than a message may hold, are exported and answered."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.unit.recommender.calls import ENCODER, Recommender, axis, game, ids, interaction, query

COUNT = 12
NAMES = [f"g{number:02}" for number in range(COUNT)]
# Two mebibytes.
COLUMNS = {f"column {number}": "語" * 2048 for number in range(256)}


@pytest.fixture
async def rich(recommender: Recommender) -> Recommender:
    """Games of 18 MiB together, all played by one player."""
    for number, name in enumerate(NAMES):
        content = axis(0, towards=number % 7 + 1)
        await recommender.add_games(game(name, content, attributes=COLUMNS, genres=["RPG"]))
    await recommender.record(*(interaction("ann", name, 4) for name in NAMES))
    return recommender


async def test_they_are_exported_whole(rich: Recommender) -> None:
    games: list[pb.GameRecord] = []
    parts = 0
    async for part in rich.stub.ExportGames(pb.ExportGamesRequest()):
        assert part.encoder == ENCODER
        games += part.games
        parts += 1
    assert sorted(each.game.game_id for each in games) == NAMES
    assert all(dict(each.game.attributes) == COLUMNS and len(each.content) == 8 for each in games)
    assert parts > 1


async def test_players_of_whom_as_much_is_stated_are_exported_whole(recommender: Recommender) -> None:
    for name in NAMES:
        player = common.Player(player_id=name, attributes=COLUMNS)
        await recommender.add_players(pb.PlayerRecord(player=player, content=axis(0)))
    parts = [part async for part in recommender.stub.ExportPlayers(pb.ExportPlayersRequest())]
    assert sorted(each.player.player_id for part in parts for each in part.players) == NAMES


async def test_they_get_vectors_of_another_encoder(rich: Recommender) -> None:
    other = common.ModelVersion(name="another", revision="1", dimension=8)
    begun = await rich.stub.BeginReembedding(pb.BeginReembeddingRequest(encoder=other))
    missing = pb.ExportUnembeddedRequest(version=begun.version)
    parts = [part async for part in rich.stub.ExportUnembedded(missing)]
    assert sorted(each.game_id for part in parts for each in part.games) == NAMES


async def test_answers_that_would_be_too_large_are_without_what_get_game_tells(rich: Recommender) -> None:
    found = await rich.recommend("bob", message=axis(0), limit=COUNT)
    assert sorted(ids(found.games)) == NAMES
    assert not any(each.game.attributes for each in found.games)
    searched = await rich.stub.SearchGames(pb.SearchGamesRequest(query=query(axis(0)), limit=COUNT))
    assert sorted(ids(searched.games)) == NAMES
    alike = await rich.stub.SimilarGames(pb.SimilarGamesRequest(game_id="g00", limit=COUNT))
    assert sorted(ids(alike.games)) == NAMES[1:]
    known = await rich.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert sorted(each.game.game_id for each in known.history) == NAMES
    few = await rich.recommend("bob", message=axis(0), limit=2)
    assert [dict(each.game.attributes) for each in few.games] == [COLUMNS, COLUMNS]
