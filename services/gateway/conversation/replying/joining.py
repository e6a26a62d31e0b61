"""Reads who plays along from now on: "my brother joins", after "for two", is for three.

How many there were is known from the wish before alone. Where that counts nobody, nobody is added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.common.v1 import common_pb2
from gamesrec.gateway.v1.gateway_pb2 import Constraint, ConversationState
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.message import Message
from services.gateway.conversation.reading.overlooked.company import together
from services.gateway.conversation.reading.rule_based import protection_by_rules
from services.gateway.conversation.replacing import is_alone
from services.gateway.understanding.amounts.company.joining_words import somebody_joins
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.plain_text import UNSPACED, WORD, fold
from services.gateway.understanding.refusing.refusals import has_refusing_words

_COUNTING = (pb.SPAN_TYPE_PLAYERS, pb.SPAN_TYPE_COUNT)
_NAMING = (pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ORDINAL)
_NO_WISH = frozenset((pb.INTENT_SMALL_TALK, pb.INTENT_OFF_TOPIC, pb.INTENT_GAME_QUESTION))
# So much of a word stands in all of its cases: "с женой", "жена".
_LETTERS_OF_A_STEM = 3


def with_who_joins(state: ConversationState, message: Message) -> tuple[ConversationState, Message, pb.Act.ValueType]:
    """The state and the message, in which whoever joins is counted with those who play already, and its act then; both
    as they are, and ACT_UNSPECIFIED, where nobody joins or nobody knows how many play."""
    unchanged = state, message, pb.ACT_UNSPECIFIED
    joins = somebody_joins(message.text)
    points = any(each.type in _NAMING for each in message.constraints)
    # "She wants to play something with animals, too" tells what she likes.
    tells_more = points or message.describes or asks_in_form(message.text)
    if not joins or tells_more or has_refusing_words(message.text):
        return unchanged
    playing = [each for each in state.constraints if _is_company(each)]
    before = max((together(each) for each in playing), default=0) or int(any(map(is_alone, playing)))
    if not before or _is_counted_already(message.text, playing):
        return unchanged
    said = max((_number_said(each) for each in message.constraints), default=0)
    # Who says a greater number than before counts all of them: "my brother joins, so we're three".
    more = next((number for number in numbers(joins) if number > 1), 0)
    count = said if said > before and not more else before + max(more or said, 1)
    start = message.text.index(joins)
    told = Constraint(
        text=joins,
        start=start,
        end=start + len(joins),
        type=pb.SPAN_TYPE_PLAYERS,
        polarity=pb.POLARITY_WANTED,
        condition=common_pb2.GameFilter(players=count),
    )
    others = [each for each in message.constraints if each.type not in _COUNTING]
    if message.intent in _NO_WISH and not any(each.condition.HasField("age") for each in others):
        # Neither talk nor a question is read for a child, and now games are shown.
        others += protection_by_rules(message.text)
    act = pb.ACT_REFINE
    wish = replace(message, intent=pb.INTENT_RECOMMEND, topic=pb.TOPIC_GAME, act=act, constraints=[*others, told])
    return _with_count(state, count), wish, act


def _is_company(constraint: Constraint) -> bool:
    return constraint.type == pb.SPAN_TYPE_PLAYERS and constraint.polarity == pb.POLARITY_WANTED


def _is_counted_already(text: str, playing: Iterable[Constraint]) -> bool:
    """Whether a message speaks of somebody who plays already: "my wife plays too", after "with my wife"."""
    said = [fold(match.group()) for match in WORD.finditer(text)]
    for each in playing:
        words = [word for word in WORD.findall(each.text) if len(word) >= _LETTERS_OF_A_STEM]
        # "4 kişi" is nobody in particular.
        names_somebody = bool(words) and not (numbers(each.text) or UNSPACED.search(each.text))
        if names_somebody and any(word.startswith(fold(words[-1])[:_LETTERS_OF_A_STEM]) for word in said):
            return True
    return False


def _number_said(constraint: Constraint) -> int:
    """How many players a constraint counts in so many words; a bare number that is taken for one of games counts them
    here, too: "jess is coming, so five"."""
    if constraint.type == pb.SPAN_TYPE_COUNT:
        return constraint.number
    is_counted = _is_company(constraint) and bool(numbers(constraint.text))
    return together(constraint) if is_counted else 0


def _with_count(state: ConversationState, count: int) -> ConversationState:
    """The state in which so many come together in the way that was wished for."""
    result = ConversationState()
    result.CopyFrom(state)
    for each in result.constraints:
        if _is_company(each):
            each.condition.players = count if each.condition.players > 1 else each.condition.players
            each.condition.couch_players = count if each.condition.couch_players > 1 else each.condition.couch_players
    return result
