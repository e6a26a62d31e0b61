"""Of a long conversation as much is understood again as an answer has time for, and no child's age is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1 import gateway_pb2
from services.common.errors import Unavailable
from services.gateway.conversation.history import MOST_CHARACTERS, MOST_CHARACTERS_READ, MOST_MESSAGES, messages_of
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.unit.gateway.world import CATALOGUE, World, answer

PLAYER, ADVISOR = gateway_pb2.Turn.SPEAKER_PLAYER, gateway_pb2.Turn.SPEAKER_ADVISOR


def said(*texts: str) -> list[gateway_pb2.Turn]:
    return [gateway_pb2.Turn(speaker=PLAYER, text=text) for text in texts]


def test_the_latest_messages_of_the_player_are_understood_in_their_order() -> None:
    history = [*said("racing"), gateway_pb2.Turn(speaker=ADVISOR, text="Try this"), *said("shorter", " ", "on PC")]
    assert messages_of(history) == ["racing", "shorter", "on PC"]
    assert len(messages_of(said(*["racing"] * 1000))) == MOST_MESSAGES


def test_of_messages_of_any_length_no_more_is_understood_than_there_is_time_for() -> None:
    found = messages_of(said(*["ä" * 4000] * 200))
    assert sum(map(len, found)) == MOST_CHARACTERS


def test_long_messages_leave_the_later_ones_whole_and_cut_the_one_before_them() -> None:
    found = messages_of(said("lost", "x" * MOST_CHARACTERS, "racing", "on PC"))
    assert found[1:] == ["racing", "on PC"]
    assert found[0] == "x" * (MOST_CHARACTERS - len("racingon PC"))


VIOLENCE, GORE, DRUGS = (
    common_pb2.CONTENT_DESCRIPTOR_VIOLENCE,
    common_pb2.CONTENT_DESCRIPTOR_GORE,
    common_pb2.CONTENT_DESCRIPTOR_DRUGS,
)
STORY = ("I like long stories. " * 200)[:4000]


async def searched_for(
    text: str, history: Sequence[gateway_pb2.Turn], world: World | None = None
) -> common_pb2.GameFilter:
    """The filter that games are asked for with."""
    world = world or World(classifier=FakeClassifier(acts={"another": pb.ACT_MORE}))
    await answer(world, text, history=history)
    return world.asked[0].filter


@pytest.mark.parametrize("later", [["another"] * 12, ["another"] * 400, [STORY[:2000]], [STORY, "another"]])
async def test_an_age_holds_however_much_was_said_since(later: list[str]) -> None:
    found = await searched_for("another", said("racing for my 6 year old", *later))
    assert found.age == 6
    assert {VIOLENCE, GORE} <= set(found.exclude_content)


async def test_what_was_refused_holds_however_much_was_said_since() -> None:
    found = await searched_for("another", said("a shooter without blood", "nothing with drugs", *["another"] * 20))
    assert set(found.exclude_content) == {GORE, DRUGS}


async def test_an_age_at_the_end_of_a_message_that_is_cut_holds() -> None:
    found = await searched_for("another", said(f"{STORY[:3000]} All that is for my 6 year old."))
    assert found.age == 6


@pytest.mark.parametrize(
    ("then", "age"),
    [
        ("and for my 9 year old", 6), ("he is 9 years old, not 6", 9), ("one for me, I'm 35", None),
        ("let's start over", None),
        ("start over, for my 8 year old", 8),
    ],
)  # fmt: skip
async def test_an_age_gives_way_as_it_does_in_a_short_conversation(then: str, age: int | None) -> None:
    found = await searched_for("another", said("racing for my 6 year old", then, *["another"] * 20))
    assert (found.age if found.HasField("age") else None) == age


async def test_where_too_much_was_said_to_be_read_any_child_is_protected() -> None:
    history = said("racing for my 6 year old", *[STORY] * (MOST_CHARACTERS_READ // len(STORY) + 2))
    found = await searched_for("another", history)
    assert found.age == 3
    assert {VIOLENCE, GORE, DRUGS} <= set(found.exclude_content)
    assert not (await searched_for("another", [*history, *said("one for me, I'm 35")])).HasField("age")


async def test_an_age_holds_while_the_catalogue_cannot_be_read() -> None:
    class Unlisted(FakeRecommender):
        async def list_games(self, request: object) -> common_pb2.Game:  # type: ignore[override]
            raise Unavailable("no list", reason="UNAVAILABLE")

    world = World(recommender=Unlisted(CATALOGUE))
    assert (await searched_for("another", said("racing for my 6 year old"), world)).age == 6
    world = World(
        classifier=FakeClassifier(failure=Unavailable("gone", reason="UNAVAILABLE")), recommender=Unlisted(CATALOGUE)
    )
    assert (await searched_for("racing for my 6 year old", [], world)).age == 6


@pytest.mark.parametrize("between", [[], ["another"] * 20])
async def test_an_age_that_was_left_aside_comes_back_however_long_ago_it_was_said(between: list[str]) -> None:
    history = said("racing for my 4 year old", "one for me, I'm 35", *between)
    assert not (await searched_for("another", history)).HasField("age")
    assert (await searched_for("and another one for her", history)).age == 4
