"""Similar games, single games, and why a game is recommended, before and after a model is fitted."""

from __future__ import annotations

import grpc
import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.common.v1 import explanation_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.recommender.servicer import _MOST_PAGE_BYTES
from tests.unit.recommender.calls import Recommender, axis, game, ids, interaction

Reason = common.Reason


async def explain(recommender: Recommender, player_id: str, game_id: str) -> explanation_pb2.Explanation:
    request = pb.ExplainRequest(player_id=player_id, game_id=game_id)
    return (await recommender.stub.Explain(request)).explanation


async def similar(recommender: Recommender, game_id: str, **more: object) -> list[str]:
    request = pb.SimilarGamesRequest(game_id=game_id, **more)  # type: ignore[arg-type]
    return ids((await recommender.stub.SimilarGames(request)).games)


@pytest.fixture
async def shop(recommender: Recommender) -> Recommender:
    """Two kinds of games, a to d and e to h; players who like one kind, and one who likes a and b."""
    await recommender.add_games(
        *(game(name, axis(0, towards=number, share=0.1 * number)) for number, name in enumerate("abcd", 1)),
        *(game(name, axis(7, towards=number, share=0.1 * number)) for number, name in enumerate("efgh", 1)),
    )
    for number in range(6):
        await recommender.record(*(interaction(f"left-{number}", name, 5.0) for name in "abcd"))
        await recommender.record(*(interaction(f"right-{number}", name, 5.0) for name in "efgh"))
    await recommender.record(interaction("p", "a", 5.0), interaction("p", "b", 5.0))
    return recommender


async def test_a_game_is_told_whole_and_one_that_there_is_not_is_not_found(shop: Recommender) -> None:
    found = await shop.stub.GetGame(pb.GetGameRequest(game_id="a"))
    assert found.game.title == "A"
    for call in (
        shop.stub.GetGame(pb.GetGameRequest(game_id="x")),
        shop.stub.SimilarGames(pb.SimilarGamesRequest(game_id="x")),
        shop.stub.Explain(pb.ExplainRequest(player_id="p", game_id="x")),
    ):
        with pytest.raises(grpc.aio.AioRpcError) as caught:
            await call
        assert caught.value.code() is grpc.StatusCode.NOT_FOUND


async def test_without_a_model_games_resemble_by_their_descriptions(shop: Recommender) -> None:
    assert set(await similar(shop, "a", limit=3)) == {"b", "c", "d"}
    assert await similar(shop, "a", limit=3, filter=common.GameFilter(exclude_game_ids=["b", "c", "d"])) != []


async def test_other_editions_of_a_game_do_not_resemble_it(recommender: Recommender) -> None:
    await recommender.add_games(
        game("halo", axis(0), developer="Bungie", year=2001),
        pb.GameRecord(
            game=common.Game(game_id="halo-r", title="HALO Remastered", developer="Bungie", year=2001), content=axis(0)
        ),
        game("other", axis(0, towards=1)),
    )
    assert await similar(recommender, "halo") == ["other"]


async def test_an_explanation_adds_up_and_names_what_speaks_for_the_game(shop: Recommender) -> None:
    why = await explain(shop, "p", "c")
    assert why.player_known
    assert not why.HasField("played")
    assert why.score == pytest.approx(sum(each.contribution for each in why.lists))
    for each in why.lists:
        assert each.contribution == pytest.approx(each.weight * each.standard_score)
    assert why.position < (await explain(shop, "p", "g")).position <= why.considered
    assert {each.game_id for each in why.likings} == {"a", "b"}
    assert why.item_model == ""


async def test_a_game_that_was_played_is_said_to_be(shop: Recommender) -> None:
    why = await explain(shop, "p", "a")
    assert why.played.rating == 5.0
    assert [each.game_id for each in why.likings] == ["b"]


async def test_of_a_stranger_only_popularity_speaks(shop: Recommender) -> None:
    why = await explain(shop, "stranger", "a")
    assert not why.player_known
    assert not why.likings
    assert {each.kind for each in why.lists} == {Reason.KIND_POPULAR}


async def test_pages_of_large_games_stay_below_what_clients_accept(recommender: Recommender) -> None:
    filling = {f"column {number}": "x" * 2000 for number in range(200)}
    for number in range(12):
        await recommender.add_games(game(f"g{number:02}", axis(0, towards=number % 7 + 1), attributes=filling))
    seen: list[str] = []
    token = ""
    while True:
        page = await recommender.stub.ListGames(pb.ListGamesRequest(page_size=12, page_token=token))
        assert page.ByteSize() < _MOST_PAGE_BYTES + 500_000
        seen += [each.game_id for each in page.games]
        token = page.next_page_token
        if not token:
            break
    assert seen == [f"g{number:02}" for number in range(12)]
