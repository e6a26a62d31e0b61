"""Of several editions of a game one is offered, none of a game that a player knows, never a soundtrack or a demo."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.unit.recommender.calls import Recommender, axis, ids, interaction


def _game(game_id: str, title: str, number: int = 0, **attributes: str) -> pb.GameRecord:
    record = common.Game(game_id=game_id, title=title, attributes=attributes)
    return pb.GameRecord(game=record, content=axis(number))


async def _fill(recommender: Recommender) -> None:
    await recommender.add_games(
        _game("sky", "Skyrim"),
        _game("sky-se", "Skyrim Special Edition", edition_of="sky", edition_kind="edition"),
        _game("sky-ja", "スカイリム", edition_of="sky", edition_kind="edition"),
        _game("sky-ost", "Skyrim - Original Soundtrack", edition_of="sky", edition_kind="soundtrack"),
        _game("sky-demo", "Skyrim Demo"),
        _game("fallout", "Fallout"),
        _game("fallout-goty", "Fallout: Game of the Year Edition"),
        _game("tetris", "Tetris", 1),
    )
    editions = ("sky", "sky-se", "sky-ja", "sky-ost", "sky-demo")
    await recommender.record(*(interaction(f"fan{n}", each, 5) for n, each in enumerate((*editions, "fallout"))))
    await recommender.record(*(interaction(f"all{n}", each, 5) for n in range(3) for each in (*editions, "fallout")))


def _lists(answer: pb.RecommendResponse) -> list[list[str]]:
    return [ids(answer.games), ids(answer.similar_games), ids(answer.similar_players_games)]


@pytest.mark.parametrize("message", [None, axis(0)])
async def test_one_edition_of_a_game_stands_in_a_list(recommender: Recommender, message: list[float] | None) -> None:
    await _fill(recommender)
    await recommender.record(interaction("me", "fallout", 5))
    answer = await recommender.recommend("me", message=message, limit=10)
    assert len([each for each in ids(answer.games) if each.startswith("sky")]) == 1
    for found in _lists(answer):
        assert len([each for each in found if each.startswith("sky")]) <= 1
        assert not {"sky-ost", "sky-demo"}.intersection(found)
        assert "fallout-goty" not in found


@pytest.mark.parametrize("rating", [5, 0.5])
@pytest.mark.parametrize("owned", ["sky", "sky-se", "sky-ja"])
async def test_no_edition_of_a_game_that_was_played_is_offered(
    recommender: Recommender, owned: str, rating: float
) -> None:
    await _fill(recommender)
    await recommender.record(interaction("me", owned, rating), interaction("me", "tetris", 5))
    for found in _lists(await recommender.recommend("me", limit=10)):
        assert not [each for each in found if each.startswith("sky")]


async def test_no_edition_of_what_was_disliked_1200_plays_ago_is_offered(recommender: Recommender) -> None:
    await _fill(recommender)
    others = [f"other{number:04}" for number in range(1_200)]
    for start in (0, 600):
        await recommender.add_games(*(_game(each, each, 1) for each in others[start : start + 600]))
    await recommender.record(interaction("me", "sky", 0.5, days_ago=900))
    await recommender.record(*(interaction("me", each, 4) for each in others))
    answer = await recommender.recommend("me", limit=10)
    assert ids(answer.games)
    for found in _lists(answer):
        assert not [each for each in found if each.startswith("sky")]


async def test_no_edition_of_a_game_that_was_named_or_shown_is_offered(recommender: Recommender) -> None:
    await _fill(recommender)
    named = await recommender.recommend("new", message=axis(0), limit=10, wish=pb.Wish(game_ids=["sky"]))
    shown = await recommender.recommend("new", limit=10, wanted=common.GameFilter(exclude_game_ids=["sky-se"]))
    for answer in (named, shown):
        assert ids(answer.games)
        assert not [each for each in ids(answer.games) if each.startswith("sky")]


async def test_who_has_the_demo_is_offered_the_game(recommender: Recommender) -> None:
    await _fill(recommender)
    await recommender.record(interaction("me", "sky-demo", 5))
    assert len([each for each in ids((await recommender.recommend("me", limit=10)).games) if "sky" in each]) == 1


async def test_a_soundtrack_that_was_played_is_not_offered_again(recommender: Recommender) -> None:
    await _fill(recommender)
    played = ("sky", "sky-se", "sky-ja", "sky-ost", "sky-demo", "fallout", "tetris")
    await recommender.record(*(interaction("me", each, 5) for each in played))
    answer = await recommender.recommend("me", limit=10)
    assert answer.replays
    assert {"fallout", "tetris"} <= set(ids(answer.games))
    assert not {"sky-ost", "sky-demo"}.intersection(ids(answer.games))
