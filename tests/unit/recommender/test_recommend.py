"""What is recommended to whom, and why."""

from __future__ import annotations

import math

import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.recommender.v1 import recommender_pb2 as pb
from tests.unit.recommender.calls import Recommender, axis, game, ids, interaction

SHOOTERS, PUZZLES = 0, 1
Kind = common.Reason.Kind


@pytest.fixture
async def world(recommender: Recommender) -> Recommender:
    """Ten shooters and ten puzzles; ten players of each kind who play seven of the kind and dislike one other."""
    await recommender.add_games(
        *(
            game(f"shooter{n}", axis(SHOOTERS, towards=2 + n % 3), genres=["Shooter"], platforms=["PC"], year=2000 + n)
            for n in range(10)
        ),
        *(
            game(f"puzzle{n}", axis(PUZZLES, towards=2 + n % 3), genres=["Puzzle"], platforms=["Switch"], tags=["Cosy"])
            for n in range(10)
        ),
    )
    interactions = []
    for player in range(10):
        for kind, other in (("shooter", "puzzle"), ("puzzle", "shooter")):
            who = f"{kind}-fan{player}"
            interactions += [interaction(who, f"{kind}{(player + n) % 10}", 4 + n % 2) for n in range(7)]
            interactions.append(interaction(who, f"{other}{player}", 1))
    await recommender.record(*interactions)
    return recommender


async def test_a_player_gets_more_of_what_similar_players_like(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter0", 5), interaction("ann", "shooter1", 5))
    found = await world.recommend("ann", limit=5)
    for games in (found.games, found.similar_games, found.similar_players_games):
        assert len(games) == 5
        assert all(name.startswith("shooter") for name in ids(games))
    assert found.player_known
    assert not found.replays


async def test_a_message_that_comes_late_counts_like_one_that_comes_at_once(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter0", 5))
    at_once = await world.recommend("ann", message=axis(PUZZLES), limit=5)
    late = await world.recommend("ann", message=axis(PUZZLES), limit=5, late=True)
    assert late == at_once
    assert ids(late.games)[0].startswith("puzzle")


async def test_what_a_player_dislikes_does_not_shape_their_taste(world: Recommender) -> None:
    await world.record(
        interaction("ann", "shooter0", 1), interaction("ann", "puzzle0", 5), interaction("ann", "puzzle1", 4)
    )
    found = await world.recommend("ann", limit=5)
    assert all(name.startswith("puzzle") for name in ids(found.games))


async def test_a_new_interaction_counts_in_the_next_request(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter0", 5, days_ago=20))
    assert ids((await world.recommend("ann", limit=3)).similar_games)[0].startswith("shooter")
    await world.record(interaction("ann", "shooter0", 1, days_ago=2), interaction("ann", "puzzle3", 5, days_ago=1))
    found = await world.recommend("ann", limit=3)
    assert all(name.startswith("puzzle") for name in ids(found.games))
    assert [entry.game.game_id for entry in found.history] == ["puzzle3", "shooter0"]


async def test_played_games_are_in_no_list_and_no_game_is_there_twice(world: Recommender) -> None:
    found = await world.recommend("shooter-fan0", limit=20)
    played = {entry.game.game_id for entry in found.history}
    assert len(played) == 8
    for games in (found.games, found.similar_games, found.similar_players_games):
        assert played.isdisjoint(ids(games))
        assert len(set(ids(games))) == len(games)
    assert len(found.games) == 12


async def test_the_message_steers_and_taste_orders(world: Recommender) -> None:
    await world.record(*(interaction("ann", f"shooter{n}", 5) for n in range(4)))
    await world.add_games(
        game("slow-puzzle", axis(PUZZLES, towards=5), genres=["Puzzle"]),
        game("shooting-puzzle", axis(PUZZLES, towards=SHOOTERS), genres=["Puzzle"]),
    )
    found = await world.recommend("ann", message=axis(PUZZLES), limit=12)
    assert all("puzzle" in name for name in ids(found.games))
    assert ids(found.games).index("shooting-puzzle") < ids(found.games).index("slow-puzzle")
    assert all(Kind.KIND_MATCHES_MESSAGE in {reason.kind for reason in item.reasons} for item in found.games[:3])


async def test_reasons_are_shares_strongest_first_and_name_liked_games(world: Recommender) -> None:
    await world.record(*(interaction("ann", f"shooter{n}", 5) for n in range(5)), interaction("ann", "puzzle1", 1))
    found = await world.recommend("ann", message=axis(SHOOTERS), limit=10)
    kinds = set()
    for item in found.games:
        shares = [reason.weight for reason in item.reasons]
        assert shares
        assert sum(shares) == pytest.approx(1.0)
        assert shares == sorted(shares, reverse=True)
        assert math.isfinite(item.score)
        for reason in item.reasons:
            kinds.add(reason.kind)
            if reason.kind == Kind.KIND_SIMILAR_TO_LIKED:
                assert 1 <= len(reason.related_titles) <= 3
                assert all(title.startswith("SHOOTER") for title in reason.related_titles)
    assert {Kind.KIND_MATCHES_MESSAGE, Kind.KIND_LIKED_BY_SIMILAR_PLAYERS} <= kinds
    scores = [item.score for item in found.games]
    assert scores == sorted(scores, reverse=True)


async def test_related_titles_are_the_liked_games_nearest_to_the_game(recommender: Recommender) -> None:
    await recommender.add_games(
        game("near", axis(0, towards=1, share=0.1)),
        game("far", axis(0, towards=2, share=3)),
        game("candidate", axis(0)),
    )
    await recommender.record(interaction("ann", "far", 5), interaction("ann", "near", 5))
    found = await recommender.recommend("ann")
    assert list(found.similar_games[0].reasons[0].related_titles) == ["NEAR", "FAR"]


async def test_an_unknown_player_gets_what_is_popular_and_is_told_so(world: Recommender) -> None:
    await world.record(*(interaction(f"p{n}", "shooter9", 5) for n in range(30)))
    found = await world.recommend("nobody", limit=4)
    assert not found.player_known
    assert ids(found.games)[0] == "shooter9"
    assert [reason.kind for reason in found.games[0].reasons] == [Kind.KIND_POPULAR]
    assert not found.history
    assert not found.similar_games
    assert not found.similar_players_games


async def test_what_many_dislike_is_not_popular(recommender: Recommender) -> None:
    await recommender.add_games(game("loved", axis(0)), game("hated", axis(1)))
    await recommender.record(interaction("a", "loved"), *(interaction(f"p{n}", "hated", 1) for n in range(9)))
    assert ids((await recommender.recommend("nobody")).games) == ["loved", "hated"]


async def test_without_any_interaction_the_catalogue_itself_is_recommended(recommender: Recommender) -> None:
    await recommender.add_games(*(game(f"g{n}", axis(n)) for n in range(5)))
    found = await recommender.recommend("nobody", limit=3)
    assert len(found.games) == 3
    # Nobody rates any of them highly.
    assert not any(item.reasons for item in found.games)


async def test_many_players_are_said_to_like_a_game_from_five_on(recommender: Recommender) -> None:
    await recommender.add_games(game("many", axis(0)), game("few", axis(1)))
    await recommender.record(
        *(interaction(f"p{n}", "many") for n in range(5)), *(interaction(f"p{n}", "few") for n in range(4))
    )
    many, few = (await recommender.recommend("nobody")).games
    assert [reason.kind for reason in many.reasons] == [Kind.KIND_POPULAR]
    assert (few.game.game_id, list(few.reasons)) == ("few", [])


async def test_a_player_without_history_gets_what_players_with_like_attributes_like(world: Recommender) -> None:
    await world.add_players(
        *(
            pb.PlayerRecord(player=common.Player(player_id=f"{kind}-fan{n}"), content=axis(direction, towards=3))
            for kind, direction in (("shooter", 6), ("puzzle", 7))
            for n in range(10)
        ),
        pb.PlayerRecord(player=common.Player(player_id="ann", attributes={"likes": "thinking"}), content=axis(7)),
    )
    found = await world.recommend("ann", limit=3)
    assert found.player_known
    assert all(name.startswith("puzzle") for name in ids(found.similar_players_games))
    assert all(name.startswith("puzzle") for name in ids(found.games))
    assert found.games[0].reasons[0].kind == Kind.KIND_LIKED_BY_SIMILAR_PLAYERS


@pytest.mark.parametrize("message", [None, axis(SHOOTERS)])
@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (common.GameFilter(genres=["pUZZLE"]), {f"puzzle{n}" for n in range(10)}),
        (common.GameFilter(platforms=["pc", "xbox"]), {f"shooter{n}" for n in range(10)}),
        (common.GameFilter(tags=["COSY"]), {f"puzzle{n}" for n in range(10)}),
        (common.GameFilter(min_year=2003, max_year=2005), {"shooter3", "shooter4", "shooter5"}),
        (common.GameFilter(max_year=2001), {"shooter0", "shooter1"}),
        (common.GameFilter(genres=["shooter"], platforms=["Switch"]), set()),
        (
            common.GameFilter(genres=["Puzzle"], exclude_game_ids=["puzzle1", "puzzle2", "unknown"]),
            {f"puzzle{n}" for n in range(10)} - {"puzzle1", "puzzle2"},
        ),
    ],
)
async def test_a_filter_holds_in_every_list(
    world: Recommender, wanted: common.GameFilter, expected: set[str], message: list[float] | None
) -> None:
    fan = await world.recommend("shooter-fan0", message=message, limit=20, wanted=wanted)
    played = {entry.game.game_id for entry in fan.history}
    if not fan.replays:
        assert set(ids(fan.games)) == expected - played
    for games in (fan.similar_games, fan.similar_players_games):
        assert set(ids(games)) <= expected
    nobody = await world.recommend("nobody", message=message, limit=20, wanted=wanted)
    assert set(ids(nobody.games)) == expected


async def test_when_everything_is_played_liked_games_come_back_best_first(recommender: Recommender) -> None:
    await recommender.add_games(*(game(f"g{n:02}", axis(n % 8, towards=(n + 1) % 8)) for n in range(50)))
    for player in range(30):
        await recommender.record(
            *(interaction(f"p{player}", f"g{n:02}", 1 + (n * 7 + player) % 5, days_ago=n + 1) for n in range(50))
        )
    found = await recommender.recommend("p0", limit=50)
    ratings = {f"g{n:02}": 1 + (n * 7) % 5 for n in range(50)}
    assert found.replays
    assert {ratings[name] for name in ids(found.games)} == {3, 4, 5}
    assert [ratings[name] for name in ids(found.games)][:10] == [5] * 10
    assert all(Kind.KIND_REPLAY in {reason.kind for reason in item.reasons} for item in found.games)
    assert set(ids(found.similar_games)) <= set(ids(found.games))
    assert found.similar_games

    steered = await recommender.recommend("p0", message=axis(3), limit=5)
    assert steered.replays
    assert {int(name[1:]) % 8 for name in ids(steered.games)} <= {2, 3}
    assert Kind.KIND_MATCHES_MESSAGE in {reason.kind for reason in steered.games[0].reasons}


async def test_replays_come_also_when_the_filter_leaves_nothing_unplayed(world: Recommender) -> None:
    wanted = common.GameFilter(genres=["shooter"], max_year=2003)
    found = await world.recommend("shooter-fan0", wanted=wanted)
    assert found.replays
    assert set(ids(found.games)) <= {"shooter0", "shooter1", "shooter2", "shooter3"}
    assert not (await world.recommend("shooter-fan0", wanted=common.GameFilter(tags=["nothing"]))).replays


async def test_disliked_games_come_back_only_to_a_player_who_likes_none(recommender: Recommender) -> None:
    await recommender.add_games(game("a", axis(0)), game("b", axis(1)))
    await recommender.record(interaction("ann", "a", 5), interaction("ann", "b", 1))
    await recommender.record(interaction("bob", "a", 2), interaction("bob", "b", 1))
    assert ids((await recommender.recommend("ann")).games) == ["a"]
    assert ids((await recommender.recommend("bob")).games) == ["a", "b"]


async def test_equal_games_come_in_order_of_their_ids(recommender: Recommender) -> None:
    names = [f"g{n:02}" for n in range(30)]
    await recommender.add_games(*(game(name, axis(0)) for name in reversed(names)))
    assert ids((await recommender.recommend("nobody", message=axis(0), limit=10)).games) == names[:10]
    assert ids((await recommender.recommend("nobody", limit=10)).games) == names[:10]


@pytest.mark.parametrize("message", [None, axis(4)])
async def test_a_single_candidate_is_recommended_with_a_sound_score(
    recommender: Recommender, message: list[float] | None
) -> None:
    await recommender.add_games(game("only", axis(0)), game("played", axis(0)))
    await recommender.record(interaction("ann", "played"), interaction("bob", "played"), interaction("bob", "only"))
    (item,) = (await recommender.recommend("ann", message=message)).games
    assert item.game.game_id == "only"
    assert math.isfinite(item.score)
    assert sum(reason.weight for reason in item.reasons) == pytest.approx(1.0)


async def test_opposite_tastes_that_cancel_out_still_get_recommendations(recommender: Recommender) -> None:
    opposite = [-value for value in axis(0)]
    await recommender.add_games(game("up", axis(0)), game("down", opposite), game("new", axis(1)))
    await recommender.record(interaction("ann", "up", 5), interaction("ann", "down", 5))
    assert ids((await recommender.recommend("ann")).games) == ["new"]


async def test_an_empty_store_recommends_nothing(recommender: Recommender) -> None:
    found = await recommender.recommend("ann", message=axis(0))
    assert not found.games
    assert not found.player_known
