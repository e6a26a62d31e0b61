"""Another catalogue takes the place of the one that serves: unseen until it is whole, then all of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import grpc
import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.in_process import in_process
from tests.support.statuses import details_of
from tests.unit.recommender.calls import ENCODER, Recommender, axis, game, ids, interaction
from tests.unit.recommender.test_item_model import fit

# Of the catalogue that serves "old" goes, "kept" stays as it is, "changed" gets another title; "new" comes.
OLD = [game("old", axis(0)), game("kept", axis(1)), game("changed", axis(2), genres=["RPG"])]
CHANGED = pb.GameRecord(game=common.Game(game_id="changed", title="Renamed", genres=["Shooter"]), content=axis(2))
NEW = game("new", axis(0, towards=1))


async def begun(
    recommender: Recommender, key: str = "tables", encoder: common.ModelVersion = ENCODER
) -> tuple[str, set[str]]:
    """The version, and the games that are in it."""
    request = pb.BeginReplacementRequest(encoder=encoder, key=key, games=3)
    version, there = "", set[str]()
    async for answer in recommender.stub.BeginReplacement(request):
        version = answer.version
        there.update(answer.game_ids)
    return version, there


async def write(
    recommender: Recommender, version: str, games: Sequence[pb.GameRecord], kept: Sequence[str] = ()
) -> None:
    await recommender.stub.WriteReplacement(
        pb.WriteReplacementRequest(version=version, games=games, kept_game_ids=kept)
    )


async def serve(recommender: Recommender, version: str, games: int = 3) -> int:
    return (await recommender.stub.ServeReplacement(pb.ServeReplacementRequest(version=version, games=games))).removed


async def listed(recommender: Recommender) -> dict[str, str]:
    return {each.game_id: each.title for each in (await recommender.stub.ListGames(pb.ListGamesRequest())).games}


async def searched(recommender: Recommender, text: str) -> list[str]:
    query = common.Vector(values=axis(5), model=ENCODER)
    return ids((await recommender.stub.SearchGames(pb.SearchGamesRequest(query=query, text=text, limit=10))).games)


@pytest.fixture
async def world(recommender: Recommender) -> Recommender:
    """The catalogue that serves, and a player of two of its games."""
    await recommender.add_games(*OLD)
    await recommender.record(interaction("ann", "old", 5), interaction("ann", "kept", 4))
    return recommender


async def test_nothing_is_seen_of_a_catalogue_before_it_serves_and_nothing_of_the_other_then(
    world: Recommender,
) -> None:
    version, there = await begun(world)
    assert not there
    await write(world, version, [CHANGED, NEW], ["kept"])
    assert await listed(world) == {"old": "OLD", "kept": "KEPT", "changed": "CHANGED"}
    assert "new" not in await searched(world, "new")
    with pytest.raises(grpc.aio.AioRpcError) as unseen:
        await world.stub.GetGame(pb.GetGameRequest(game_id="new"))
    assert unseen.value.code() is grpc.StatusCode.NOT_FOUND

    assert await serve(world, version) == 1
    assert await listed(world) == {"kept": "KEPT", "changed": "Renamed", "new": "NEW"}
    assert (await searched(world, "new"))[0] == "new"
    assert (await searched(world, "renamed"))[0] == "changed"
    assert "old" not in await searched(world, "old")
    assert await serve(world, version) == 0, "repeating it does no harm"


async def test_players_and_plays_stay_and_a_game_that_comes_back_has_its_plays_again(world: Recommender) -> None:
    version, _ = await begun(world)
    await write(world, version, [CHANGED, NEW], ["kept"])
    await serve(world, version)
    player = await world.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert ([entry.game.game_id for entry in player.history], player.interaction_count) == (["kept"], 2)
    assert ids((await world.recommend("nobody", limit=5)).games)[0] == "kept", "what is gone is popular no more"

    back, _ = await begun(world, "tables with the old game")
    await write(world, back, [OLD[0]], ["kept", "changed"])
    assert await serve(world, back) == 1
    player = await world.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert {entry.game.game_id for entry in player.history} == {"old", "kept"}


async def test_plays_of_games_that_are_to_come_are_taken_before_they_are_seen(world: Recommender) -> None:
    version, _ = await begun(world)
    await write(world, version, [CHANGED, NEW], ["kept"])
    await world.record(interaction("bob", "new", 5))
    assert "new" not in ids((await world.recommend("nobody", limit=5)).games)
    with pytest.raises(grpc.aio.AioRpcError):
        await world.record(interaction("bob", "no such game", 5))
    await serve(world, version)
    assert "new" in ids((await world.recommend("nobody", limit=5)).games)


async def test_one_that_was_cut_short_goes_on_after_a_restart_and_another_one_starts_anew(
    settings: RecommenderSettings,
) -> None:
    async with in_process(DEFINITION, settings, open_service) as channel:
        world = Recommender(RecommenderServiceStub(channel))
        await world.add_games(*OLD)
        version, _ = await begun(world)
        await write(world, version, [NEW])
    async with in_process(DEFINITION, settings, open_service) as channel:
        world = Recommender(RecommenderServiceStub(channel))
        assert set(await listed(world)) == {"old", "kept", "changed"}
        assert await begun(world) == (version, {"new"})
        assert (await begun(world, "other tables"))[1] == set()
        with pytest.raises(grpc.aio.AioRpcError) as refused:
            await write(world, version, [NEW])
        assert details_of(refused.value)[0].reason == "VERSION_NOT_BEGUN"


async def test_one_that_is_not_whole_or_of_another_encoder_does_not_serve(world: Recommender) -> None:
    version, _ = await begun(world)
    await write(world, version, [NEW])
    with pytest.raises(grpc.aio.AioRpcError) as incomplete:
        await serve(world, version)
    assert details_of(incomplete.value)[0].reason == "REPLACEMENT_INCOMPLETE"
    with pytest.raises(grpc.aio.AioRpcError) as unknown:
        await write(world, version, [], ["no such game"])
    assert unknown.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    other = common.ModelVersion(name="another", revision="1", dimension=8)
    with pytest.raises(grpc.aio.AioRpcError) as mismatch:
        await begun(world, encoder=other)
    assert details_of(mismatch.value)[0].reason == "MODEL_MISMATCH"
    assert set(await listed(world)) == {"old", "kept", "changed"}


async def test_where_nothing_is_stored_there_is_nothing_to_replace(recommender: Recommender) -> None:
    assert await begun(recommender) == ("", set())


async def test_the_fitted_model_offers_the_new_games_and_none_that_are_gone(
    recommender: Recommender, tmp_path: Path
) -> None:
    games = [game(f"g{n}", axis(n % 2, towards=2 + n % 3), genres=["RPG"]) for n in range(12)]
    await recommender.add_games(*games)
    for player in range(20):
        await recommender.record(*(interaction(f"p{player}", f"g{(player + n) % 12}", 4) for n in range(6)))
    await fit(recommender, tmp_path)
    await recommender.record(interaction("ann", "g0", 5), interaction("ann", "g2", 5))
    version, _ = await begun(recommender)
    moved = pb.GameRecord(game=common.Game(game_id="g4", title="G4", genres=["Puzzle"]), content=axis(0, towards=2))
    fresh = [game(f"new{n}", axis(0, towards=2 + n % 3), genres=["RPG"]) for n in range(6)]
    await write(recommender, version, [moved, *fresh], ["g0", "g2"])
    assert await serve(recommender, version, games=9) == 9
    found = await recommender.recommend("ann", limit=20)
    assert set(ids(found.games)) == {"g4", *(f"new{n}" for n in range(6))}
    puzzles = await recommender.recommend("ann", limit=20, wanted=common.GameFilter(genres=["Puzzle"]))
    assert ids(puzzles.games) == ["g4"]
    model = await recommender.stub.GetItemModel(pb.GetItemModelRequest())
    assert model.games == 9
