"""Decides how far the classifier is believed where it is in doubt: about distress, talk and questions.

It hears distress at the least sign, and may overlook plain words. A needless word of care costs little, so a doubt is
resolved in its favour, but not against a message that tells how many play, on what, or how old the child is, and holds
no word of somebody who is unwell. A phrase of thanks, or a question about a game, that it takes for a wish is known by
its form, and so is a lone word for more that it takes for talk.
"""

from __future__ import annotations

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.answering.question_form import asks_about
from services.gateway.conversation.completing import completed
from services.gateway.conversation.lasting import FOLLOW_UPS
from services.gateway.conversation.meaning import SpanReader
from services.gateway.conversation.message import is_telling
from services.gateway.understanding.distress import may_be_unwell, surely_in_distress
from services.gateway.understanding.games.title_lookup import TitleLookup
from services.gateway.understanding.games.titles_in_questions import titles_in_question
from services.gateway.understanding.other_topics import is_of_another_topic
from services.gateway.understanding.talk import asks_for_more, talk_act

_OF_QUESTIONS = frozenset((pb.SPAN_TYPE_TITLE, pb.SPAN_TYPE_ATTRIBUTE, pb.SPAN_TYPE_PLATFORM))
_SURELY_OFF_TOPIC = 0.8


def believed(
    text: str, found: pb.Understanding, reader: SpanReader, titles: TitleLookup, *, has_shown: bool
) -> pb.Understanding:
    """What the classifier says of `text`, with another intent where the words leave no doubt.

    `has_shown` tells whether games have been shown, which a short message may then turn down.
    """
    if found.intent == pb.INTENT_DISTRESS:
        is_wish = found.topic != pb.TOPIC_NOT_GAME and not may_be_unwell(text)
        if not (is_wish and _is_a_wish(text, found, reader, has_shown=has_shown)):
            return found
        act = found.act if found.act in FOLLOW_UPS else pb.ACT_NEW_WISH
        return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, act)
    if has_shown and asks_for_more(text):
        return _as(found, pb.INTENT_RECOMMEND, pb.TOPIC_GAME, pb.ACT_MORE)
    if found.intent == pb.INTENT_GAME_QUESTION:
        return found
    if _asks_about_a_game(text, found, titles):
        return _as(found, pb.INTENT_GAME_QUESTION, pb.TOPIC_GAME, pb.ACT_ABOUT_GAME)
    return _told_by_its_words(text, found, reader)


def _told_by_its_words(text: str, found: pb.Understanding, reader: SpanReader) -> pb.Understanding:
    """What is no wish for games: short talk, words of despair, or a request for something else."""
    if (act := talk_act(text)) != pb.ACT_UNSPECIFIED:
        return _as(found, pb.INTENT_SMALL_TALK, pb.TOPIC_NOT_GAME, act)
    # "I could die", said of a boss, with what is wanted instead, is no distress.
    if surely_in_distress(text) and not any(map(is_telling, reader.read(found.spans))):
        return _as(found, pb.INTENT_DISTRESS, pb.TOPIC_NOT_GAME, pb.ACT_OTHER)
    if found.intent == pb.INTENT_RECOMMEND and not found.spans and is_of_another_topic(text):
        return _as(found, pb.INTENT_OFF_TOPIC, pb.TOPIC_NOT_GAME, pb.ACT_OTHER)
    return found


def _as(
    found: pb.Understanding, intent: pb.Intent.ValueType, topic: pb.Topic.ValueType, act: pb.Act.ValueType
) -> pb.Understanding:
    result = pb.Understanding()
    result.CopyFrom(found)
    result.intent, result.topic, result.act = intent, topic, act
    return result


def _asks_about_a_game(text: str, found: pb.Understanding, titles: TitleLookup) -> bool:
    """Whether what is taken for a wish, or doubtfully for no talk of games, asks something of a game that it names."""
    if not text.rstrip().endswith(("?", "？")):
        return False
    if found.intent == pb.INTENT_RECOMMEND:
        named = [each.text for each in found.spans if each.type == pb.SPAN_TYPE_TITLE]
        return {each.type for each in found.spans} <= _OF_QUESTIONS and asks_about(text, named)
    if found.intent == pb.INTENT_OFF_TOPIC and found.probability < _SURELY_OFF_TOPIC:
        return asks_about(text, [text[each.start : each.end] for each in titles_in_question(text, titles)])
    return False


def _is_a_wish(text: str, found: pb.Understanding, reader: SpanReader, *, has_shown: bool) -> bool:
    if has_shown and found.act in FOLLOW_UPS:
        return True
    return any(map(is_telling, completed(text, reader.read(found.spans), reader, is_wish=True)))
