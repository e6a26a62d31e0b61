"""A wish that does not tell which games are wanted is left to taste and popularity, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from tests.unit.gateway.conversation.test_conversation import WANTED
from tests.unit.gateway.conversation.test_wishes_in_force import wishing
from tests.unit.gateway.world import answer


@pytest.mark.parametrize("text", ["what should I play next?", "посоветуй что-нибудь", "überrasch mich", "推荐个游戏"])
async def test_a_bare_request_is_not_searched_by(text: str) -> None:
    told = wishing(text, said={})
    got = await answer(told, text, limit=None)
    assert not told.asked[0].text
    assert got.game_ids
    assert not got.summary.state.text


@pytest.mark.parametrize("text", ["something for PC", "что-нибудь на PC", "ein Spiel für PC bitte"])
async def test_conditions_alone_are_not_searched_by(text: str) -> None:
    told = wishing(text, said={"PC": (pb.SPAN_TYPE_PLATFORM, WANTED)})
    got = await answer(told, text, limit=None)
    assert not told.asked[0].text
    assert list(told.asked[0].filter.platforms) == ["PC"]
    assert got.game_ids


async def test_mere_praise_is_not_searched_by() -> None:
    told = wishing("дай что-нибудь крутое", said={"крутое": (pb.SPAN_TYPE_KIND, WANTED)})
    await answer(told, "дай что-нибудь крутое", limit=None)
    assert not told.asked[0].text


async def test_a_kind_is_searched_by_in_all_the_words_of_the_wish() -> None:
    told = wishing("a good racing game", said={"racing": (pb.SPAN_TYPE_KIND, WANTED)})
    await answer(told, "a good racing game", limit=None)
    assert told.asked[0].text == "a good racing game"


async def test_words_that_nothing_understands_are_searched_by_and_no_game_is_said_to_match_them() -> None:
    text = "a game where you die a lot"
    told = wishing(text, said={})
    got = await answer(told, text, limit=None)
    assert told.asked[0].text == text
    kinds = {reason.kind for game in got.recommendations.games for reason in game.reasons}
    assert kinds == {common_pb2.Reason.KIND_NEAR_MESSAGE}
