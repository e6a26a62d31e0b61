"""Defines what one labelled message holds: intent, dialogue act and the marked parts of its text."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

LANGUAGES = ("en", "ru", "de", "es", "fr", "pt", "tr", "uk", "pl", "zh", "ja")

ACT_INTENTS = MappingProxyType(
    {
        "NEW_WISH": ("RECOMMEND",),
        "REFINE": ("RECOMMEND",),
        "MORE": ("RECOMMEND",),
        "REJECT_SHOWN": ("RECOMMEND",),
        "PICK": ("RECOMMEND",),
        "START_OVER": ("RECOMMEND",),
        "ABOUT_SHOWN": ("GAME_QUESTION",),
        "ABOUT_GAME": ("GAME_QUESTION",),
        "GREETING": ("SMALL_TALK",),
        "THANKS": ("SMALL_TALK",),
        "FAREWELL": ("SMALL_TALK",),
        "INSULT": ("SMALL_TALK",),
        "CHAT": ("SMALL_TALK",),
        "OTHER": ("OFF_TOPIC", "DISTRESS"),
    }
)
"""Each act, and the intents it may stand beside."""

INTENTS = frozenset(intent for intents in ACT_INTENTS.values() for intent in intents)

SPAN_TYPES = frozenset(
    {
        "KIND",
        "PLATFORM",
        "YEARS",
        "TITLE",
        "DEVELOPER",
        "PLAYERS",
        "LENGTH",
        "PRICE",
        "DEVICE",
        "AGE",
        "CONTENT",
        "COUNT",
        "ORDINAL",
        "ATTRIBUTE",
    }
)

POLARITIES = frozenset({"WANTED", "REFUSED", "LIKED", "MORE", "LESS"})


@dataclass(frozen=True, slots=True)
class Span:
    """A marked part of a text. `start` and `end` count Unicode code points; `end` is exclusive."""

    start: int
    end: int
    type: str
    polarity: str


@dataclass(frozen=True, slots=True)
class LabelledMessage:
    """One message with its labels. `spans` is None where nobody marked them, () where there is nothing to mark.

    `group` joins paraphrases, translations and messages of one template, which must not part between folds.
    """

    text: str
    language: str
    intent: str
    act: str
    spans: tuple[Span, ...] | None
    group: str
    source: str
