"""A player is found by the whole of the id, whatever characters it is made of."""

from __future__ import annotations

import grpc
import pytest

from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.unit.recommender.calls import Recommender, axis, game, interaction

IDS = (
    "x" * 127 + "1",
    "x" * 127 + "2",
    "x" * 127,
    "anna",
    "Anna",
    "anna ",
    "anna' OR '1'='1",
    'anna"; DROP TABLE interactions; --',
    "анна",
    "anna%",
    "*",
)


async def games_of(recommender: Recommender, player_id: str) -> list[str]:
    try:
        known = await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id=player_id))
    except grpc.aio.AioRpcError as error:
        if error.code() is grpc.StatusCode.NOT_FOUND:
            return []
        raise
    return [each.game.game_id for each in known.history]


async def test_ids_that_begin_alike_or_look_like_a_query_are_players_of_their_own(recommender: Recommender) -> None:
    """LiteLLM CVE-2026-42208 and CVE-2026-35030: queries made of what callers sent, and keys cut to their beginning."""
    names = [f"g{number}" for number in range(len(IDS))]
    await recommender.add_games(*(game(name, axis(0)) for name in names))
    await recommender.record(*(interaction(player, name) for player, name in zip(IDS, names, strict=True)))
    left = dict(zip(IDS, names, strict=True))
    assert await games_of(recommender, "x" * 126) == []
    for forgotten in IDS:
        assert await games_of(recommender, forgotten) == [left.pop(forgotten)]
        await recommender.stub.DeletePlayer(pb.DeletePlayerRequest(player_id=forgotten))
        assert await games_of(recommender, forgotten) == []
        for player, name in left.items():
            assert await games_of(recommender, player) == [name]


@pytest.mark.parametrize("player_id", ["", "x" * 129])
async def test_an_id_of_another_length_is_refused(player_id: str, recommender: Recommender) -> None:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id=player_id))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
