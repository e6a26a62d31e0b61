"""A wish that does not tell which games are wanted is left to taste and popularity, over real grpc."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from tests.unit.gateway.conversation.test_conversation import REFUSED, WANTED, say
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


@pytest.mark.parametrize(
    "text", ["no se q jugar", "sem ideia mano", "nie mam pomysłu", "mir fällt nix ein", "чонить посоветуй"]
)
async def test_chat_of_which_nothing_is_marked_is_not_searched_by(text: str) -> None:
    told = wishing(text, said={})
    got = await answer(told, text, limit=None)
    assert not told.asked[0].text
    assert got.game_ids
    told = wishing(f"{text} PC", said={"PC": (pb.SPAN_TYPE_PLATFORM, WANTED)})
    await answer(told, f"{text} PC", limit=None)
    assert not told.asked[0].text


async def test_beside_chat_who_plays_alone_is_searched_by() -> None:
    text = "my son is four years old and I have no clue, man"
    told = wishing(text, said={"four years old": (pb.SPAN_TYPE_AGE, WANTED)})
    await answer(told, text, limit=None)
    assert told.asked[0].text == "four years old"


async def test_words_that_are_marked_and_mean_nothing_are_searched_by_and_no_game_is_said_to_match_them() -> None:
    text = "a game where you die a lot"
    told = wishing(text, said={"die a lot": (pb.SPAN_TYPE_KIND, WANTED)})
    got = await answer(told, text, limit=None)
    assert told.asked[0].text == text
    kinds = {reason.kind for game in got.recommendations.games for reason in game.reasons}
    assert kinds == {common_pb2.Reason.KIND_NEAR_MESSAGE}


@pytest.mark.parametrize(
    ("text", "refused", "searched"),
    [
        ("racing, no more zombies", "zombies", "racing,"),
        ("гонки без зомби", "зомби", "гонки"),
        ("racing sin ningún zombi", "zombi", "racing"),
        ("racing, zombi olmasın", "zombi", "racing,"),
        ("赛车游戏，不要僵尸", "僵尸", "赛车游戏，"),
        ("racing、ゾンビはなし", "ゾンビ", "racing、"),
    ],
)
async def test_nor_are_the_words_searched_by_that_refuse_something(text: str, refused: str, searched: str) -> None:
    wanted = next(word for word in ("racing", "гонки", "赛车") if word in text)
    told = wishing(text, said={wanted: (pb.SPAN_TYPE_KIND, WANTED), refused: (pb.SPAN_TYPE_KIND, REFUSED)})
    await answer(told, text, limit=None)
    assert told.asked[0].text == searched


async def test_what_is_wished_less_of_is_not_added_to_the_words_of_a_wish() -> None:
    first = await say("racing")
    told = wishing("less war", pb.ACT_REFINE, said={"war": (pb.SPAN_TYPE_KIND, pb.POLARITY_LESS)})
    await answer(told, "less war", limit=None, state=first.summary.state)
    assert told.asked[0].text == "racing"
