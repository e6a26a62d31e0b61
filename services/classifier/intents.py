"""What a message can want, and whether it is about games. The names are those of the corpus and of the contract."""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """What a message wants."""

    RECOMMEND = "RECOMMEND"
    GAME_QUESTION = "GAME_QUESTION"
    SMALL_TALK = "SMALL_TALK"
    OFF_TOPIC = "OFF_TOPIC"


class Topic(StrEnum):
    """Whether a message is about games."""

    GAME = "GAME"
    NOT_GAME = "NOT_GAME"
    UNCERTAIN = "UNCERTAIN"


GAME_INTENTS = frozenset({Intent.RECOMMEND, Intent.GAME_QUESTION})
