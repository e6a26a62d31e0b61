"""Light games come first for a weak machine and short ones for a few minutes, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from gamesrec.recommender.v1 import recommender_pb2
from services.gateway.conversation.message import Message
from services.gateway.conversation.preferred_games import preferred_first, prefers_some, wants_them_grown_up
from services.gateway.conversation.reading.filters import of_sessions
from services.gateway.conversation.reading.overlooked.completing import completed
from services.gateway.conversation.reading.spans.meaning import SpanReader
from services.gateway.conversation.turns.taking import take_turn
from services.gateway.recommending.offering import offer
from services.gateway.understanding.names import CatalogueNames
from tests.unit.gateway.conversation.test_conversation import WANTED
from tests.unit.gateway.conversation.test_wishes_in_force import Spans, wishing
from tests.unit.gateway.world import GONE, World, answer

NAMES = CatalogueNames(())


def ages(text: str) -> list[Constraint]:
    return completed(text, [], SpanReader(NAMES, this_year=2026), is_wish=True)


GAMES = [
    common_pb2.Game(game_id="heavy", title="Heavy", genres=["Racing"], platforms=["PC"], year=2024, endless=True),
    common_pb2.Game(game_id="other", title="Other", genres=["Puzzle"], platforms=["PC"], year=1999, typical_hours=3),
    common_pb2.Game(game_id="old", title="Old", genres=["Racing"], platforms=["PC"], year=2001, typical_hours=9),
    common_pb2.Game(
        game_id="pixels",
        title="Pixels",
        genres=["Racing"],
        platforms=["PC"],
        year=2023,
        tags=["pixel art", "score chasing"],
        endless=True,
    ),
]


def among_games(text: str, *, said: Spans, act: pb.Act.ValueType = pb.ACT_NEW_WISH) -> World:
    told = wishing(text, act, said=said)
    told.recommender.catalogue, told.language_model.failure = GAMES, GONE
    return told


async def test_a_weak_machine_gets_old_and_light_games_first_and_hears_that_requirements_are_not_known() -> None:
    text = "racing for my old laptop"
    told = among_games(text, said={"racing": (pb.SPAN_TYPE_KIND, WANTED), "laptop": (pb.SPAN_TYPE_DEVICE, WANTED)})
    got = await answer(told, text, limit=1, language="en")
    assert got.game_ids == ["old"]
    assert "what computer a game needs" in got.text
    again = await answer(
        among_games("racing please", said={"racing": (pb.SPAN_TYPE_KIND, WANTED)}),
        "racing please",
        limit=2,
        language="en",
        state=got.summary.state,
    )
    assert again.game_ids == ["pixels", "heavy"]
    assert "what computer a game needs" not in again.text


@pytest.mark.parametrize("said", ["18+", "взрослое", "R18"])
async def test_games_for_grown_ups_come_first_where_they_are_asked_for(said: str) -> None:
    known = {"content_descriptors": [common_pb2.CONTENT_DESCRIPTOR_NOTHING], "platforms": ["PC"], "genres": ["Racing"]}
    mild = common_pb2.Game(game_id="mild", title="Mild", minimum_age=3, **known)  # type: ignore[arg-type]
    harsh = common_pb2.Game(game_id="harsh", title="Harsh", minimum_age=18, **known)  # type: ignore[arg-type]
    text = f"racing, {said}"
    told = among_games(text, said={"racing": (pb.SPAN_TYPE_KIND, WANTED), said: (pb.SPAN_TYPE_AGE, WANTED)})
    told.recommender.catalogue = [mild, harsh]
    got = await answer(told, text, limit=2, language="en")
    assert got.game_ids == ["harsh", "mild"]


async def test_what_is_soon_played_comes_first_for_a_few_minutes() -> None:
    text = "racing for 10 minutes at a time"
    said = {"racing": (pb.SPAN_TYPE_KIND, WANTED), "10 minutes": (pb.SPAN_TYPE_LENGTH, WANTED)}
    got = await answer(among_games(text, said=said), text, limit=2, language="en")
    assert got.game_ids == ["pixels", "heavy"]


def test_of_games_for_short_rounds_those_that_are_played_in_rounds_come_first() -> None:
    def game(name: str, *kinds: str, endless: bool = False) -> common_pb2.RecommendedGame:
        return common_pb2.RecommendedGame(game=common_pb2.Game(game_id=name, tags=kinds, endless=endless))

    games = [
        game("empire", "4x", endless=True),
        game("tale"),
        game("shorter tale", "short"),
        game("cards", "card", "management", endless=True),
        game("arcade", "score chasing", endless=True),
    ]
    rounds = Constraint(text="short rounds", type=pb.SPAN_TYPE_LENGTH, polarity=WANTED, condition=of_sessions())
    found = [item.game.game_id for item in preferred_first(games, [rounds])]
    assert found == ["arcade", "shorter tale", "cards", "tale", "empire"]


def test_several_on_one_screen_build_no_empire_first() -> None:
    def game(name: str, *kinds: str) -> common_pb2.RecommendedGame:
        return common_pb2.RecommendedGame(game=common_pb2.Game(game_id=name, tags=kinds, endless=True))

    games = [game("empire", "4x"), game("kart", "racing"), game("brawl", "party")]
    eight = Constraint(text="8 on one TV", type=pb.SPAN_TYPE_PLAYERS, polarity=WANTED)
    eight.condition.couch_players = 8
    kind = Constraint(text="4x", type=pb.SPAN_TYPE_KIND, polarity=WANTED, names=["4x"])
    assert prefers_some([eight])
    assert [item.game.game_id for item in preferred_first(games, [eight])] == ["kart", "brawl", "empire"]
    assert preferred_first(games, [eight, kind])[0].game.game_id == "empire"
    eight.condition.couch_players = 2
    assert not prefers_some([eight])


async def test_what_is_carried_comes_first_on_the_way_unless_a_machine_is_named() -> None:
    text = "racing for 15 minutes on the train"
    said = {"racing": (pb.SPAN_TYPE_KIND, WANTED), "15 minutes": (pb.SPAN_TYPE_LENGTH, WANTED)}
    phone = common_pb2.Game(game_id="phone", title="Phone", genres=["Racing"], platforms=["Mobile"], endless=True)
    told = among_games(text, said=said)
    told.recommender.catalogue = [*GAMES, phone]
    got = await answer(told, text, limit=2, language="en")
    assert got.game_ids == ["phone", "pixels"]
    there = among_games("on PC", said={"PC": (pb.SPAN_TYPE_PLATFORM, WANTED)}, act=pb.ACT_REFINE)
    there.recommender.catalogue = [*GAMES, phone]
    got = await answer(there, "on PC", limit=1, language="en", state=got.summary.state)
    assert got.game_ids == ["heavy"]


async def test_an_evening_of_several_players_is_one_of_games_without_end_too() -> None:
    text = "for 6 people, one evening"
    said = {"6 people": (pb.SPAN_TYPE_PLAYERS, WANTED), "one evening": (pb.SPAN_TYPE_LENGTH, WANTED)}
    got = await answer(among_games(text, said=said), text, limit=2, language="en")
    (length,) = [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_LENGTH]
    assert length.condition == common_pb2.GameFilter(max_hours=5, or_endless=True)
    alone = "racing for one evening"
    said = {"racing": (pb.SPAN_TYPE_KIND, WANTED), "one evening": (pb.SPAN_TYPE_LENGTH, WANTED)}
    got = await answer(among_games(alone, said=said), alone, limit=2, language="en")
    (length,) = [each for each in got.summary.state.constraints if each.type == pb.SPAN_TYPE_LENGTH]
    assert not length.condition.or_endless


def test_nobody_who_is_not_of_age_gets_games_for_grown_ups_first() -> None:
    asked = Constraint(text="18+", type=pb.SPAN_TYPE_AGE, polarity=WANTED, condition=common_pb2.GameFilter(age=18))
    child = Constraint(text="im 15", type=pb.SPAN_TYPE_AGE, polarity=WANTED, condition=common_pb2.GameFilter(age=15))
    father = Constraint(text="45", type=pb.SPAN_TYPE_AGE, polarity=WANTED)
    assert wants_them_grown_up([asked])
    assert not wants_them_grown_up([asked, child])
    assert not wants_them_grown_up([father])


async def test_who_wants_no_online_play_gets_games_without_it_first() -> None:
    known = {"platforms": ["PC"], "genres": ["Racing"]}
    alone, online = common_pb2.PLAY_MODE_SINGLE_PLAYER, common_pb2.PLAY_MODE_ONLINE_VERSUS
    both = common_pb2.Game(game_id="both", title="Both", modes=[alone, online], **known)  # type: ignore[arg-type]
    lone = common_pb2.Game(game_id="lone", title="Lone", modes=[alone], **known)  # type: ignore[arg-type]
    text = "racing, no online at all"
    told = among_games(
        text, said={"racing": (pb.SPAN_TYPE_KIND, WANTED), "online": (pb.SPAN_TYPE_PLAYERS, pb.POLARITY_REFUSED)}
    )
    told.recommender.catalogue = [both, lone]
    assert (await answer(told, text, limit=2, language="en")).game_ids == ["lone", "both"]


async def test_nobodys_own_taste_is_a_reason_for_a_child() -> None:
    kind = common_pb2.Reason.KIND_LIKED_BY_SIMILAR_PLAYERS
    game = common_pb2.Game(
        game_id="kart", title="Kart", minimum_age=3, content_descriptors=[common_pb2.CONTENT_DESCRIPTOR_NOTHING]
    )
    for text, is_told in (("something for my 6 year old son", False), ("something for me", True)):
        item = common_pb2.RecommendedGame(game=game, score=1.0, reasons=[common_pb2.Reason(kind=kind, weight=1.0)])
        turn = take_turn(
            ConversationState(), Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_NEW_WISH, ages(text)), NAMES
        )
        found = recommender_pb2.RecommendResponse(games=[item])
        offer(found, turn, NAMES, None, limit=1)
        assert any(each.kind == kind for each in found.games[0].reasons) == is_told


async def test_what_is_soon_played_comes_last_where_many_hours_are_wished_for() -> None:
    text = "racing for at least 8 hours"
    said = {"racing": (pb.SPAN_TYPE_KIND, WANTED), "at least 8 hours": (pb.SPAN_TYPE_LENGTH, WANTED)}
    got = await answer(among_games(text, said=said), text, limit=3, language="en")
    assert got.game_ids[-1] == "pixels"
