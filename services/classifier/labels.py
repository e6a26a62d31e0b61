"""What can be said of a message: its intent, its dialogue act, its topic, and the types and polarities of its spans.

The names are those of the corpus and of the contract.
"""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """What a message wants."""

    RECOMMEND = "RECOMMEND"
    GAME_QUESTION = "GAME_QUESTION"
    SMALL_TALK = "SMALL_TALK"
    OFF_TOPIC = "OFF_TOPIC"
    DISTRESS = "DISTRESS"


class Act(StrEnum):
    """What a message does in its dialogue."""

    NEW_WISH = "NEW_WISH"
    REFINE = "REFINE"
    MORE = "MORE"
    REJECT_SHOWN = "REJECT_SHOWN"
    PICK = "PICK"
    ABOUT_SHOWN = "ABOUT_SHOWN"
    ABOUT_GAME = "ABOUT_GAME"
    START_OVER = "START_OVER"
    GREETING = "GREETING"
    THANKS = "THANKS"
    FAREWELL = "FAREWELL"
    INSULT = "INSULT"
    CHAT = "CHAT"
    OTHER = "OTHER"


class Topic(StrEnum):
    """Whether a message is about games."""

    GAME = "GAME"
    NOT_GAME = "NOT_GAME"
    UNCERTAIN = "UNCERTAIN"


class SpanType(StrEnum):
    """What some words of a message name."""

    KIND = "KIND"
    PLATFORM = "PLATFORM"
    YEARS = "YEARS"
    TITLE = "TITLE"
    DEVELOPER = "DEVELOPER"
    PLAYERS = "PLAYERS"
    LENGTH = "LENGTH"
    PRICE = "PRICE"
    DEVICE = "DEVICE"
    AGE = "AGE"
    CONTENT = "CONTENT"
    COUNT = "COUNT"
    ORDINAL = "ORDINAL"
    ATTRIBUTE = "ATTRIBUTE"


class Polarity(StrEnum):
    """How the writer stands to what a span names."""

    WANTED = "WANTED"
    REFUSED = "REFUSED"
    LIKED = "LIKED"
    MORE = "MORE"
    LESS = "LESS"


GAME_INTENTS = frozenset({Intent.RECOMMEND, Intent.GAME_QUESTION})
INTENTS, ACTS, SPAN_TYPES, POLARITIES = tuple(Intent), tuple(Act), tuple(SpanType), tuple(Polarity)

OUTSIDE = 0
"""The tag of a token outside all spans; that of the first token of a span of type i is 1 + 2i, of others 2 + 2i."""

TAGS = 1 + 2 * len(SPAN_TYPES)


def begin_tag(span_type: SpanType) -> int:
    """The tag of a span's first token; the next number is that of its further tokens."""
    return 1 + 2 * SPAN_TYPES.index(span_type)
