"""Decides how far the classifier is believed where it is in doubt: about distress, and about refusals without a word.

It hears distress at the least sign, and may overlook plain words. A needless word of care costs little, so a doubt is
resolved in its favour, but not against a message that tells how many play, on what, or how old the child is, and holds
no word of somebody who is unwell.
"""

from __future__ import annotations

from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from services.gateway.conversation.completing import completed
from services.gateway.conversation.lasting import FOLLOW_UPS
from services.gateway.conversation.meaning import SpanReader
from services.gateway.conversation.message import is_telling
from services.gateway.understanding.distress import may_be_unwell, surely_in_distress
from services.gateway.understanding.refusals import has_refusing_words

# Refusals that only a reader understands ("I had my fill of decks") are surer than this.
_SURE_ENOUGH = 0.6


def believed(text: str, found: pb.Understanding, reader: SpanReader, *, has_shown: bool) -> pb.Understanding:
    """What the classifier says of `text`, with another intent where the words leave no doubt about distress.

    `has_shown` tells whether games have been shown, which a short message may then turn down.
    """
    if found.intent == pb.INTENT_DISTRESS:
        if (
            found.topic == pb.TOPIC_NOT_GAME
            or may_be_unwell(text)
            or not _is_a_wish(text, found, reader, has_shown=has_shown)
        ):
            return found
        wish = pb.Understanding()
        wish.CopyFrom(found)
        wish.intent, wish.topic = pb.INTENT_RECOMMEND, pb.TOPIC_GAME
        if found.act not in FOLLOW_UPS:
            wish.act = pb.ACT_NEW_WISH
        return wish
    if found.intent == pb.INTENT_GAME_QUESTION or not surely_in_distress(text):
        return found
    if any(map(is_telling, reader.read(found.spans))):
        # Said of a boss, and with what is wanted instead.
        return found
    care = pb.Understanding()
    care.CopyFrom(found)
    care.intent, care.topic, care.act = pb.INTENT_DISTRESS, pb.TOPIC_NOT_GAME, pb.ACT_OTHER
    return care


def surely_refused(text: str, spans: Sequence[pb.Span]) -> list[pb.Span]:
    """The spans; those that were doubtfully taken for refused, in a text without any refusal, are wanted."""
    if has_refusing_words(text):
        return list(spans)
    result = []
    for each in spans:
        span = pb.Span()
        span.CopyFrom(each)
        if each.polarity == pb.POLARITY_REFUSED and each.confidence < _SURE_ENOUGH:
            span.polarity = pb.POLARITY_WANTED
        result.append(span)
    return result


def _is_a_wish(text: str, found: pb.Understanding, reader: SpanReader, *, has_shown: bool) -> bool:
    if has_shown and found.act in FOLLOW_UPS:
        return True
    return any(map(is_telling, completed(text, reader.read(found.spans), reader, is_wish=True)))
