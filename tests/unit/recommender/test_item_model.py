"""The fitted model in the running service: fitted over grpc, swapped, followed, and the reasons that it gives."""

from __future__ import annotations

import statistics
from functools import partial
from pathlib import Path

import grpc
import pytest

from gamesrec.common.v1 import common_pb2 as common
from gamesrec.common.v1 import event_pb2
from gamesrec.recommender.v1 import recommender_pb2 as pb
from gamesrec.recommender.v1.recommender_pb2_grpc import RecommenderServiceStub
from services.fit import job
from services.fit.checkpoint import Checkpoint
from services.fit.clients import GrpcItemModels
from services.fit.fitting import fit as fit_games
from services.fit.job import run
from services.fit.progress import SilentProgress
from services.recommender.service import DEFINITION, open_service
from services.recommender.settings import RecommenderSettings
from tests.support.in_process import in_process
from tests.support.statuses import details_of
from tests.unit.recommender.calls import ENCODER, Recommender, axis, game, ids, interaction

SHOOTERS, PUZZLES = 0, 1
Kind = common.Reason.Kind


async def fill(recommender: Recommender) -> None:
    """Twenty shooters and twenty puzzles; players of each kind who play a dozen of it."""
    await recommender.add_games(
        *(
            game(f"shooter{n:02}", axis(SHOOTERS, towards=2 + n % 3), genres=["Shooter"], year=2000 + n)
            for n in range(20)
        ),
        *(game(f"puzzle{n:02}", axis(PUZZLES, towards=2 + n % 3), genres=["Puzzle"]) for n in range(20)),
    )
    for player in range(20):
        for kind in ("shooter", "puzzle"):
            await recommender.record(
                *(interaction(f"{kind}-fan{player}", f"{kind}{(player + n) % 20:02}", 4 + n % 2) for n in range(12))
            )


async def fit(recommender: Recommender, directory: Path) -> str:
    class Models(GrpcItemModels):
        def __init__(self) -> None:
            self._stub = recommender.stub

    return (await run(Models(), Checkpoint(directory / "fit"), SilentProgress())).version


@pytest.fixture
async def world(recommender: Recommender, tmp_path: Path) -> Recommender:
    await fill(recommender)
    await fit(recommender, tmp_path)
    return recommender


async def test_a_new_play_counts_at_once_and_reasons_name_games_that_carry_the_score(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter03", 5), interaction("ann", "shooter04", 5))
    found = await world.recommend("ann", limit=5)
    assert all(name.startswith("shooter") for name in ids(found.games))
    assert {"shooter03", "shooter04"}.isdisjoint(ids(found.games))
    for item in found.games:
        assert sum(reason.weight for reason in item.reasons) == pytest.approx(1.0)
        for reason in item.reasons:
            if reason.kind == Kind.KIND_SIMILAR_TO_LIKED:
                assert set(reason.related_titles) <= {"SHOOTER03", "SHOOTER04"}
                assert reason.related_titles
            if reason.kind == Kind.KIND_LIKED_BY_SIMILAR_PLAYERS and reason.players:
                (title,) = reason.related_titles
                pair = {title.lower(), item.game.game_id}
                # Each fan plays twelve in a row of the twenty.
                both = sum(pair <= {f"shooter{(player + n) % 20:02}" for n in range(12)} for player in range(20))
                assert reason.players == both


async def test_dislikes_count_against(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter03", 0), interaction("ann", "puzzle03", 4))
    assert all(name.startswith("puzzle") for name in ids((await world.recommend("ann", limit=10)).games))


def mean_place(kind: str, listed: pb.RecommendResponse) -> float:
    return statistics.fmean(place for place, name in enumerate(ids(listed.games)) if name.startswith(kind))


async def test_a_dislike_counts_against_as_an_event_too_and_is_never_named_as_liked(world: Recommender) -> None:
    events = [
        event_pb2.PlayerEvent(event_id=str(n), player_id="ann", game_id=f"puzzle{n:02}", kind=kind)
        for n, kind in enumerate([event_pb2.PlayerEvent.KIND_DISLIKE, event_pb2.PlayerEvent.KIND_NOT_INTERESTED])
    ]
    of_anybody = await world.recommend("nobody", limit=40)
    await world.stub.RecordEvents(pb.RecordEventsRequest(events=events))
    found = await world.recommend("ann", limit=40)
    assert mean_place("puzzle", found) > mean_place("puzzle", of_anybody) + 3
    assert {reason.kind for each in found.games for reason in each.reasons} == {Kind.KIND_POPULAR}
    why = (await world.stub.Explain(pb.ExplainRequest(player_id="ann", game_id="puzzle02"))).explanation
    assert {each.game_id for each in why.likings} == {"puzzle00", "puzzle01"}
    assert all(each.weight < 0 for each in why.likings)
    assert min(each.contribution for each in why.lists) < 0


async def test_what_was_rated_low_may_speak_for_a_game_and_is_no_liking(world: Recommender) -> None:
    """The fit takes a play for a good sign unless the ratings of the operator's players say otherwise."""
    low = [interaction("ann", f"shooter{n:02}", 2) for n in range(4)]
    await world.record(*low, interaction("ann", "shooter10", 5), interaction("ann", "puzzle10", 5))
    found = await world.recommend("ann", limit=30)
    named = {title for each in found.games for reason in each.reasons for title in reason.related_titles}
    assert named == {"SHOOTER10", "PUZZLE10"}
    why = (await world.stub.Explain(pb.ExplainRequest(player_id="ann", game_id="shooter05"))).explanation
    assert {"shooter00", "shooter10"} <= {each.game_id for each in why.likings}


async def test_what_its_players_rate_low_is_not_said_to_be_liked_by_anybody(
    recommender: Recommender, tmp_path: Path
) -> None:
    await fill(recommender)
    await recommender.add_games(game("flop", axis(SHOOTERS, towards=3), genres=["Shooter"]))
    await recommender.record(*(interaction(f"shooter-fan{player}", "flop", 2) for player in range(20)))
    await fit(recommender, tmp_path)
    await recommender.record(interaction("ann", "shooter03", 5), interaction("ann", "shooter04", 5))
    found = await recommender.recommend("ann", limit=40)
    (flop,) = (each for each in found.games if each.game.game_id == "flop")
    assert Kind.KIND_LIKED_BY_SIMILAR_PLAYERS not in {reason.kind for reason in flop.reasons}
    assert found.similar_players_games
    assert "flop" not in ids(found.similar_players_games)


async def test_a_game_beyond_those_that_have_columns_is_recommended_by_its_factors(
    recommender: Recommender, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(recommender)
    # Unlike any shooter by its contents: only its players tell what it is.
    await recommender.add_games(game("tail", axis(7)))
    await recommender.record(*(interaction(f"shooter-fan{player}", "tail", 5) for player in range(8)))
    monkeypatch.setattr(job, "fit", partial(fit_games, most_columns=40))
    await fit(recommender, tmp_path)
    # So many that popularity, by which it is the last, weighs little.
    await recommender.record(*(interaction("ann", f"shooter{number:02}", 5) for number in range(3, 11)))
    found = await recommender.recommend("ann", limit=40)
    (tail,) = (each for each in found.games if each.game.game_id == "tail")
    assert Kind.KIND_LIKED_BY_SIMILAR_PLAYERS in {reason.kind for reason in tail.reasons}
    listed = ids(found.games)
    assert listed.index("tail") < min(listed.index(each) for each in listed if each.startswith("puzzle"))


@pytest.mark.parametrize("rating", [0, 1])
async def test_what_everybody_dislikes_is_no_game_that_nobody_has_played(
    rating: float, recommender: Recommender, tmp_path: Path
) -> None:
    await fill(recommender)
    await recommender.add_games(
        game("flop", axis(SHOOTERS, towards=3), genres=["Shooter"]),
        game("new", axis(SHOOTERS, towards=3), genres=["Shooter"]),
    )
    await recommender.record(*(interaction(f"shooter-fan{player}", "flop", rating) for player in range(20)))
    await fit(recommender, tmp_path)
    await recommender.record(interaction("ann", "shooter03", 5), interaction("ann", "shooter04", 5))
    listed = ids((await recommender.recommend("ann", limit=20)).games)
    assert listed.index("new") == 10
    assert "flop" not in listed[:19]


async def test_what_resembles_a_dislike_comes_after_what_has_nothing_of_it(
    recommender: Recommender, tmp_path: Path
) -> None:
    await fill(recommender)
    await recommender.add_games(*(game(f"race{n:02}", axis(4, towards=2 + n % 3), genres=["Race"]) for n in range(20)))
    for player in range(20):
        await recommender.record(
            *(interaction(f"racer{player}", f"race{(player + n) % 20:02}", 4 + n % 2) for n in range(12))
        )
    await fit(recommender, tmp_path)
    await recommender.record(interaction("ann", "shooter03", 0), interaction("ann", "puzzle03", 4))
    found = await recommender.recommend("ann", limit=60)
    assert mean_place("puzzle", found) < mean_place("race", found) < mean_place("shooter", found)


async def test_filters_hold_and_somebody_new_gets_what_is_popular(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter03", 5))
    wanted = common.GameFilter(genres=["puzzle"], exclude_game_ids=["puzzle00"])
    found = await world.recommend("ann", limit=30, wanted=wanted)
    assert set(ids(found.games)) == {f"puzzle{n:02}" for n in range(1, 20)}
    found = await world.recommend("nobody", limit=3)
    assert [reason.kind for reason in found.games[0].reasons] == [Kind.KIND_POPULAR]


async def test_a_game_that_is_written_later_is_found_by_its_content_and_a_changed_one_by_its_new_genre(
    world: Recommender,
) -> None:
    await world.add_games(
        game("shooter-new", axis(SHOOTERS, towards=3), genres=["Brand New"]),
        game("shooter05", axis(SHOOTERS, towards=4), genres=["Renamed"]),
    )
    await world.record(interaction("ann", "shooter03", 5), interaction("ann", "shooter04", 5))
    found = await world.recommend("ann", wanted=common.GameFilter(genres=["brand new", "renamed"]))
    assert set(ids(found.games)) == {"shooter-new", "shooter05"}
    (new,) = (item for item in found.games if item.game.game_id == "shooter-new")
    assert Kind.KIND_LIKED_BY_SIMILAR_PLAYERS not in {reason.kind for reason in new.reasons}


async def test_unplayed_games_have_places_below_the_first_ten_unless_many_played_ones_are_asked_for(
    world: Recommender,
) -> None:
    await world.add_games(*(game(f"unplayed{n}", axis(PUZZLES, towards=3 + n)) for n in range(4)))
    await world.record(interaction("ann", "puzzle03", 5), interaction("ann", "puzzle04", 5))

    async def listed(limit: int, popularity: float = 0.0) -> list[str]:
        request = pb.RecommendRequest(player_id="ann", limit=limit, popularity=popularity)
        return ids((await world.stub.Recommend(iter([request]))).games)

    assert not any(name.startswith("unplayed") for name in await listed(10))
    found = await listed(14)
    assert [place for place, name in enumerate(found, 1) if name.startswith("unplayed")] == [11, 13]
    assert not any(name.startswith("unplayed") for name in await listed(14, popularity=1.0))


async def test_of_editions_one_is_recommended_and_none_of_a_game_that_was_played(world: Recommender) -> None:
    for number, title in enumerate(("SHOOTER03 - Special Edition", "Elsewhere", "Elsewhere: Remastered")):
        record = game(f"edition{number}", axis(SHOOTERS, towards=2), genres=["Edition"])
        record.game.title = title
        await world.add_games(record)
    await world.record(interaction("ann", "shooter03", 5))
    found = await world.recommend("ann", wanted=common.GameFilter(genres=["Edition"]))
    assert len(found.games) == 1
    assert found.games[0].game.title.startswith("Elsewhere")


async def test_a_new_version_takes_over_and_survives_a_restart(settings: RecommenderSettings, tmp_path: Path) -> None:
    async with in_process(DEFINITION, settings, open_service) as channel:
        recommender = Recommender(RecommenderServiceStub(channel))
        await fill(recommender)
        first = await fit(recommender, tmp_path)
        await recommender.record(interaction("ann", "shooter03", 5))
        second = await fit(recommender, tmp_path)
        assert first != second
        before = await recommender.recommend("ann")
        chosen = (await recommender.stub.GetItemModel(pb.GetItemModelRequest())).choices
        assert chosen.ridge > 0
    async with in_process(DEFINITION, settings, open_service) as channel:
        recommender = Recommender(RecommenderServiceStub(channel))
        model = await recommender.stub.GetItemModel(pb.GetItemModelRequest())
        assert (model.serving, model.writing, model.games, model.interactions) == (second, "", 40, 481)
        assert model.choices == chosen
        assert await recommender.recommend("ann") == before


async def test_conditions_on_how_games_are_played_hold_of_a_fitted_model_too(
    recommender: Recommender, tmp_path: Path
) -> None:
    """By age, players, modes, content, hours and price: of the fitted list, the similar players' and the popular."""
    facts = {
        "minimum_age": 7,
        "modes": [common.PLAY_MODE_COUCH_COOP],
        "min_players": 1,
        "max_players": 4,
        "max_couch_players": 4,
        "content_descriptors": [common.CONTENT_DESCRIPTOR_NOTHING],
        "typical_hours": 5,
        "price_model": common.PRICE_MODEL_FREE,
    }
    await fill(recommender)
    fitting = {f"puzzle{n:02}" for n in range(0, 20, 2)}
    records = [
        game(name, axis(PUZZLES, towards=2 + n % 3), genres=["Puzzle"], **(facts if name in fitting else {}))
        for n, name in enumerate(f"puzzle{n:02}" for n in range(20))
    ]
    await recommender.add_games(*records)
    await fit(recommender, tmp_path)
    conditions = [
        common.GameFilter(age=8),
        common.GameFilter(modes=[common.PLAY_MODE_COUCH_COOP]),
        common.GameFilter(players=3),
        common.GameFilter(couch_players=3),
        common.GameFilter(exclude_content=[common.CONTENT_DESCRIPTOR_VIOLENCE]),
        common.GameFilter(max_hours=6),
        common.GameFilter(price_models=[common.PRICE_MODEL_FREE]),
    ]
    for condition in conditions:
        for player in ("puzzle-fan0", "shooter-fan0", "nobody"):
            found = await recommender.recommend(player, limit=20, wanted=condition)
            assert set(ids(found.games)) <= fitting
            assert not found.replays
            assert len(found.games) >= (10 if player == "nobody" else 4)
        assert (await recommender.recommend("puzzle-fan0", wanted=condition)).similar_players_games
    similar = pb.SimilarGamesRequest(game_id="puzzle03", limit=5, filter=conditions[0])
    near = (await recommender.stub.SimilarGames(similar)).games
    assert any(reason.players for each in near for reason in each.reasons)


async def test_a_model_of_an_earlier_layout_serves_no_more_until_it_is_fitted_again(
    settings: RecommenderSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("services.recommender.storing.item_models._LAYOUT", 1)
        async with in_process(DEFINITION, settings, open_service) as channel:
            recommender = Recommender(RecommenderServiceStub(channel))
            await fill(recommender)
            first = await fit(recommender, tmp_path)
    async with in_process(DEFINITION, settings, open_service) as channel:
        recommender = Recommender(RecommenderServiceStub(channel))
        assert not (await recommender.stub.GetItemModel(pb.GetItemModelRequest())).serving
        assert (await recommender.recommend("shooter-fan0")).games
        second = await fit(recommender, tmp_path)
        assert (await recommender.stub.GetItemModel(pb.GetItemModelRequest())).serving == second != first


async def test_an_unfinished_version_never_serves(world: Recommender) -> None:
    before = await world.stub.GetItemModel(pb.GetItemModelRequest())
    model = pb.ItemModel(
        version="unfinished",
        encoder=ENCODER,
        factors=1,
        gram=[1.0],
        confidence=1,
        regularisation=1,
        cold_map=[0.0] * 9,
        history=pb.HistoryWeights(neutral_rating=1, full_rating=4, unrated=1, fading=1),
    )
    await world.stub.BeginItemModel(pb.BeginItemModelRequest(model=model, games=1))
    found = await world.recommend("shooter-fan0")
    after = await world.stub.GetItemModel(pb.GetItemModelRequest())
    assert (after.serving, after.writing) == (before.serving, "unfinished")
    assert found.games
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await world.stub.ServeItemModel(pb.ServeItemModelRequest(version="another"))
    assert details_of(raised.value)[0].reason == "VERSION_NOT_BEGUN"
    model.encoder.revision = "r2"
    with pytest.raises(grpc.aio.AioRpcError) as raised:
        await world.stub.BeginItemModel(pb.BeginItemModelRequest(model=model, games=1))
    assert details_of(raised.value)[0].reason == "MODEL_MISMATCH"


async def test_a_full_disk_refuses_a_version_and_says_what_to_do(
    world: Recommender, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "services.recommender.storing.engines.in_process.edge_store.EdgeStore.free_bytes", lambda _: 2**20
    )
    await world.record(interaction("ann", "shooter03", 5))
    with pytest.raises(Exception, match="free some space"):
        await fit(world, tmp_path)
    assert (await world.recommend("ann")).games


async def test_the_dials_spread_the_list_out_and_turn_to_what_few_play(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter03", 5), interaction("ann", "puzzle03", 3))
    plain = await world.recommend("ann", limit=5)

    async def dialled(**dials: float) -> list[str]:
        request = pb.RecommendRequest(player_id="ann", limit=5, **dials)  # type: ignore[arg-type]
        return ids((await world.stub.Recommend(iter([request]))).games)

    assert await dialled(diversity=0.0, popularity=0.0) == ids(plain.games)
    assert {name[:6] for name in await dialled(diversity=0.9)} == {"shoote", "puzzle"}


async def test_games_resemble_by_who_plays_both_and_the_counts_are_told(world: Recommender) -> None:
    found = await world.stub.SimilarGames(pb.SimilarGamesRequest(game_id="shooter03", limit=5))
    assert len(found.games) == 5
    assert all(each.game.game_id.startswith("shooter") for each in found.games)
    assert "shooter03" not in ids(found.games)
    by_players = [
        reason
        for each in found.games
        for reason in each.reasons
        if reason.kind == Kind.KIND_LIKED_BY_SIMILAR_PLAYERS and reason.players
    ]
    assert by_players
    assert all(list(reason.related_titles) == ["SHOOTER03"] for reason in by_players)


async def test_an_explanation_by_the_model_adds_up_and_counts_the_neighbours(world: Recommender) -> None:
    await world.record(interaction("ann", "shooter03", 5), interaction("ann", "shooter04", 5))
    model = await world.stub.GetItemModel(pb.GetItemModelRequest())
    asked = {name: pb.ExplainRequest(player_id="ann", game_id=name) for name in ("shooter05", "puzzle05")}
    near, far = [(await world.stub.Explain(asked[name])).explanation for name in asked]
    assert near.item_model == model.serving
    assert near.position < far.position
    for why in (near, far):
        assert why.score == pytest.approx(sum(each.contribution for each in why.lists))
    assert {each.kind for each in near.lists} >= {Kind.KIND_SIMILAR_TO_LIKED, Kind.KIND_LIKED_BY_SIMILAR_PLAYERS}
    assert {each.game_id for each in near.likings} == {"shooter03", "shooter04"}
    assert all(each.weight > 0 and each.column_value > 0 and each.players > 0 for each in near.likings)
    assert all(each.players == 0 for each in far.likings)
    first = (await world.recommend("ann", limit=1)).games[0].game.game_id
    asked_first = pb.ExplainRequest(player_id="ann", game_id=first)
    assert (await world.stub.Explain(asked_first)).explanation.position == 1
