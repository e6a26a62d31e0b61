"""What is wished for and is less than a kind of the catalogue, over real grpc: "ships", of vehicles."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.conversation.wish import is_of
from tests.unit.gateway.conversation.test_conversation import REFUSED, WANTED
from tests.unit.gateway.conversation.test_wishes_in_force import wishing
from tests.unit.gateway.world import GONE, World, answer

MATCHES, NEAR = common_pb2.Reason.KIND_MATCHES_MESSAGE, common_pb2.Reason.KIND_NEAR_MESSAGE
CARS = [
    common_pb2.Game(game_id=f"car{number}", title=f"Speed {number}", tags=["vehicles"], summary="Fast cars.")
    for number in range(4)
]
SHIPS = common_pb2.Game(game_id="ships", title="Broadside", tags=["vehicles"], summary="Sink ships on a stormy sea.")


def wanting(text: str, said: str, games: list[common_pb2.Game], polarity: pb.Polarity.ValueType = WANTED) -> World:
    told = wishing(text, said={said: (pb.SPAN_TYPE_KIND, polarity)})
    told.recommender.catalogue = games
    told.language_model.failure = GONE
    return told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a game about ships", "ships"),
        ("was mit Schiffen", "Schiffen"),
        ("algo de barcos", "barcos"),
        ("игра про корабли", "корабли"),
        ("coś o statkach, statki", "statki"),
        ("有船的游戏", "船"),
    ],
)
async def test_games_that_speak_of_the_subject_come_first_and_only_they_match(text: str, said: str) -> None:
    got = await answer(wanting(text, said, [*CARS, SHIPS]), text, limit=2, language="en")
    assert got.game_ids == ["ships", "car0"]
    kinds = [[reason.kind for reason in game.reasons] for game in got.recommendations.games]
    assert kinds == [[MATCHES], [NEAR]]
    assert "only come close" in got.text or "only come near" in got.text


async def test_games_of_the_wider_kind_come_near_a_subject_that_none_speaks_of_and_it_is_not_given_up() -> None:
    text = "a game about ships"
    got = await answer(wanting(text, "ships", CARS), text, limit=2, language="en")
    assert not got.recommendations.relaxed
    assert {reason.kind for game in got.recommendations.games for reason in game.reasons} == {NEAR}
    assert "without “ships”" not in got.text
    assert "close" in got.text or "near" in got.text


async def test_a_subject_is_given_up_where_no_game_is_of_the_wider_kind() -> None:
    text = "a racing game about ships, on PC"
    told = wishing(text, said={"racing": (pb.SPAN_TYPE_KIND, WANTED), "ships": (pb.SPAN_TYPE_KIND, WANTED)})
    told.recommender.catalogue = [
        common_pb2.Game(game_id="a", title="A", genres=["Racing"], summary="Fast."),
        common_pb2.Game(game_id="b", title="B", genres=["Racing"], summary="Faster."),
    ]
    told.language_model.failure = GONE
    told.recommender.catalogue.append(common_pb2.Game(game_id="c", title="C", tags=["vehicles"], min_players=9))
    got = await answer(told, text, limit=2, language="en")
    assert {game.game.game_id for game in got.recommendations.games} == {"a", "b"}
    assert [each.text for each in got.recommendations.relaxed] == ["ships"]


async def test_the_kind_itself_is_had_by_all_of_its_games() -> None:
    text = "a game about vehicles"
    got = await answer(wanting(text, "vehicles", [*CARS, SHIPS]), text, limit=2)
    assert got.game_ids == ["car0", "car1"]
    assert not got.recommendations.relaxed
    assert {reason.kind for game in got.recommendations.games for reason in game.reasons} == {MATCHES}


async def test_who_refuses_a_subject_is_offered_nothing_of_its_kind() -> None:
    text = "racing, no ships"
    told = wanting(text, "ships", [*CARS, SHIPS], REFUSED)
    await answer(told, text, limit=2)
    assert list(told.asked[0].wish.refused.tags) == ["vehicles"]


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("sci-fi or fantasy", True),
        ("terror u horror", True),
        ("strategia lub przygodówka", True),
        ("RPGかアクション", True),
        ("ホラーとかパズル", True),
        ("静かな村のRPG", False),
        ("わかりやすいストラテジー", False),
        ("strategia o wojnie", False),
        ("jogo do mundo, o aberto", False),
        ("dark, gory horror", False),
        ("暗い、怖いゲーム", False),
    ],
)
def test_what_is_named_as_alternatives_is_told_by_words_that_say_so(text: str, either: bool) -> None:
    kind = Constraint(text=text, type=pb.SPAN_TYPE_KIND, polarity=WANTED, names=["one", "other"])
    assert is_of(common_pb2.Game(tags=["one", "other"]), kind)
    assert is_of(common_pb2.Game(tags=["other"]), kind) == either
