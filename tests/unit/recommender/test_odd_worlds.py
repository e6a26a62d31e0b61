"""Players and catalogues as nobody expects them, before a fit and after it: every answer is sound."""

from __future__ import annotations

import asyncio
import math
from pathlib import Path

import grpc
import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from services.fit.errors import NothingToFit
from tests.support.statuses import details_of
from tests.unit.recommender.calls import Recommender, axis, game, ids, interaction
from tests.unit.recommender.test_item_model import fit

_GAMES = 24


async def _games(recommender: Recommender, count: int = _GAMES) -> list[str]:
    for start in range(0, count, 500):
        numbers = range(start, min(count, start + 500))
        await recommender.add_games(*(game(f"g{n:04}", axis(n % 8, towards=n % 7, share=n % 9 / 9)) for n in numbers))
    return [f"g{number:04}" for number in range(count)]


async def _plays(recommender: Recommender, rating: float | None = 4) -> list[common.Interaction]:
    """Of twenty players, a third of the games each."""
    games = await _games(recommender)
    return [
        interaction(f"p{player}", each, rating)
        for player in range(20)
        for each in games[player % 3 :: 3]
        if (player + len(each)) % 5 or player % 2
    ]


def _sound(answer: pb.RecommendResponse) -> list[str]:
    for items in (answer.games, answer.similar_games, answer.similar_players_games):
        assert len(set(ids(items))) == len(items)
        for item in items:
            assert math.isfinite(item.score)
            # What too few like for that to be a reason, and nothing else speaks for, has none.
            assert not item.reasons or sum(reason.weight for reason in item.reasons) == pytest.approx(1, abs=1e-4)
    return ids(answer.games)


@pytest.mark.parametrize("rating", [0, 3, 5, None])
async def test_ratings_that_are_all_equal_are_plays(
    recommender: Recommender, tmp_path: Path, rating: float | None
) -> None:
    await recommender.record(*await _plays(recommender, rating))
    before = _sound(await recommender.recommend("p3", limit=5))
    assert len(before) == 5
    if rating == 0:
        # Everybody hates everything.
        with pytest.raises(NothingToFit):
            await fit(recommender, tmp_path)
        return
    await fit(recommender, tmp_path)
    answer = await recommender.recommend("p3", limit=5)
    played = {entry.game.game_id for entry in (await recommender.recommend("p3", limit=100)).history}
    assert len(_sound(answer)) == 5
    assert not played.intersection(ids(answer.games))


async def test_who_dislikes_everything_still_gets_games_that_they_have_not_played(
    recommender: Recommender, tmp_path: Path
) -> None:
    plays = await _plays(recommender)
    hated = [f"g{number:04}" for number in range(18)]
    await recommender.record(*plays, *(interaction("hater", each, 0) for each in hated))
    for _ in range(2):
        found = _sound(await recommender.recommend("hater", limit=10))
        assert set(found) == {f"g{number:04}" for number in range(18, _GAMES)}
        await fit(recommender, tmp_path)
        await recommender.record(interaction("somebody", "g0000", 1))


async def test_who_has_played_everything_gets_it_again(recommender: Recommender, tmp_path: Path) -> None:
    await recommender.record(*await _plays(recommender))
    await recommender.record(*(interaction("fan", f"g{number:04}", 5) for number in range(_GAMES)))
    await fit(recommender, tmp_path)
    answer = await recommender.recommend("fan", limit=10)
    assert answer.replays
    assert len(_sound(answer)) == 10


async def test_a_hundred_thousand_plays_in_one_call_are_refused_by_what_is_the_most(recommender: Recommender) -> None:
    games = await _games(recommender)
    play = interaction("bot", games[0])
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.record(*([play] * 100_000))
    assert raised.value.code() == grpc.StatusCode.INVALID_ARGUMENT
    assert "5000" in details_of(raised.value)[1]["interactions"]
    assert (await recommender.statistics()).interactions == 0


@pytest.mark.parametrize("rating", [-0.5, 5.5, math.nan, math.inf])
async def test_a_rating_outside_the_scale_is_named(recommender: Recommender, rating: float) -> None:
    games = await _games(recommender)
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await recommender.record(interaction("ann", games[0], 4), interaction("ann", games[1], rating))
    assert set(details_of(raised.value)[1]) == {"interactions[1].rating"}
    assert (await recommender.statistics()).interactions == 0


async def test_one_game_is_recommended_until_it_is_played(recommender: Recommender, tmp_path: Path) -> None:
    await _games(recommender, 1)
    with pytest.raises(NothingToFit):
        await fit(recommender, tmp_path)
    assert _sound(await recommender.recommend("ann")) == ["g0000"]
    await recommender.record(interaction("ann", "g0000", 5))
    await fit(recommender, tmp_path)
    assert _sound(await recommender.recommend("bob")) == ["g0000"]
    answer = await recommender.recommend("ann")
    assert (_sound(answer), answer.replays) == (["g0000"], True)


async def test_two_games_of_one_content_are_both_recommended(recommender: Recommender, tmp_path: Path) -> None:
    await recommender.record(*await _plays(recommender))
    await recommender.add_games(game("twin-a", axis(5)), game("twin-b", axis(5)))
    await recommender.record(interaction("p1", "twin-a", 5), interaction("p2", "twin-b", 5))
    await fit(recommender, tmp_path)
    assert {"twin-a", "twin-b"} <= set(_sound(await recommender.recommend("new", message=axis(5), limit=10)))
    assert "twin-b" in _sound(await recommender.recommend("p1", message=axis(5), limit=10))


@pytest.mark.slow
async def test_a_player_of_thousands_of_games_gets_one_of_those_left(recommender: Recommender, tmp_path: Path) -> None:
    games = await _games(recommender, 3_000)
    await recommender.record(*(interaction("bot", each, index % 6) for index, each in enumerate(games[:2_900])))
    await recommender.record(*(interaction(f"p{n}", each, 4) for n in range(10) for each in games[n::300]))
    for fitted in (False, True):
        if fitted:
            await fit(recommender, tmp_path)
        found = _sound(await recommender.recommend("bot", limit=20))
        assert len(found) == 20
        assert set(found) <= set(games[2_900:])


async def test_what_is_written_during_a_fit_is_served_with_it(recommender: Recommender, tmp_path: Path) -> None:
    await recommender.record(*await _plays(recommender))
    written = 0

    async def ingest(fitting: asyncio.Task[str]) -> None:
        nonlocal written
        while not fitting.done():
            await recommender.add_games(game(f"new{written:03}", axis(written % 8)))
            await recommender.record(interaction(f"p{written % 20}", f"new{written:03}", 5))
            written += 1

    fitting = asyncio.create_task(fit(recommender, tmp_path))
    await ingest(fitting)
    assert written
    model = await recommender.stub.GetItemModel(pb.GetItemModelRequest())
    assert model.serving == await fitting
    assert model.games == _GAMES + written
    assert (await recommender.statistics()).games == _GAMES + written
    _sound(await recommender.recommend("p3", limit=20))
