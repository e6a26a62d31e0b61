"""What is to be played goes before moods, before a length and before what games are to be like, over real grpc."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from tests.fakes.gateway import FakeClassifier
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import WANTED, Meeting
from tests.unit.gateway.recommending.test_unmet import game
from tests.unit.gateway.world import GONE, World, answer

KIND, LENGTH = pb.SPAN_TYPE_KIND, pb.SPAN_TYPE_LENGTH
SPANS = {
    **dict.fromkeys(("farming", "relaxing", "strategy", "racing", "space"), (KIND, WANTED)),
    "under 5 hours": (LENGTH, WANTED),
    "third": (pb.SPAN_TYPE_ORDINAL, pb.POLARITY_LIKED),
    "Tale 3": (pb.SPAN_TYPE_TITLE, pb.POLARITY_LIKED),
    "Linux": (pb.SPAN_TYPE_PLATFORM, WANTED),
}
OTHERS = [game(number, "Sports") for number in range(20, 80)]


async def say(text: str, games: list[common_pb2.Game], after: Answer | None = None, **fields: Any) -> Answer:
    acts = {text: pb.ACT_REFINE if after else pb.ACT_NEW_WISH}
    told = World(classifier=FakeClassifier(spans=SPANS, acts=acts), recommender=Meeting(games))
    told.language_model.failure = GONE
    state = after.summary.state if after else None
    return await answer(told, text, **{"limit": 3, "state": state, "language": "en", **fields})


async def test_a_mood_alone_does_not_stand_in_for_what_is_to_be_played() -> None:
    games = [
        *(game(number, "Puzzle", "relaxing") for number in range(8)),
        game(8, "Simulation", "farming"),
        game(9, "Simulation", "farming", "relaxing"),
        *OTHERS,
    ]
    got = await say("a relaxing farming game", games)
    assert got.game_ids == ["t9", "t8"]
    assert (await say("something relaxing", games)).game_ids == ["t0", "t1", "t2"]


async def test_a_liked_game_does_not_outweigh_the_genre_that_is_asked_for() -> None:
    games = [
        *(game(number, "Party") for number in range(8)),
        game(8, "Racing"),
        game(9, "Racing"),
        *OTHERS,
    ]
    assert (await say("racing like Tale 3", games)).game_ids == ["t8", "t9", "t0"]


async def test_more_like_one_that_was_shown_leads_over_an_older_wish_that_it_lacks() -> None:
    games = [game(0, "Strategy"), game(1, "Strategy"), game(2, "Racing"), game(3, "Racing"), game(4, "Strategy")]
    first = await say("strategy", games)
    told = World(
        classifier=FakeClassifier(spans=SPANS, acts={"like the third": pb.ACT_REFINE}), recommender=Meeting(games)
    )
    told.language_model.failure = GONE
    got = await answer(told, "like the third", limit=3, state=first.summary.state, language="en")
    assert got.game_ids == ["t3", "t4"]
    assert [list(each.wish.named.genres) for each in told.asked] == [[]]
    assert {name for each in got.summary.state.constraints for name in each.names} == {"Strategy"}


async def test_a_length_gives_way_to_what_the_same_message_wants_to_play_and_not_to_a_mood() -> None:
    games = [
        game(0, "Strategy", "relaxing", typical_hours=30),
        game(1, "Puzzle", typical_hours=3),
        game(2, "Puzzle", typical_hours=3),
    ]
    got = await say("strategy under 5 hours", games)
    assert got.game_ids[0] == "t0"
    assert "“under 5 hours”" in got.text
    calm = await say("relaxing, under 5 hours", games)
    assert "t0" not in calm.game_ids
    assert [each.text for each in calm.recommendations.relaxed] == ["relaxing"]
    quick = game(3, "Strategy", typical_hours=4)
    both = await say("a relaxing strategy under 5 hours", [*games, quick])
    assert both.game_ids[0] == "t3"
    assert [each.text for each in both.recommendations.relaxed] == ["relaxing"]


async def test_where_no_game_has_all_kinds_the_genre_is_held_and_not_an_older_length() -> None:
    games = [
        game(0, "Strategy", "space", typical_hours=3),
        game(1, "Strategy", typical_hours=40, platforms=["Linux"]),
        game(2, "Puzzle", typical_hours=3, platforms=["Linux"]),
    ]
    first = await say("strategy in space under 5 hours", games, limit=1)
    assert first.game_ids[0] == "t0"
    got = await say("on Linux", games, first)
    assert got.game_ids[0] == "t1"
    assert {each.text for each in got.recommendations.relaxed} == {"space", "under 5 hours"}


@pytest.mark.parametrize("ranked", [True, False])
async def test_a_genre_listed_behind_two_others_is_a_trait_unless_genres_stand_by_the_alphabet(ranked: bool) -> None:
    shooter = game(0, "Action")
    shooter.genres[:] = ["Action", "Party", "Racing"]
    games = [shooter, game(1, "Racing"), game(2, "Racing"), *OTHERS]
    games[-1].genres[:] = ["Sports", "Action"] if ranked else ["Action", "Sports"]
    assert (await say("racing", games)).game_ids == (["t1", "t2", "t0"] if ranked else ["t0", "t1", "t2"])
