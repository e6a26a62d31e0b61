"""What a message asks for by name, besides what its vector says."""

from __future__ import annotations

import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.unit.recommender.calls import Recommender, axis, game, ids, interaction, query

MATCHES = common.Reason.KIND_MATCHES_MESSAGE


@pytest.fixture
async def world(recommender: Recommender) -> Recommender:
    """Shooters that lie nearest to the message, racing games farther off, and twenty others."""
    await recommender.add_games(
        *(game(f"shooter{n}", axis(0), genres=["Shooter"], tags=["War"], year=2015 + n) for n in range(5)),
        *(game(f"racer{n}", axis(0, towards=1, share=1.2), genres=["Racing"], year=2000 + n) for n in range(5)),
        *(game(f"other{n:02}", axis(2 + n % 5, towards=0), genres=["Puzzle"], platforms=["PC"]) for n in range(20)),
    )
    return recommender


def matching(found: pb.RecommendResponse) -> set[str]:
    return {item.game.game_id for item in found.games if MATCHES in {reason.kind for reason in item.reasons}}


async def test_games_with_the_named_genre_come_first_and_only_they_match(world: Recommender) -> None:
    await world.record(*(interaction(f"p{n}", f"shooter{n}", 5) for n in range(5)))
    wish = pb.Wish(named=common.GameFilter(genres=["rACING"]))
    found = await world.recommend("nobody", message=axis(0), limit=5, wish=wish)
    assert set(ids(found.games)) == matching(found) == {f"racer{n}" for n in range(5)}
    longer = await world.recommend("nobody", message=axis(0), limit=10, wish=wish)
    assert matching(longer) == {f"racer{n}" for n in range(5)}


async def test_nothing_refused_comes_even_where_nothing_else_is_left(world: Recommender) -> None:
    await world.record(*(interaction(f"p{n}", f"shooter{n}", 5) for n in range(5)))
    refused = common.GameFilter(genres=["Shooter", "Racing", "Puzzle"])
    for message in (axis(0), None):
        assert not ids((await world.recommend("nobody", message=message, wish=pb.Wish(refused=refused))).games)


async def test_refused_genres_and_tags_stay_away(world: Recommender) -> None:
    for refused in (common.GameFilter(genres=["Shooter"]), common.GameFilter(tags=["war"])):
        found = await world.recommend("nobody", message=axis(0), limit=8, wish=pb.Wish(refused=refused))
        assert not any(name.startswith("shooter") for name in ids(found.games))
    ratings = {
        **{f"shooter{n}": 5 for n in range(5)},
        **{f"racer{n}": 2 for n in range(5)},
        **{f"other{n:02}": 5 for n in range(20)},
    }
    await world.record(*(interaction("ann", name, rating) for name, rating in ratings.items()))
    wish = pb.Wish(named=common.GameFilter(genres=["Racing"]))
    found = await world.recommend("ann", message=axis(0), limit=5, wish=wish)
    assert found.replays
    assert {name[:5] for name in ids(found.games)} == {"racer"}
    assert {reason.kind for item in found.games for reason in item.reasons} == {MATCHES}
    for game_id, rating in (("racer3", 3), ("racer1", 5)):
        await world.record(interaction("ann", game_id, rating))
        assert ids((await world.recommend("ann", message=axis(0), limit=5, wish=wish)).games) == [game_id]


async def test_a_game_meets_every_filter_of_a_request(recommender: Recommender) -> None:
    """With a message and without one, and for who has played everything that does."""
    await recommender.add_games(
        game("pc", axis(0), platforms=["PC"]),
        game("switch", axis(0), platforms=["Switch"]),
        game("both", axis(0, towards=1), platforms=["PC", "Switch"]),
        game("both_too", axis(0, towards=2), platforms=["PC", "Switch"]),
    )
    await recommender.record(*(interaction(f"p{n}", name, 5) for n in range(3) for name in ("pc", "switch", "both")))
    wanted = common.GameFilter(platforms=["PC"])
    also = [common.GameFilter(platforms=["Switch"]), common.GameFilter(exclude_game_ids=["both_too"])]
    for message in (axis(0), None):
        found = await recommender.recommend("nobody", message=message, wanted=wanted, also=also)
        assert ids(found.games) == ["both"]
        again = await recommender.recommend("p1", message=message, wanted=wanted, also=also)
        assert again.replays
        assert ids(again.games) == ["both"]


async def test_the_only_game_of_a_named_genre_comes_before_what_many_play(world: Recommender) -> None:
    """However far its description is from the message."""
    await world.record(*(interaction(f"p{n}", f"other{n:02}", 5) for n in range(20)))
    wish = pb.Wish(named=common.GameFilter(genres=["Racing"]))
    others = common.GameFilter(exclude_game_ids=[f"racer{n}" for n in range(1, 5)])
    found = await world.recommend("nobody", message=axis(7), limit=4, wanted=others, wish=wish)
    assert ids(found.games)[0] == "racer0"
    assert len(found.games) == 4


async def test_games_with_all_that_is_named_come_before_those_with_a_part_of_it(recommender: Recommender) -> None:
    """However much closer to the message, and better liked, the others are: what is loved, and what the words say."""
    await recommender.add_games(
        *(game(f"shooter{n}", axis(0), genres=["Shooter"]) for n in range(5)),
        *(game(f"story{n}", axis(0), genres=["Adventure"], tags=["Story rich"]) for n in range(5)),
        *(game(f"both{n}", axis(0, towards=1, share=4.0), genres=["Shooter"], tags=["story rich"]) for n in range(3)),
        *(game(f"other{n:03}", axis(2 + n % 5), genres=["Puzzle"]) for n in range(100)),
    )
    await recommender.record(*(interaction(f"p{n}", f"shooter{n % 5}", 5) for n in range(20)))
    wish = pb.Wish(named=common.GameFilter(genres=["Shooter"], tags=["story rich"]))
    for limit in (2, 5):
        found = await recommender.recommend("nobody", message=axis(0), limit=limit, wish=wish)
        assert {name[:-1] for name in ids(found.games)[:3]} == {"both"}
        scores = [item.score for item in found.games]
        assert len(scores) == limit
        assert scores == sorted(scores, reverse=True)


async def test_a_name_that_is_a_genre_and_a_tag_is_had_by_either(recommender: Recommender) -> None:
    await recommender.add_games(
        *(game(f"tense{n}", axis(0), tags=["tense"]) for n in range(4)),
        game("genre", axis(0, towards=1, share=4.0), genres=["Horror"], tags=["tense"]),
        game("tag", axis(0, towards=1, share=4.0), genres=["Puzzle"], tags=["horror", "tense"]),
        *(game(f"other{n:03}", axis(2 + n % 5), genres=["Puzzle"]) for n in range(100)),
    )
    await recommender.record(*(interaction(f"p{n}", f"tense{n % 4}", 5) for n in range(20)))
    wish = pb.Wish(named=common.GameFilter(genres=["Horror"], tags=["horror", "tense"]))
    found = await recommender.recommend("nobody", message=axis(0), limit=4, wish=wish)
    assert set(ids(found.games)[:2]) == {"genre", "tag"}


async def test_what_is_like_a_named_game_comes_before_what_is_called_like_it(recommender: Recommender) -> None:
    """The message's own vector lies near to the words of the title, which games with another name share."""
    await recommender.add_games(
        game("meat", axis(1)),
        game("a-namesake", axis(0, towards=2, share=0.5)),
        game("b-alike", axis(1, towards=2, share=0.5)),
        *(game(f"other{n:02}", axis(3 + n % 5)) for n in range(20)),
    )
    found = await recommender.recommend("nobody", message=axis(0), limit=2, wish=pb.Wish(game_ids=["meat"]))
    assert ids(found.games) == ["b-alike", "a-namesake"]


async def test_of_what_is_equally_near_to_a_named_game_what_shares_its_rare_kinds_comes_first(
    recommender: Recommender,
) -> None:
    await recommender.add_games(
        game("farm", axis(0), genres=["Simulation"], tags=["farming"]),
        game("a-common", axis(0, towards=2), genres=["Simulation"], tags=["trains"]),
        game("b-rare", axis(0, towards=2), genres=["RPG"], tags=["farming"]),
        *(game(f"other{n:02}", axis(3 + n % 5), genres=["Simulation"]) for n in range(20)),
    )
    found = await recommender.recommend("nobody", message=axis(0), limit=2, wish=pb.Wish(game_ids=["farm"]))
    assert ids(found.games) == ["b-rare", "a-common"]


async def test_words_of_the_title_of_a_named_game_are_not_searched_by(recommender: Recommender) -> None:
    await recommender.add_games(
        game("super meat boy", axis(1)),
        game("super auto", axis(0, towards=2)),
        game("a lantern", axis(0, towards=2)),
        *(game(f"other{n:02}", axis(3 + n % 5)) for n in range(20)),
    )
    request = pb.RecommendRequest(
        player_id="nobody",
        limit=2,
        query=query(axis(0)),
        text="like Super Meat Boy with a lantern",
        wish=pb.Wish(game_ids=["super meat boy"]),
    )
    assert ids((await recommender.stub.Recommend(iter([request]))).games)[0] == "a lantern"
    request.text = "like Super Meat Boy"
    assert ids((await recommender.stub.Recommend(iter([request]))).games) == ["a lantern", "super auto"]


async def test_where_no_game_of_the_named_kind_may_come_the_nearest_to_that_kind_does(world: Recommender) -> None:
    await world.add_games(game("karts", axis(1, towards=6, share=0.5), genres=["Arcade"]))
    await world.record(*(interaction(f"p{n}", f"shooter{n % 5}", 5) for n in range(20)))
    shown = common.GameFilter(exclude_game_ids=[f"racer{n}" for n in range(5)])
    wish = pb.Wish(named=common.GameFilter(genres=["Racing"]))
    found = await world.recommend("nobody", message=axis(6), limit=3, wanted=shown, wish=wish)
    assert ids(found.games)[0] == "karts"


async def test_a_kind_of_several_names_weighs_no_more_than_one_of_a_single_name(recommender: Recommender) -> None:
    await recommender.add_games(
        game("vague", axis(0), tags=["cozy", "relaxing", "family"]),
        game("meant", axis(0), genres=["Builder"], tags=["cozy"]),
        *(game(f"other{n:02}", axis(3 + n % 5)) for n in range(20)),
    )
    named = common.GameFilter(genres=["Builder"], tags=["cozy", "relaxing", "family"])
    kinds = [common.GameFilter(genres=["Builder"]), common.GameFilter(tags=["cozy", "relaxing", "family"])]
    found = await recommender.recommend("nobody", message=axis(0), limit=2, wish=pb.Wish(named=named, kinds=kinds))
    assert ids(found.games) == ["meant", "vague"]
