"""What comes after somebody spoke of harming themselves, over real grpc with a classifier that is told what to say."""

from __future__ import annotations

from typing import Any

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.gateway.conversation.caring import GENTLE, takes_care
from services.gateway.conversation.history import protection_before
from services.gateway.writing.texts.languages import PHRASES
from tests.fakes.gateway import FakeClassifier, FakeLanguageModel
from tests.support.answers import Answer
from tests.unit.gateway.conversation.test_conversation import Meeting
from tests.unit.gateway.world import GONE, World, answer

DISTRESSING = common_pb2.CONTENT_DESCRIPTOR_DISTRESSING_THEMES
GAMES = [
    common_pb2.Game(
        game_id=title.casefold(), title=title, genres=[genre], tags=[tag], minimum_age=3, content_descriptors=[shown]
    )
    for title, genre, tag, shown in (
        ("Grimhold", "Adventure", "dark", DISTRESSING),
        ("Gorefield", "Shooter", "first-person", common_pb2.CONTENT_DESCRIPTOR_GORE),
        ("Nightwood", "Horror", "horror", common_pb2.CONTENT_DESCRIPTOR_HORROR),
        ("Meadow", "Simulation", "relaxing", common_pb2.CONTENT_DESCRIPTOR_NOTHING),
        ("Kartland", "Racing", "vehicles", common_pb2.CONTENT_DESCRIPTOR_NOTHING),
    )
]
KIND = pb.SPAN_TYPE_KIND, pb.POLARITY_WANTED
SPANS = dict.fromkeys(("relaxing", "racing", "horror", "mind off things"), KIND)
SAFE = ["meadow", "kartland"]


async def say(
    text: str,
    after: Answer | None = None,
    intent: pb.Intent.ValueType = pb.INTENT_RECOMMEND,
    act: pb.Act.ValueType = pb.ACT_NEW_WISH,
    **fields: Any,
) -> tuple[Answer, World]:
    is_talk = intent in (pb.INTENT_DISTRESS, pb.INTENT_SMALL_TALK)
    topic = pb.TOPIC_NOT_GAME if is_talk else pb.TOPIC_GAME
    world = World(
        classifier=FakeClassifier(intent=intent, topic=topic, spans=SPANS, acts={text: act}),
        recommender=Meeting(GAMES),
        language_model=FakeLanguageModel(failure=GONE),
    )
    state = after.summary.state if after else None
    return await answer(world, text, **{"limit": None, "language": "en", "state": state, **fields}), world


async def in_distress(text: str = "i want to die", after: Answer | None = None) -> Answer:
    got, _ = await say(text, after, intent=pb.INTENT_DISTRESS, act=pb.ACT_OTHER)
    assert got.text.startswith("I am very sorry")
    return got


async def test_nothing_dark_comes_for_the_rest_of_the_conversation() -> None:
    got = await in_distress()
    for text, act in (
        ("ok just give me a game", pb.ACT_NEW_WISH),
        ("start over", pb.ACT_START_OVER),
        ("a horror game would be something now", pb.ACT_NEW_WISH),
        ("for me, I'm 41", pb.ACT_REFINE),
    ):
        got, world = await say(text, got, act=act)
        assert takes_care(got.summary.state.constraints)
        assert all(DISTRESSING in each.filter.exclude_content for each in world.asked)
        assert set(got.game_ids) <= set(SAFE)


async def test_gentle_games_are_searched_by_and_not_the_words_of_who_needs_distraction() -> None:
    _, world = await say("just need something to take my mind off things", await in_distress())
    (asked,) = world.asked
    assert asked.text == " ".join(GENTLE)
    assert list(asked.wish.named.tags) == ["relaxing"]


async def test_words_for_distraction_are_not_told_as_lacking() -> None:
    got, _ = await say("just need something to take my mind off things", await in_distress())
    assert "mind" not in got.text


async def test_a_wish_said_along_with_it_takes_the_place_of_one_from_before() -> None:
    before, _ = await say("racing")
    _, world = await say("ok just give me a game", await in_distress("something relaxing, i want to die", before))
    assert list(world.asked[0].wish.named.tags) == ["relaxing"]
    assert not world.asked[0].wish.named.genres


async def test_a_wish_from_before_holds_if_it_is_not_dark() -> None:
    before, _ = await say("racing")
    _, world = await say("ok, go on", await in_distress(after=before), act=pb.ACT_REFINE)
    assert list(world.asked[0].wish.named.genres) == ["Racing"]


async def test_a_dark_wish_from_before_is_over() -> None:
    before, _ = await say("horror")
    got, world = await say("ok, go on", await in_distress(after=before), act=pb.ACT_REFINE)
    assert not world.asked[0].wish.named.genres
    assert "horror" not in got.text.casefold()


async def test_words_of_before_whose_meaning_is_not_known_are_searched_by_no_more() -> None:
    before, _ = await say("a game of dying and mind off things")
    got = await in_distress(after=before)
    assert not got.summary.state.text
    assert not [each for each in got.summary.state.constraints if each.unmatched]


async def test_a_later_wish_leads_within_what_is_gentle() -> None:
    _, world = await say("racing then", await in_distress(), act=pb.ACT_REFINE)
    assert list(world.asked[0].wish.named.genres) == ["Racing"]
    assert not world.asked[0].wish.named.tags


@pytest.mark.parametrize("language", sorted(PHRASES))
async def test_thanks_are_answered_gently(language: str) -> None:
    talk = PHRASES[language].talk
    for text, act, told in (
        ("thanks", pb.ACT_THANKS, talk.gentle_thanks),
        ("bye", pb.ACT_FAREWELL, talk.gentle_farewell),
    ):
        got, _ = await say(text, await in_distress(), intent=pb.INTENT_SMALL_TALK, act=act, language=language)
        assert got.text == told


async def test_a_client_that_keeps_no_state_is_cared_for_all_the_same() -> None:
    player = gateway_pb2.Turn.SPEAKER_PLAYER
    turns = [gateway_pb2.Turn(speaker=player, text=text) for text in ("хочу умереть", *["racing"] * 20)]
    assert takes_care(protection_before(turns).constraints)


async def test_an_age_that_is_told_along_with_it_holds() -> None:
    got = await in_distress("i'm 13 and want to die")
    assert [each.condition.age for each in got.summary.state.constraints if each.condition.HasField("age")] == [13]


async def test_care_is_not_given_twice_in_the_same_words() -> None:
    first = await in_distress()
    second, _ = await say("i want to die", first, intent=pb.INTENT_DISTRESS, act=pb.ACT_OTHER)
    third, _ = await say("i want to die", second, intent=pb.INTENT_DISTRESS, act=pb.ACT_OTHER)
    assert len({first.text, second.text, third.text}) == 3
    assert {second.text, third.text} == set(PHRASES["en"].talk.distress_again)


@pytest.mark.parametrize(
    ("text", "language"),
    [("quiero morirme", "es"), ("i want to die", "en"), ("死にたい", "ja"), ("kms", "de")],
)
async def test_care_is_in_the_language_of_the_message(text: str, language: str) -> None:
    first, _ = await say("ein ruhiges Spiel für heute Abend bitte", language="")
    got, _ = await say(text, first, intent=pb.INTENT_DISTRESS, act=pb.ACT_OTHER, language="")
    assert got.text == PHRASES[language].talk.distress


async def test_who_is_sad_without_a_wish_is_consoled_and_offered_no_service() -> None:
    got, _ = await say("my dog died", intent=pb.INTENT_SMALL_TALK, act=pb.ACT_CHAT)
    assert got.text == PHRASES["en"].talk.comfort
    for answered in (await in_distress(), got):
        got, _ = await say("just having a rough night", answered, intent=pb.INTENT_SMALL_TALK, act=pb.ACT_CHAT)
        assert got.text in (PHRASES["en"].talk.gentle_chat, PHRASES["en"].talk.comfort)
