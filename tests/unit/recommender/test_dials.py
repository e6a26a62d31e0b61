"""The dials of a request in the running service, at their ends, and histories without end."""

from __future__ import annotations

from pathlib import Path

import pytest

from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.unit.recommender.calls import Recommender, axis, game, ids, interaction, query
from tests.unit.recommender.test_item_model import PUZZLES, SHOOTERS, fill, fit


async def popular_and_rare(recommender: Recommender, kinds: int = 1) -> None:
    """Twenty games of a kind, the first played by twenty players, the last by one."""
    await recommender.add_games(
        *(game(f"k{kind}-{n:02}", axis(kind, towards=4 + n % 4)) for kind in range(kinds) for n in range(20))
    )
    await recommender.record(
        *(
            interaction(f"fan{kind}-{player}", f"k{kind}-{n:02}", 5)
            for kind in range(kinds)
            for n in range(20)
            for player in range(20 - n)
        )
    )


async def dialled(
    recommender: Recommender, player: str, message: list[float] | None = None, *, popularity: float = 0.0
) -> list[str]:
    request = pb.RecommendRequest(player_id=player, limit=5, popularity=popularity)
    if message is not None:
        request.query.CopyFrom(query(message))
    return ids((await recommender.stub.Recommend(iter([request]))).games)


@pytest.mark.parametrize("fitted", [False, True])
@pytest.mark.parametrize("player", ["new", "ann"])
async def test_the_ends_of_the_popularity_dial_are_what_all_play_and_what_few_play(
    recommender: Recommender, tmp_path: Path, fitted: bool, player: str
) -> None:
    await popular_and_rare(recommender)
    await recommender.record(interaction("ann", "k0-10", 5))
    if fitted:
        await fit(recommender, tmp_path)
    most = await dialled(recommender, player, popularity=1.0)
    least = await dialled(recommender, player, popularity=-1.0)
    assert most[0] in ("k0-00", "k0-01", "k0-02")
    assert "k0-00" not in least
    assert sum(int(name[-2:]) for name in least) > sum(int(name[-2:]) for name in most) + 20


@pytest.mark.parametrize("fitted", [False, True])
async def test_a_message_is_met_at_both_ends_of_the_popularity_dial(
    recommender: Recommender, tmp_path: Path, fitted: bool
) -> None:
    await popular_and_rare(recommender, kinds=3)
    if fitted:
        await fit(recommender, tmp_path)
    for popularity in (-1.0, 1.0):
        found = await dialled(recommender, "new", axis(1), popularity=popularity)
        assert all(name.startswith("k1-") for name in found)


async def test_a_list_that_is_spread_out_keeps_its_order(recommender: Recommender, tmp_path: Path) -> None:
    await fill(recommender)
    await fit(recommender, tmp_path)
    await recommender.record(*(interaction("ann", f"shooter{n:02}", 5) for n in range(4)))
    await recommender.record(interaction("ann", "puzzle00", 4))
    request = pb.RecommendRequest(player_id="ann", limit=10, diversity=0.9)
    found = (await recommender.stub.Recommend(iter([request]))).games
    scores = [item.score for item in found]
    # Another kind comes second although others score better.
    assert scores[0] == max(scores)
    assert scores != sorted(scores, reverse=True)
    assert found[0].game.game_id[:6] != found[1].game.game_id[:6]


async def test_of_editions_one_is_recommended_and_namesakes_are_not_editions(recommender: Recommender) -> None:
    def named(game_id: str, title: str, developer: str, year: int) -> pb.GameRecord:
        record = game(game_id, axis(SHOOTERS, towards=2), developer=developer, year=year)
        record.game.title = title
        return record

    await recommender.add_games(
        named("doom", "Doom", "id Software", 1993),
        named("doom-again", "DOOM", "id Software", 2016),
        named("prey", "Prey", "Human Head", 2006),
        named("prey-deluxe", "Prey Deluxe Edition", "Human Head", 2006),
        named("prey-again", "Prey", "Arkane", 2017),
    )
    assert set(await dialled(recommender, "new", axis(SHOOTERS))) >= {"doom", "doom-again", "prey-again"}
    await recommender.record(interaction("ann", "prey", 5))
    assert set(await dialled(recommender, "ann")) == {"doom", "doom-again", "prey-again"}


async def test_a_player_of_thousands_of_games_gets_one_that_they_have_not_played(recommender: Recommender) -> None:
    games, plays = 3_010, 3_000
    for start in range(0, games, 500):
        numbers = range(start, min(start + 500, games))
        await recommender.add_games(
            *(game(f"g{n}", axis(n % 8, towards=n // 8 % 8, share=n % 97 / 97)) for n in numbers)
        )
    for start in range(0, plays, 1000):
        await recommender.record(*(interaction("ann", f"g{n}", 1 + n % 5) for n in range(start, start + 1000)))
    found = await recommender.recommend("ann", limit=5)
    assert len(found.games) == 5
    assert all(int(name[1:]) >= plays for name in ids(found.games))
    assert not found.replays
    with_message = await recommender.recommend("ann", message=axis(PUZZLES), limit=5)
    assert all(int(name[1:]) >= plays for name in ids(with_message.games))


async def test_a_dial_beyond_its_end_is_refused(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0)))
    with pytest.raises(Exception, match="popularity"):
        await dialled(recommender, "new", popularity=1.5)
