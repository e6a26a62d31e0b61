"""Who joins those who play already is counted with them."""

from __future__ import annotations

import pytest

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.message import Message
from services.gateway.conversation.reading.filters import joined
from services.gateway.conversation.turns.taking import take_turn
from services.gateway.understanding.names import CatalogueNames

NAMES = CatalogueNames([common_pb2.Game(game_id="a", title="Quest", genres=["Racing"])])
COUCH = [common_pb2.PLAY_MODE_COUCH_COOP, common_pb2.PLAY_MODE_COUCH_VERSUS]
WITH_WIFE = Constraint(text="with my wife", condition=common_pb2.GameFilter(players=2))
ON_A_COUCH = Constraint(text="on the couch", condition=common_pb2.GameFilter(couch_players=2, modes=COUCH))
ALONE = Constraint(text="alone", condition=common_pb2.GameFilter(modes=[common_pb2.PLAY_MODE_SINGLE_PLAYER]))


def players(
    text: str,
    *before: Constraint,
    act: pb.Act.ValueType = pb.ACT_REFINE,
    intent: pb.Intent.ValueType = pb.INTENT_RECOMMEND,
    said: str = "",
) -> tuple[int, int, bool]:
    """For how many games are to be after `text`, in all and in one room, and whether games are shown."""
    state = ConversationState(shown_game_ids=["a"], latest_count=1, text="racing")
    for each in before:
        each.type, each.polarity = pb.SPAN_TYPE_PLAYERS, pb.POLARITY_WANTED
        state.constraints.append(each)
    found = []
    if said:
        start = text.index(said)
        condition = common_pb2.GameFilter(players=3 if said == "three" else 2)
        found.append(Constraint(text=said, start=start, end=start + len(said), condition=condition))
        found[0].type, found[0].polarity = pb.SPAN_TYPE_PLAYERS, pb.POLARITY_WANTED
    turn = take_turn(state, Message(text, intent, pb.TOPIC_GAME, act, found), NAMES)
    condition = joined(each.condition for each in turn.state.constraints)
    return condition.players, condition.couch_players, turn.wants_games


@pytest.mark.parametrize(
    "text",
    [
        "my brother joins", "my sister wants to play too", "one more player please", "с нами ещё дочка",
        "брат тоже хочет играть",
        "mein bruder spielt auch mit", "ein kumpel kommt noch dazu", "se nos une mi prima", "mi hermano también juega",
        "mon frère se joint à nous", "ma soeur joue aussi", "minha irmã vai jogar também", "kardeşim de oynayacak",
        "kuzenim de katılıyor", "ще й брат буде", "сестра теж грає", "syn też chce grać", "dołącza kolega",
        "我弟弟也来", "弟も入る", "our roommate wants in", "и ещё один друг подтянется", "bir kişi daha geliyor",
        "noch ein Freund", "jeszcze jedna osoba", "再来一个人", "あと一人増える",
    ],
)  # fmt: skip
def test_one_more_plays_whatever_the_message_is_taken_for(text: str) -> None:
    for act, intent in ((pb.ACT_REFINE, pb.INTENT_RECOMMEND), (pb.ACT_PICK, pb.INTENT_RECOMMEND),
                        (pb.ACT_CHAT, pb.INTENT_SMALL_TALK)):  # fmt: skip
        assert players(text, WITH_WIFE, act=act, intent=intent) == (3, 0, True)
    assert players(text, ON_A_COUCH)[1] == 3


def test_who_is_marked_as_company_is_no_couple() -> None:
    assert players("ще й брат буде", ON_A_COUCH, said="брат")[1] == 3


def test_who_played_alone_is_joined_by_one() -> None:
    assert players("my brother joins", ALONE)[0] == 2


def test_several_may_join_and_a_greater_number_counts_all_of_them() -> None:
    assert players("two friends join", WITH_WIFE, said="two friends")[0] == 4
    assert players("noch drei Freunde", WITH_WIFE)[0] == 5
    assert players("my brother joins, so we are three", WITH_WIFE, said="three")[0] == 3


def test_people_who_were_only_counted_are_nobody_who_plays_already() -> None:
    assert (
        players("bir kişi daha geliyor", Constraint(text="4 kişi", condition=common_pb2.GameFilter(players=4)))[0] == 5
    )


def test_a_bare_number_beside_who_comes_counts_players() -> None:
    four = Constraint(text="4 of us", condition=common_pb2.GameFilter(players=4))
    four.type, four.polarity = pb.SPAN_TYPE_PLAYERS, pb.POLARITY_WANTED
    state = ConversationState(shown_game_ids=["a"], latest_count=1, constraints=[four])
    text = "oh wait, jess is coming, so five"
    five = Constraint(text="five", start=28, end=32, type=pb.SPAN_TYPE_COUNT, polarity=pb.POLARITY_WANTED, number=5)
    turn = take_turn(state, Message(text, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_REFINE, [five]), NAMES)
    assert joined(each.condition for each in turn.state.constraints).players == 5
    assert turn.count == 0


def test_where_nobody_was_counted_nobody_is_added() -> None:
    assert players("my brother joins") == (0, 0, True)
    assert players("с нами ещё дочка")[0] == 0


@pytest.mark.parametrize(
    "text",
    [
        "my wife plays too", "can my brother join?", "my brother doesn't play along", "i want to join a guild",
        "she likes racing too", "one more", "ещё один", "再来一个", "もう一本", "something my 6yo can join in",
    ],
)  # fmt: skip
def test_nobody_joins_who_plays_already_nor_where_it_is_asked_or_denied(text: str) -> None:
    assert players(text, WITH_WIFE)[0] == 2


@pytest.mark.parametrize(
    "text", ["my little sister joins", "сын тоже будет", "mein sohn kommt mit", "our 6 year old joins us"]
)
@pytest.mark.parametrize("intent", [pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC, pb.INTENT_GAME_QUESTION])
def test_a_child_who_joins_is_protected_whatever_the_message_is_taken_for(
    text: str, intent: pb.Intent.ValueType
) -> None:
    with_wife = Constraint(type=pb.SPAN_TYPE_PLAYERS, polarity=pb.POLARITY_WANTED)
    with_wife.MergeFrom(WITH_WIFE)
    state = ConversationState(shown_game_ids=["a"], latest_count=1, constraints=[with_wife])
    turn = take_turn(state, Message(text, intent, pb.TOPIC_NOT_GAME, pb.ACT_CHAT, []), NAMES)
    condition = joined(each.condition for each in turn.state.constraints)
    assert turn.wants_games
    assert condition.players == 3
    assert 0 < condition.age < 8


@pytest.mark.parametrize("text", ["another player died lol", "another guy took my switch"])
def test_another_who_does_something_else_joins_nobody(text: str) -> None:
    assert players(text, WITH_WIFE)[0] == 2
