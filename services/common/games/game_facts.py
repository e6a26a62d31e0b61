"""Defines the facts of a game that conditions ask for: who can play it, for whom it is, how long it takes, its price.

The names of the enums are those of gamesrec.common.v1 without prefix; `game_messages` translates.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlayMode(StrEnum):
    """A way to play a game."""

    SINGLE_PLAYER = "single_player"
    COUCH_COOP = "couch_coop"
    COUCH_VERSUS = "couch_versus"
    ONLINE_COOP = "online_coop"
    ONLINE_VERSUS = "online_versus"
    MASSIVELY_MULTIPLAYER = "massively_multiplayer"


class ContentDescriptor(StrEnum):
    """What in a game may not suit everyone; `NOTHING` stands alone and says that there is none."""

    NOTHING = "nothing"
    MILD_VIOLENCE = "mild_violence"
    VIOLENCE = "violence"
    GORE = "gore"
    HORROR = "horror"
    SEXUAL_CONTENT = "sexual_content"
    STRONG_LANGUAGE = "strong_language"
    GAMBLING = "gambling"
    DRUGS = "drugs"
    DISTRESSING_THEMES = "distressing_themes"
    RANDOM_PURCHASES = "random_purchases"
    ONLINE_INTERACTION = "online_interaction"


class PriceModel(StrEnum):
    """What a game costs."""

    PREMIUM = "premium"
    FREE_TO_PLAY = "free_to_play"
    FREE = "free"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True, slots=True)
class PlayFacts:
    """How a game is played; 0, None and empty mean unknown.

    `max_players` counts one match or session, `max_couch_players` one room. `minimum_age` is in years, 0 for everyone.
    `typical_hours` is one playthrough; a game that is `endless` has none.
    """

    modes: tuple[PlayMode, ...] = ()
    min_players: int = 0
    max_players: int = 0
    max_couch_players: int = 0
    minimum_age: int | None = None
    content_descriptors: tuple[ContentDescriptor, ...] = ()
    typical_hours: float = 0.0
    endless: bool = False
    price_model: PriceModel | None = None


NO_PLAY_FACTS = PlayFacts()


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """Title and summary of a game in one language (BCP 47); an empty text is not known."""

    language: str
    title: str = ""
    summary: str = ""
