"""A game that is pointed at or skipped is turned down alone, whatever else the message wishes for."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState, LatestQuestion
from services.gateway.conversation.message import Message
from services.gateway.conversation.replying.skipping import with_the_one_skipped
from tests.fakes.gateway import FakeClassifier, FakeRecommender
from tests.unit.gateway.world import World, answer

LIST = ["hades", "braid", "gris"]
WANTED = pb.POLARITY_WANTED


def said(
    text: str, act: pb.Act.ValueType = pb.ACT_REJECT_SHOWN, *, asked: str = "", place: int = 0, **spans: str
) -> tuple[ConversationState, Message, pb.Act.ValueType]:
    """What becomes of `text` behind a list of three games, of which one may have been `asked` about."""
    question = LatestQuestion(text="how long is it", game_ids=[asked]) if asked else None
    state = ConversationState(shown_game_ids=LIST, latest_count=len(LIST), latest_question=question)
    found = []
    for kind, words in spans.items():
        start = text.index(words)
        each = Constraint(text=words, start=start, end=start + len(words), polarity=WANTED)
        each.type = pb.SpanType.Value(f"SPAN_TYPE_{kind.upper()}")
        each.number = place if kind == "ordinal" else 0
        found.append(each)
    return with_the_one_skipped(state, Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, act, found))


def places(message: Message) -> list[int]:
    refused = [each for each in message.constraints if each.polarity == pb.POLARITY_REFUSED]
    return [each.number for each in refused if each.type == pb.SPAN_TYPE_ORDINAL]


@pytest.mark.parametrize(
    "text",
    [
        "i have that one, another", "already played this one", "эту уже прошёл, давай другую", "этот у меня есть",
        "diesen hab ich schon", "ese ya lo tengo, otro", "celui-là je l'ai déjà, un autre", "esse eu já tenho, outro",
        "bunu oynadım zaten", "цю вже проходив", "tę już znam, inną", "这个玩过了", "これはもうやった",
    ],
)  # fmt: skip
def test_that_one_is_the_game_spoken_of_last_or_the_first(text: str) -> None:
    assert places(said(text)[1]) == [1]
    state, message, act = said(text, pb.ACT_MORE, asked="gris")
    assert places(message) == [3]
    assert act == message.act == pb.ACT_REJECT_SHOWN
    assert not state.rejected_game_ids


@pytest.mark.parametrize(
    "text",
    [
        "not that one", "не эту", "не, эта не", "diesen nicht", "ese no", "no, esa no",
        "celui-là non", "pas celui-là", "esse não", "bu değil", "не ця", "ten nie", "不要这个", "それじゃない",
    ],
)  # fmt: skip
def test_a_bare_not_that_one_is_said_of_one_game_whatever_act_it_is_taken_for(text: str) -> None:
    for taken_for in (pb.ACT_REJECT_SHOWN, pb.ACT_REFINE, pb.ACT_CHAT):
        _, message, _ = said(text, taken_for)
        assert (message.act, places(message)) == (pb.ACT_REJECT_SHOWN, [1])
        assert places(said(text, taken_for, asked="braid")[1]) == [2]


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("skip the second", "second"), ("ок тогда вторую скипаем", "вторую"), ("вторую скипни", "вторую"),
        ("вторую пропустим", "вторую"), ("das zweite überspringen wir", "zweite"), ("salta el segundo", "segundo"),
        ("on passe le deuxième", "deuxième"), ("pula o segundo", "segundo"), ("ikinciyi atla", "ikinciyi"),
        ("другу пропустимо", "другу"), ("drugą pomijamy", "drugą"), ("跳过第二个", "第二个"),
        ("2番目は飛ばして", "2番目"),
    ],
)  # fmt: skip
def test_what_is_skipped_is_turned_down_and_not_chosen(text: str, ordinal: str) -> None:
    _, message, act = said(text, pb.ACT_PICK, place=2, ordinal=ordinal)
    assert places(message) == [2]
    assert act == message.act == pb.ACT_REJECT_SHOWN


@pytest.mark.parametrize("text", ["skip it", "ок, её скипаем", "das überspringen wir, kenn ich das", "pula ele"])
def test_it_is_the_game_that_was_asked_about_and_none_of_a_list(text: str) -> None:
    assert places(said(text, asked="braid")[1]) == [2]
    assert said("skip it")[2] == pb.ACT_UNSPECIFIED


def test_what_else_is_wished_for_goes_on_with_the_wish_and_what_is_alike_is_like_the_one_skipped() -> None:
    text = "ок тогда её скипаем, есть похожее но на свитч?"
    state, message, act = said(text, pb.ACT_REJECT_SHOWN, asked="braid", platform="свитч")
    assert list(state.rejected_game_ids) == ["braid"]
    liked = [each for each in message.constraints if each.polarity == pb.POLARITY_LIKED]
    assert [list(each.game_ids) for each in liked] == [["braid"]]
    assert act == message.act == pb.ACT_REFINE


def test_what_is_turned_down_for_a_reason_is_that_one_alone() -> None:
    _, message, act = said("não esse, muito complicado", asked="gris", kind="complicado")
    assert (message.act, act, places(message)) == (pb.ACT_REJECT_SHOWN, pb.ACT_UNSPECIFIED, [3])
    state, message, act = said("i have that one, a horror game", pb.ACT_NEW_WISH, kind="horror")
    assert (message.act, act, places(message)) == (pb.ACT_NEW_WISH, pb.ACT_UNSPECIFIED, [])
    assert list(state.rejected_game_ids) == ["hades"]


def test_with_a_place_beside_it_both_are_turned_down() -> None:
    _, message, _ = said("j'ai déjà fait celui-là et le 3eme aussi", place=3, ordinal="3eme")
    assert sorted(places(message)) == [1, 3]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("ya tengo esa consola", pb.ACT_REFINE),
        ("can i skip the first level?", pb.ACT_ABOUT_SHOWN),
        ("not these", pb.ACT_REJECT_SHOWN),
        ("этот жанр не люблю", pb.ACT_REJECT_SHOWN),
        ("i'll take that one", pb.ACT_PICK),
        ("don't know that one", pb.ACT_CHAT),
        ("this one already looks good", pb.ACT_PICK),
        ("is that one long?", pb.ACT_ABOUT_SHOWN),
        ("esse tipo de jogo não", pb.ACT_REJECT_SHOWN),
    ],
)
def test_other_messages_are_let_be(text: str, act: pb.Act.ValueType) -> None:
    state, message, changed = said(text, act)
    assert (list(state.rejected_game_ids), message.constraints, changed) == ([], [], pb.ACT_UNSPECIFIED)


def test_a_long_message_is_read_in_no_time() -> None:
    assert said("эту " * 1000)[2] == pb.ACT_UNSPECIFIED
    assert said("skip " * 800)[2] == pb.ACT_UNSPECIFIED


GAMES = [
    common_pb2.Game(game_id=game_id, title=title, genres=["Racing"])
    for game_id, title in (
        ("kart8", "Mario Kart 8"),
        ("kartw", "Mario Kart World"),
        ("out", "Out Run"),
        ("art", "Rally"),
    )
]


@pytest.mark.parametrize(
    "text", ["mario kart var bizde", "we have mario kart", "mario kart haben wir schon", "mario kart у нас есть"]
)
async def test_what_is_owned_is_turned_down_and_named_whatever_it_was_taken_for(text: str) -> None:
    first = await answer(World(recommender=FakeRecommender(GAMES)), "racing", limit=3)
    spans = {"mario": (pb.SPAN_TYPE_TITLE, pb.POLARITY_REFUSED), "kart": (pb.SPAN_TYPE_KIND, WANTED)}
    classifier = FakeClassifier(pb.INTENT_GAME_QUESTION, acts={text: pb.ACT_ABOUT_GAME}, spans=spans)
    world = World(classifier=classifier, recommender=FakeRecommender(GAMES[2:]))
    # The names of games are known by the whole catalogue, whatever is recommended.
    world.recommender.list_games = FakeRecommender(GAMES).list_games  # type: ignore[method-assign]
    got = await answer(world, text, limit=None, state=first.summary.state)
    assert got.recommendations.intent.act == pb.ACT_REJECT_SHOWN
    assert list(got.summary.state.rejected_game_ids) == ["kart8", "kartw"]
    assert "Mario Kart World" in got.text
