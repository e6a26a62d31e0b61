"""What comes back of the games shown: those of the list that are asked for; one that alone meets a wish is told."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.message import Message
from services.gateway.conversation.replying.narrowing import narrows_the_list
from tests.unit.gateway.conversation.test_conversation import WANTED, say
from tests.unit.gateway.conversation.test_wishes_in_force import wishing
from tests.unit.gateway.world import GONE, answer

SWITCH = Constraint(text="Switch", type=pb.SPAN_TYPE_PLATFORM, names=["Switch"])
SWITCH.condition.platforms.append("Switch")
SECOND = Constraint(text="second", type=pb.SPAN_TYPE_ORDINAL, game_ids=["g1"])


def message(text: str, act: pb.Act.ValueType = pb.ACT_REFINE) -> Message:
    return Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, act, [SWITCH])


@pytest.mark.parametrize(
    "text",
    ["of those, which are on Switch?", "какие из них на Switch?", "die davon für Switch", "de estos, los de Switch",
     "parmi ceux-ci, lesquels sont sur Switch ?", "desses, quais são para Switch?", "bunlardan hangileri Switch'te?",
     "які з них на Switch?", "które z nich są na Switch", "其中有Switch的吗？", "その中でSwitchのは？"],
)  # fmt: skip
def test_words_for_the_list_filter_it_in_eleven_languages(text: str) -> None:
    assert narrows_the_list(message(text), [SWITCH])


def test_more_of_those_a_single_game_and_no_word_for_the_list_do_not_filter_it() -> None:
    assert not narrows_the_list(message("more of those on Switch", pb.ACT_MORE), [SWITCH])
    assert not narrows_the_list(message("none of those, on Switch please", pb.ACT_REJECT_SHOWN), [SWITCH])
    assert not narrows_the_list(message("mehr davon, nur für Switch"), [SWITCH])
    assert not narrows_the_list(message("из них ничего, нужно на Switch"), [SWITCH])
    assert not narrows_the_list(message("something like one of those, on Switch"), [SWITCH])
    newest = Constraint(text="newest", type=pb.SPAN_TYPE_YEARS, condition=common_pb2.GameFilter(min_year=2024))
    assert not narrows_the_list(message("which of those is the newest?", pb.ACT_ABOUT_SHOWN), [newest])
    assert not narrows_the_list(message("is the second of those on Switch?"), [SWITCH, SECOND])
    assert not narrows_the_list(message("only on Switch"), [SWITCH])
    assert not narrows_the_list(message("which of those is best?"), [])


async def test_those_of_the_list_that_have_it_come_and_nothing_is_searched_for() -> None:
    first = await say("racing", limit=4)
    text = "of those, the ones on Switch"
    told = wishing(text, pb.ACT_ABOUT_SHOWN, said={"Switch": (pb.SPAN_TYPE_PLATFORM, WANTED)})
    got = await answer(told, text, limit=None, state=first.summary.state)
    assert first.game_ids == ["g0", "g1", "g2", "g3"]
    assert got.game_ids == ["g2", "g3"]
    assert not told.asked
    assert not got.recommendations.relaxed
    assert {name for each in got.summary.state.constraints for name in each.names} == {"Racing", "Switch"}


async def test_a_wish_that_only_a_game_shown_before_meets_is_not_said_to_be_met_by_none() -> None:
    first = await say("racing")
    text = "only on Switch before 2003"
    said = {"Switch": (pb.SPAN_TYPE_PLATFORM, WANTED), "before 2003": (pb.SPAN_TYPE_YEARS, WANTED)}
    told = wishing(text, pb.ACT_REFINE, said=said)
    told.language_model.failure = GONE
    state = first.summary.state
    state.shown_game_ids[:], state.latest_count = ["g2"], 1
    got = await answer(told, text, limit=None, language="en", state=state)
    assert "g2" not in got.game_ids
    assert got.recommendations.relaxed
    assert "From what came before, this fits as well: Quest Gamma. " in got.text
    state.rejected_game_ids.append("g2")
    told = wishing(text, pb.ACT_REFINE, said=said)
    told.language_model.failure = GONE
    assert "Gamma" not in (await answer(told, text, limit=None, language="en", state=state)).text


@pytest.mark.parametrize(
    ("text", "act", "left"),
    [
        ("only two of those", pb.ACT_MORE, ["g1", "g2"]),
        ("the newest of these", pb.ACT_REFINE, ["g4"]),
    ],
)
async def test_who_wants_some_of_the_games_shown_gets_some_of_them_and_no_others(
    text: str, act: pb.Act.ValueType, left: list[str]
) -> None:
    first = await say("racing", limit=5)
    told = wishing(text, act, said={"two": (pb.SPAN_TYPE_COUNT, WANTED), "one": (pb.SPAN_TYPE_COUNT, WANTED)})
    got = await answer(told, text, limit=None, state=first.summary.state)
    assert got.game_ids == left
    assert not told.asked
    assert "racing" not in got.text.split(".")[0]
    assert got.summary.state.constraints == first.summary.state.constraints


async def test_who_names_a_kind_wants_other_games_than_those_shown() -> None:
    first = await say("racing", limit=2)
    text = "only one of these, a puzzle"
    told = wishing(text, pb.ACT_REFINE, said={"puzzle": (pb.SPAN_TYPE_KIND, WANTED)})
    assert not set((await answer(told, text, limit=None, state=first.summary.state)).game_ids) & set(first.game_ids)


async def test_just_one_is_one_that_was_not_shown() -> None:
    first = await say("racing", limit=2)
    told = wishing("just one", pb.ACT_REFINE, said={"one": (pb.SPAN_TYPE_COUNT, WANTED)})
    got = await answer(told, "just one", limit=None, state=first.summary.state)
    assert not set(got.game_ids) & set(first.game_ids)
