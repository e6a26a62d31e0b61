"""Reads "shorter than the first" or "а покороче?" as a wish for other games, whatever else it was taken for.

A classifier that sees one message at a time takes some for a question about the game they compare with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gamesrec.classifier.v1 import classifier_pb2 as pb
from gamesrec.gateway.v1.gateway_pb2 import Constraint
from services.gateway.answering.question_form import asks_in_form
from services.gateway.conversation.message import Message
from services.gateway.understanding.amounts.counting.numbers import numbers
from services.gateway.understanding.comparing.comparisons import Comparison, comparisons
from services.gateway.understanding.plain_text import WORD

_COMPARED = (pb.SPAN_TYPE_LENGTH, pb.SPAN_TYPE_YEARS, pb.SPAN_TYPE_PRICE, pb.SPAN_TYPE_ATTRIBUTE)
_UNDERSTOOD = (pb.ACT_REFINE, pb.ACT_MORE, pb.ACT_REJECT_SHOWN)
_ABLATIVE = re.compile(r"[dt][ae]n$")
# A longer message compares all kinds of things, a longer question asks.
_BESIDE = 4
_FAR_FROM_A_TITLE = 12
_MOST_WORDS, _MOST_WORDS_OF_A_QUESTION = 8, 4


def compared(message: Message) -> Sequence[Constraint] | None:
    """What a message says that compares with games shown, its comparison as a constraint; None if it does not compare,
    or is understood so already."""
    ordinals = [each for each in message.constraints if each.type == pb.SPAN_TYPE_ORDINAL]
    found = next(iter(comparisons(message.text)), None)
    if found is None or not _is_with_a_game(message, found, ordinals) or _is_understood(message, found):
        return None
    comparison = Constraint(
        text=message.text[found.start : found.end],
        start=found.start,
        end=found.end,
        type=found.type,
        polarity=found.polarity,
    )
    others = [
        each
        for each in message.constraints
        if each.type != pb.SPAN_TYPE_ORDINAL and not (each.type in _COMPARED and _overlap(each, found))
    ]
    return [*others, comparison, *map(_pointing, ordinals)]


def _is_with_a_game(message: Message, found: Comparison, ordinals: Sequence[Constraint]) -> bool:
    """Whether what is compared with is one game that was shown, or all of them."""
    names_one = any(each.type == pb.SPAN_TYPE_TITLE and not each.unmatched for each in message.constraints)
    # "Nicht länger als fünf Stunden" compares with no game.
    says_a_bound = any(
        each.type == found.type and each.HasField("condition") and numbers(each.text) for each in message.constraints
    )
    if names_one:
        return not ordinals and _is_with_the_one_named(message, found)
    if says_a_bound or len(ordinals) > 1:
        return False
    return _is_object(found, ordinals[0]) if ordinals else _stands_alone(message, found)


def _is_with_the_one_named(message: Message, found: Comparison) -> bool:
    """Whether a short message compares with the one game that it names, and does not ask: "newer than Outlast"."""
    titles = [each for each in message.constraints if each.type == pb.SPAN_TYPE_TITLE]
    is_short = sum(1 for _ in WORD.finditer(message.text)) <= _MOST_WORDS
    if len(titles) != 1 or not is_short or not found.has_object or asks_in_form(message.text):
        return False
    return max(titles[0].start - found.end, found.start - titles[0].end) <= _FAR_FROM_A_TITLE


def _is_object(found: Comparison, ordinal: Constraint) -> bool:
    """Whether an ordinal is what is compared with: behind "than", or before it where a language puts it so."""
    if ordinal.start >= found.end:
        # "Короче первой" has no word for "than".
        return found.has_object or ordinal.start - found.end <= _BESIDE
    if ordinal.end > found.start:
        return True
    return _ABLATIVE.search(ordinal.text.casefold()) is not None


def _stands_alone(message: Message, found: Comparison) -> bool:
    words = sum(1 for _ in WORD.finditer(message.text))
    if message.intent == pb.INTENT_GAME_QUESTION:
        return words <= _MOST_WORDS_OF_A_QUESTION
    return words <= _MOST_WORDS or found.has_object


def _is_understood(message: Message, found: Comparison) -> bool:
    is_marked = any(
        each.type == found.type and each.polarity == found.polarity and not each.HasField("condition")
        for each in message.constraints
    )
    # As an example, or turned down: what is compared with is neither.
    is_taken_for_more = any(
        each.type == pb.SPAN_TYPE_ORDINAL and each.polarity in (pb.POLARITY_LIKED, pb.POLARITY_REFUSED)
        for each in message.constraints
    )
    return is_marked and not is_taken_for_more and message.intent == pb.INTENT_RECOMMEND and message.act in _UNDERSTOOD


def _overlap(constraint: Constraint, found: Comparison) -> bool:
    return constraint.start < found.end and found.start < constraint.end


def _pointing(ordinal: Constraint) -> Constraint:
    """The ordinal as what is compared with, not as an example of what is liked."""
    result = Constraint()
    result.CopyFrom(ordinal)
    result.polarity = pb.POLARITY_WANTED
    return result
