"""Interactions that come as a stream of columns are stored message by message, under the same rules as single ones."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import grpc
import pytest

from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.recommender.storing.interactions import interaction_point, is_intact
from tests.support.statuses import details_of
from tests.unit.recommender.calls import TODAY, Recommender, axis, game, interaction

_MICROS = int(TODAY.timestamp()) * 1_000_000


def columns(count: int = 3, *, player: str = "ann", first: int = 0) -> pb.StoreInteractionsRequest:
    """Plays of one player of as many games; every second has a rating."""
    return pb.StoreInteractionsRequest(
        player_ids=[player],
        game_ids=[f"g{first + number}" for number in range(count)],
        players=[0] * count,
        games=range(count),
        ratings=[math.nan if number % 2 else 4.0 for number in range(count)],
        occurred_at_micros=[_MICROS + number for number in range(count)],
    )


async def _games(recommender: Recommender, count: int) -> None:
    await recommender.add_games(*(game(f"g{number}", axis(number % 8)) for number in range(count)))


async def _answer(call: Any) -> pb.StoreInteractionsResponse:
    answer: pb.StoreInteractionsResponse = await call.read()
    return answer


async def test_each_message_is_answered_when_it_is_stored(recommender: Recommender) -> None:
    await _games(recommender, 6)
    call = recommender.stub.StoreInteractions()
    await call.write(columns())
    assert (await _answer(call)).stored == 3
    assert (await recommender.statistics()).interactions == 3
    await call.write(columns(first=3))
    assert (await _answer(call)).stored == 6
    await call.done_writing()
    player = await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert player.interaction_count == 6
    by_id = {entry.game.game_id: entry for entry in player.history}
    assert by_id["g0"].rating == 4
    assert not by_id["g1"].HasField("rating")
    assert by_id["g1"].occurred_at.ToDatetime(UTC) == datetime.fromtimestamp(_MICROS / 1e6, UTC).replace(microsecond=1)


async def test_what_is_sent_again_changes_nothing(recommender: Recommender) -> None:
    await _games(recommender, 3)
    await recommender.record(interaction("ann", "g1", 5, days_ago=30))
    for _ in range(2):
        assert [answer.stored async for answer in recommender.stub.StoreInteractions(iter([columns()]))] == [3]
    player = await recommender.stub.GetPlayer(pb.GetPlayerRequest(player_id="ann"))
    assert player.interaction_count == 3
    assert {entry.game.game_id: entry.rating for entry in player.history} == {"g0": 4, "g1": 5, "g2": 4}


async def test_a_message_of_many_plays_is_stored_whole(recommender: Recommender) -> None:
    await _games(recommender, 3)
    many = pb.StoreInteractionsRequest(
        player_ids=[f"p{number}" for number in range(700)],
        game_ids=["g0"],
        players=range(700),
        games=[0] * 700,
        ratings=[math.nan] * 700,
        occurred_at_micros=[_MICROS] * 700,
    )
    assert [answer.stored async for answer in recommender.stub.StoreInteractions(iter([many]))] == [700]
    assert (await recommender.statistics()).interactions == 700


def _set(field: str, place: int, value: float) -> Callable[[pb.StoreInteractionsRequest], None]:
    def change(message: pb.StoreInteractionsRequest) -> None:
        getattr(message, field)[place] = value

    return change


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda message: message.ratings.pop(), "ratings"),
        (lambda message: message.games.append(0), "games"),
        (_set("players", 1, 1), "players[1]"),
        (_set("games", 2, 3), "games[2]"),
        (_set("ratings", 0, 5.5), "ratings[0]"),
        (_set("ratings", 0, math.inf), "ratings[0]"),
        (_set("occurred_at_micros", 1, 2**62), "occurred_at_micros[1]"),
        (_set("occurred_at_micros", 1, _MICROS + 10 * 365 * 86_400 * 1_000_000), "occurred_at_micros[1]"),
        (lambda message: message.player_ids.__setitem__(0, ""), "player_ids[0]"),
        (lambda message: message.game_ids.__setitem__(2, "x" * 129), "game_ids[2]"),
        (lambda message: message.game_ids.__setitem__(2, "no such game"), "game_ids[2]"),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_of_its_message_is_stored(
    recommender: Recommender, change: Callable[[pb.StoreInteractionsRequest], object], named: str
) -> None:
    await _games(recommender, 6)
    wrong = columns(first=3)
    change(wrong)
    call = recommender.stub.StoreInteractions(iter([columns(), wrong]))
    assert (await _answer(call)).stored == 3
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await call.read()
    assert raised.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    assert named in details_of(raised.value)[1]
    assert (await recommender.statistics()).interactions == 3


@pytest.mark.parametrize("changed", [{"rating": 4.0}, {"occurred_at": 1}, {"player_id": "anm"}, {"liked_game": "x"}])
def test_a_changed_interaction_is_told_from_what_was_laid_out(changed: dict[str, object]) -> None:
    payload = interaction_point("ann", "g1", 4.5, 1_700_000_000_000_000).payload
    assert is_intact(payload)
    assert is_intact({name: value for name, value in payload.items() if name != "checksum"})
    assert not is_intact({**payload, **changed})
