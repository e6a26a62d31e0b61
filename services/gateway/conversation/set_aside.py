"""Leaves a child's wish aside while games are for a grown-up, and comes back to it once the child is spoken of again.

"And now one for me" ends what holds for a child of seven, and "another one for her" is for a child of seven.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.conversation.caring import is_of_care
from services.gateway.conversation.lasting import of_the_player, without_a_child
from services.gateway.conversation.message import DESCRIBING, Message
from services.gateway.conversation.reading.overlooked.oneself import is_own_age
from services.gateway.understanding.amounts.ages.spoken_of_again import is_for_the_child_again


def with_the_child_back(state: ConversationState, message: Message) -> ConversationState:
    """The state before `message`, in which what was left aside for a child holds again where it speaks of the child."""
    if not state.set_aside or message.act == pb.ACT_START_OVER or not is_for_the_child_again(message.text):
        return state
    result = ConversationState()
    result.CopyFrom(state)
    del result.constraints[:], result.set_aside[:]
    result.constraints.extend([*state.set_aside, *of_the_player(state.constraints)])
    wanted = (each for each in state.set_aside if each.type in DESCRIBING and each.polarity != pb.POLARITY_REFUSED)
    result.text = " ".join(each.text for each in wanted)
    return result


def left_aside(state: ConversationState, message: Message) -> list[Constraint]:
    """What is left aside after `message`, which was said at `state`: all that was in force for a child, where games are
    for a grown-up now, or what was left aside before; nothing after a new beginning."""
    if message.act == pb.ACT_START_OVER and not message.is_guess:
        return []
    before = list(state.constraints)
    if len(without_a_child(before, message.text)) == len(before):
        return list(state.set_aside)
    return [each for each in before if not (is_own_age(each) or is_of_care(each))]


def ages_left_aside(state: ConversationState) -> list[Constraint]:
    """The ages of children that were left aside."""
    return [each for each in state.set_aside if each.type == pb.SPAN_TYPE_AGE and each.condition.HasField("age")]
