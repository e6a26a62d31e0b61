"""A studio that is wanted holds like a condition: given up late, and said, over real grpc."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from tests.fakes.gateway import FakeClassifier
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import WANTED, Meeting
from tests.unit.gateway.world import GONE, World, answer

GAMES = [
    common_pb2.Game(
        game_id=game_id, title=title, year=2010, genres=[genre], platforms=[platform], developer=developer,
        max_players=2, modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER],
    )
    for game_id, title, genre, platform, developer in (
        ("fox", "Foxhole Run", "Puzzle", "PC", "Blue Fox"),
        ("both", "Foxes and Owls", "Racing", "PC", "Blue Fox and Red Owl"),
        ("owl", "Owl Patrol", "Racing", "Switch", "Red Owl"),
        ("hare", "Hare Chase", "Racing", "Switch", "Grey Hare"),
    )
]  # fmt: skip
SPANS = {
    "Blue Fox": (pb.SPAN_TYPE_DEVELOPER, WANTED),
    "Red Owl": (pb.SPAN_TYPE_DEVELOPER, WANTED),
    "Green Stoat": (pb.SPAN_TYPE_DEVELOPER, WANTED),
    "Grey Hare": (pb.SPAN_TYPE_DEVELOPER, pb.POLARITY_LIKED),
    "racing": (pb.SPAN_TYPE_KIND, WANTED),
    "Switch": (pb.SPAN_TYPE_PLATFORM, WANTED),
    "online": (pb.SPAN_TYPE_PLAYERS, WANTED),
}
ACTS = {
    "by Red Owl": pb.ACT_REFINE,
    "by Green Stoat then": pb.ACT_REFINE,
    "online": pb.ACT_REFINE,
    "on Switch": pb.ACT_REFINE,
}


async def say(text: str, after: Answer | None = None) -> Answer:
    told = World(classifier=FakeClassifier(spans=SPANS, acts=ACTS), recommender=Meeting(GAMES))
    told.language_model.failure = GONE
    return await answer(told, text, limit=None, language="en", state=after.summary.state if after else None)


async def test_only_games_of_the_studio_and_what_it_made_with_others_are_listed() -> None:
    assert (await say("something by Blue Fox")).game_ids == ["fox", "both"]


async def test_of_several_studios_in_one_message_any_will_do_and_a_later_one_takes_their_place() -> None:
    several = await say("by Blue Fox or Red Owl")
    assert several.game_ids == ["fox", "both", "owl"]
    later = await say("by Red Owl", await say("something by Blue Fox"))
    assert "owl" in later.game_ids
    assert {name for each in later.summary.state.constraints for name in each.names} == {"Red Owl"}


async def test_a_studio_that_is_not_known_here_takes_the_place_of_the_one_before_as_well() -> None:
    later = await say("by Green Stoat then", await say("something by Blue Fox"))
    assert not [each for each in later.summary.state.constraints if each.type == pb.SPAN_TYPE_DEVELOPER]
    assert "“Green Stoat”" in later.text


async def test_who_plays_is_given_up_before_the_studio_and_the_studio_before_the_platform() -> None:
    got = await say("something by Blue Fox online")
    assert got.game_ids == ["fox", "both"]
    assert [each.text for each in got.recommendations.relaxed] == ["online"]
    elsewhere = await say("something by Blue Fox on Switch")
    assert elsewhere.game_ids == ["owl", "hare"]
    assert [each.text for each in elsewhere.recommendations.relaxed] == ["Blue Fox"]
    assert "“Blue Fox”" in elsewhere.text
    assert "Grey Hare" not in elsewhere.text


async def test_a_studio_that_is_only_liked_bars_no_other() -> None:
    assert len((await say("I love Grey Hare")).game_ids) == len(GAMES)


async def test_where_a_studio_is_given_up_what_resembles_its_games_is_looked_for() -> None:
    told = World(classifier=FakeClassifier(spans=SPANS, acts=ACTS), recommender=Meeting(GAMES))
    await answer(told, "something by Blue Fox on Switch", limit=None, language="en")
    alike = [each.wish.game_ids for each in told.recommender.requests if not each.filter.developers]
    made = [each.wish.game_ids for each in told.recommender.requests if each.filter.developers]
    assert sorted(alike[-1]) == ["both", "fox"]
    assert not any(made)
