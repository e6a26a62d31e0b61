"""What a wish does to the conversation that it is said in."""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.acting import act_of_wish
from services.gateway.conversation.message import Message

NEW_WISH, REFINE, OWN = pb.ACT_NEW_WISH, pb.ACT_REFINE, pb.ACT_UNSPECIFIED


def kind(text: str, name: str) -> Constraint:
    return Constraint(
        text=text, start=0, end=len(text), type=pb.SPAN_TYPE_KIND, polarity=pb.POLARITY_WANTED, names=[name]
    )


STRATEGY = kind("strategy", "Strategy")
AFTER_STRATEGY = ConversationState(constraints=[STRATEGY], text="strategy")


def act(
    text: str,
    *said: Constraint,
    marked: pb.Act.ValueType,
    state: ConversationState = AFTER_STRATEGY,
    lasting: tuple[Constraint, ...] = (STRATEGY,),
    intent: pb.Intent.ValueType = pb.INTENT_RECOMMEND,
    is_guess: bool = False,
) -> pb.Act.ValueType:
    return act_of_wish(state, Message(text, intent, pb.TOPIC_GAME, marked, said, is_guess), lasting)


def test_the_first_wish_of_a_conversation_is_a_new_one_whatever_it_was_called() -> None:
    racing = kind("racing", "Racing")
    for marked in (REFINE, pb.ACT_MORE, pb.ACT_REJECT_SHOWN):
        assert act("any good racing?", racing, marked=marked, state=ConversationState(), lasting=()) == NEW_WISH


def test_a_first_message_that_tells_nothing_is_a_new_wish_too() -> None:
    for marked in (REFINE, pb.ACT_REJECT_SHOWN):
        assert act("bored", marked=marked, state=ConversationState(), lasting=()) == NEW_WISH
        bored = act("bored", marked=marked, state=ConversationState(), lasting=(), intent=pb.INTENT_SMALL_TALK)
        assert bored == NEW_WISH
    assert act("another one", marked=pb.ACT_MORE, state=ConversationState(), lasting=()) == OWN


def test_a_new_wish_of_which_the_one_before_stays_in_force_refines_it() -> None:
    assert act("turn-based", kind("turn-based", "turn-based"), marked=NEW_WISH) == REFINE


def test_a_refinement_stays_one() -> None:
    assert act("turn-based", kind("turn-based", "turn-based"), marked=REFINE) == OWN


def test_a_kind_that_is_preferred_to_all_before_starts_over() -> None:
    racing = kind("racing", "Racing")
    assert act("rather racing", racing, marked=REFINE, lasting=()) == pb.ACT_START_OVER
    assert act("never mind, racing", racing, marked=NEW_WISH, lasting=()) == pb.ACT_START_OVER


def test_more_and_questions_keep_their_act() -> None:
    assert act("more", marked=pb.ACT_MORE) == OWN
    assert act("is it long?", marked=NEW_WISH, intent=pb.INTENT_GAME_QUESTION) == OWN


def test_an_end_that_no_words_tell_is_a_new_wish_where_something_stays_in_force() -> None:
    racing = kind("racing", "Racing")
    assert act("back to racing", racing, marked=pb.ACT_START_OVER, is_guess=True) == NEW_WISH
    assert act("back to racing", racing, marked=pb.ACT_START_OVER, is_guess=True, lasting=()) == OWN
    assert act("start over, racing", racing, marked=pb.ACT_START_OVER) == OWN
