"""Storing, listing, searching and forgetting games, players and interactions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import grpc
import protovalidate
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.gateway.v1 import gateway_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.in_process import in_process
from tests.support.statuses import details_of
from tests.unit.recommender.calls import ENCODER, TODAY, Recommender, axis, game, ids, interaction, query

OTHER = common.ModelVersion(name="test-encoder", revision="r2", dimension=8)


async def listed(recommender: Recommender, page_size: int = 0) -> list[str]:
    names, token = [], ""
    while True:
        page = await recommender.stub.ListGames(pb.ListGamesRequest(page_size=page_size, page_token=token))
        names += [item.game_id for item in page.games]
        token = page.next_page_token
        if not token:
            return names


async def test_a_game_comes_back_as_it_was_given(recommender: Recommender) -> None:
    given = game(
        "halo",
        axis(0),
        year=2001,
        developer="Bungie",
        genres=["Shooter", "RPG"],
        platforms=["Xbox"],
        tags=["Sci-Fi"],
        summary="A ring in space.",
        attributes={"price": "9.99"},
    )
    await recommender.add_games(given, game("bare", axis(1)))
    page = await recommender.stub.ListGames(pb.ListGamesRequest())
    assert list(page.games) == [common.Game(game_id="bare", title="BARE"), given.game]


async def test_games_are_listed_by_id_whatever_the_size_of_the_pages(recommender: Recommender) -> None:
    names = sorted(f"g{n}" for n in range(23))
    await recommender.add_games(*(game(name, axis(0)) for name in reversed(names)))
    assert await listed(recommender) == names
    assert await listed(recommender, page_size=5) == names
    await recommender.add_games(game("a-new-one", axis(0)))
    assert await listed(recommender, page_size=24) == ["a-new-one", *names]


@pytest.mark.parametrize("letter", ["я", "ゼ", "\U0001f3ae", "\x01"])
async def test_pages_go_on_after_the_longest_ids_in_any_script(recommender: Recommender, letter: str) -> None:
    names = [letter * 128, letter * 127 + "\U0001f3af"]
    await recommender.add_games(*(game(name, axis(0)) for name in names))
    assert await listed(recommender, page_size=1) == sorted(names)
    token = (await recommender.stub.ListGames(pb.ListGamesRequest(page_size=1))).next_page_token
    protovalidate.validate(gateway_pb2.ListGamesRequest(page_token=token))


@pytest.mark.parametrize("token", ["!", "e30=", "WzFd", "eyJhZnRlciI6MX0="])
async def test_a_page_token_of_one_s_own_making_is_refused(recommender: Recommender, token: str) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.stub.ListGames(pb.ListGamesRequest(page_token=token))
    assert raised.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    assert "page_token" in details_of(raised.value)[1]


async def test_the_revision_changes_with_the_catalogue_and_with_nothing_else(recommender: Recommender) -> None:
    async def revision() -> str:
        in_list = (await recommender.stub.ListGames(pb.ListGamesRequest())).catalogue_revision
        assert (await recommender.statistics()).catalogue_revision == in_list
        assert (await recommender.recommend("ann")).catalogue_revision == in_list
        return in_list

    await recommender.add_games(game("a", axis(0)))
    first = await revision()
    await recommender.record(interaction("ann", "a"))
    assert await revision() == first
    await recommender.add_games(game("a", axis(0), year=1999))
    assert await revision() != first


async def test_a_replaced_game_is_shown_as_it_is_now(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0), year=1990))
    assert (await recommender.recommend("ann")).games[0].game.year == 1990
    await recommender.add_games(game("a", axis(0), year=2020))
    assert (await recommender.recommend("ann")).games[0].game.year == 2020


async def test_search_finds_the_closest_with_their_cosine(recommender: Recommender) -> None:
    await recommender.add_games(game("b", axis(1)), game("a", [7 * value for value in axis(0, towards=1, share=1)]))
    found = await recommender.stub.SearchGames(pb.SearchGamesRequest(query=query(axis(0)), limit=2))
    assert ids(found.games) == ["a", "b"]
    assert found.games[0].score == pytest.approx(0.5**0.5, abs=1e-5)
    wanted = common.GameFilter(exclude_game_ids=["a"])
    found = await recommender.stub.SearchGames(pb.SearchGamesRequest(query=query(axis(0)), filter=wanted))
    assert ids(found.games) == ["b"]


async def test_vectors_of_another_encoder_are_refused_everywhere(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0)))
    foreign = common.Vector(values=axis(0), model=OTHER)
    stub = recommender.stub
    player = pb.PlayerRecord(player=common.Player(player_id="ann"))
    for call in (
        stub.UpsertGames(pb.UpsertGamesRequest(games=[game("b", axis(0))], encoder=OTHER)),
        stub.UpsertPlayers(pb.UpsertPlayersRequest(players=[player], encoder=OTHER)),
        stub.SearchGames(pb.SearchGamesRequest(query=foreign)),
        stub.Recommend(iter([pb.RecommendRequest(player_id="ann", query=foreign)])),
    ):
        with pytest.raises(grpc.aio.AioRpcError) as raised:
            await call
        assert raised.value.code() == grpc.StatusCode.FAILED_PRECONDITION
        info = details_of(raised.value)[0]
        assert info.reason == "MODEL_MISMATCH"
        assert info.metadata["stored_revision"] == "r1"
        assert info.metadata["offered_revision"] == "r2"
    statistics = await recommender.statistics()
    assert (statistics.games, statistics.players, statistics.encoder) == (1, 0, ENCODER)


@pytest.mark.parametrize(
    ("games", "field"),
    [
        ([game("a", axis(0)), game("b", [1.0, 2.0])], "games[1].content"),
        ([game("a", [0.0] * 8)], "games[0].content"),
        ([game("a", axis(0)), game("b", axis(0)), game("a", axis(1))], "games[2].game.game_id"),
    ],
)
async def test_a_wrong_game_is_named_and_none_is_stored(
    recommender: Recommender, games: list[pb.GameRecord], field: str
) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.add_games(*games)
    assert raised.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    assert set(details_of(raised.value)[1]) == {field}
    assert (await recommender.statistics()).games == 0


@pytest.mark.parametrize("late", [False, True])
async def test_a_query_of_the_wrong_length_is_refused(recommender: Recommender, late: bool) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.recommend("ann", message=[1.0, 0.0], late=late)
    assert set(details_of(raised.value)[1]) == {"query.values"}


async def test_a_call_to_recommend_without_a_request_is_refused(recommender: Recommender) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.stub.Recommend(iter(()))
    assert raised.value.code() == grpc.StatusCode.INVALID_ARGUMENT


async def test_unknown_games_and_impossible_times_are_named_and_nothing_is_recorded(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0)))
    late, broken = interaction("ann", "a"), interaction("bob", "a")
    late.occurred_at.FromDatetime(datetime.now(UTC) + timedelta(days=2))
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.record(interaction("ann", "a"), interaction("ann", "no such"), late)
    assert raised.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    assert set(details_of(raised.value)[1]) == {"interactions[1].game_id", "interactions[2].occurred_at"}
    broken.occurred_at.CopyFrom(Timestamp(seconds=10**15))
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.record(broken)
    assert set(details_of(raised.value)[1]) == {"interactions[0].occurred_at"}
    assert (await recommender.statistics()).interactions == 0


async def test_before_any_game_every_interaction_is_refused(recommender: Recommender) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.record(interaction("ann", "a"))
    assert raised.value.code() == grpc.StatusCode.INVALID_ARGUMENT


async def test_recording_again_tells_the_rating_anew_and_the_last_of_a_call_wins(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0)), game("b", axis(1)))
    assert (
        await recommender.record(interaction("ann", "a", 1), interaction("ann", "b"), interaction("ann", "a", 4)) == 2
    )
    assert await recommender.record(interaction("ann", "b", 2.5)) == 1
    assert (await recommender.statistics()).interactions == 2
    player = await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert {entry.game.game_id: entry.rating for entry in player.history} == {"a": 4, "b": 2.5}


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize(
    ("told", "rating", "days_ago"),
    [
        ([(4, 20), (None, 5)], 4, 5),
        ([(None, 5), (4, 20)], 4, 5),
        ([(4, 20), (None, 5), (2, 10)], 2, 5),
        ([(2, 10), (None, 5), (4, 20)], 2, 5),
        ([(4, 20), (1, 20)], 1, 20),
        ([(None, 20), (None, 30)], None, 20),
    ],
)
async def test_the_latest_tells_when_and_the_latest_with_a_rating_the_rating(
    recommender: Recommender, told: list[tuple[float | None, int]], rating: float | None, days_ago: int, at_once: bool
) -> None:
    await recommender.add_games(game("a", axis(0)))
    interactions = [interaction("ann", "a", stars, days_ago=days) for stars, days in told]
    for call in [interactions] if at_once else [[each] for each in interactions]:
        await recommender.record(*call)
    (entry,) = (await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))).history
    assert (entry.rating if entry.HasField("rating") else None) == rating
    assert entry.occurred_at.ToDatetime(UTC) == TODAY - timedelta(days=days_ago)


async def test_keys_that_only_look_alike_are_kept_apart(recommender: Recommender) -> None:
    await recommender.add_games(game("y", axis(0)), game("x\0y", axis(1)))
    assert await recommender.record(interaction("a\0x", "y"), interaction("a", "x\0y")) == 2


async def test_an_interaction_without_time_happened_now(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0)))
    before = datetime.now(UTC)
    await recommender.record(common.Interaction(player_id="ann", game_id="a"))
    (entry,) = (await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))).history
    assert before <= entry.occurred_at.ToDatetime(UTC) <= datetime.now(UTC)
    assert not entry.HasField("rating")


async def test_a_profile_holds_attributes_and_the_latest_games(recommender: Recommender) -> None:
    await recommender.add_games(*(game(f"g{n}", axis(n)) for n in range(5)))
    player = common.Player(player_id="ann", attributes={"platform": "PC"})
    await recommender.add_players(
        pb.PlayerRecord(player=player), pb.PlayerRecord(player=common.Player(player_id="bob"))
    )
    await recommender.record(*(interaction("ann", f"g{n}", n, days_ago=n) for n in range(5)))
    found = await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann", history_limit=2))
    assert found.player == player
    assert [entry.game.game_id for entry in found.history] == ["g0", "g1"]
    assert found.interaction_count == 5
    assert not (await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="bob"))).history
    assert (await recommender.statistics()).players == 2


@pytest.mark.parametrize("content", [[1.0, 2.0], [0.0] * 8])
async def test_a_wrong_player_vector_is_named(recommender: Recommender, content: list[float]) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.add_players(pb.PlayerRecord(player=common.Player(player_id="ann"), content=content))
    assert set(details_of(raised.value)[1]) == {"players[0].content"}


async def test_a_deleted_player_is_forgotten_and_counts_for_nobody(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0)), game("b", axis(1)))
    await recommender.add_players(pb.PlayerRecord(player=common.Player(player_id="ann"), content=axis(2)))
    await recommender.record(interaction("ann", "a", 5), interaction("ann", "b", 5), interaction("bob", "a", 5))
    assert ids((await recommender.recommend("bob")).similar_players_games) == ["b"]

    deleted = await recommender.stub.DeletePlayer(pb.DeletePlayerRequest(player_id="ann"))
    assert (deleted.deleted_interactions, deleted.deleted_player) == (2, True)
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert raised.value.code() == grpc.StatusCode.NOT_FOUND
    assert not (await recommender.recommend("ann")).player_known
    assert not (await recommender.recommend("bob")).similar_players_games
    statistics = await recommender.statistics()
    assert (statistics.players, statistics.interactions) == (0, 1)
    again = await recommender.stub.DeletePlayer(pb.DeletePlayerRequest(player_id="ann"))
    assert (again.deleted_interactions, again.deleted_player) == (0, False)


async def test_everything_is_there_after_a_restart(settings: RecommenderSettings) -> None:
    async with in_process(DEFINITION, settings, open_service) as channel:
        recommender = Recommender(RecommenderServiceStub(channel))
        await recommender.add_games(game("a", axis(0)), game("b", axis(1)))
        await recommender.record(interaction("ann", "a", 5))
        before = await recommender.statistics()
        recommended = await recommender.recommend("ann")
    async with in_process(DEFINITION, settings, open_service) as channel:
        recommender = Recommender(RecommenderServiceStub(channel))
        assert await recommender.statistics() == before
        assert await recommender.recommend("ann") == recommended
