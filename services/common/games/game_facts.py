"""Defines the facts of a game that conditions ask for: who can play it, for whom it is, how long it takes, its price.

The names of the enums are those of gamesrec.common.v1 without prefix; `game_messages` translates.
"""

from __future__ import annotations

import math
from collections.abc import Collection
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

COUCH_MODES = frozenset([PlayMode.COUCH_COOP, PlayMode.COUCH_VERSUS])
OFFLINE_MODES = COUCH_MODES | {PlayMode.SINGLE_PLAYER}
ONLINE_MODES = frozenset([PlayMode.ONLINE_COOP, PlayMode.ONLINE_VERSUS, PlayMode.MASSIVELY_MULTIPLAYER])
_OF_SERVICES = (PriceModel.FREE_TO_PLAY, PriceModel.SUBSCRIPTION)
_MODES_OF_SEVERAL = COUCH_MODES | ONLINE_MODES

# What age boards promise of the ratings for the youngest, of games whose content nobody described: pegi.info (3, 7),
# usk.de (0, 6) and esrb.org (Everyone). Slapstick at most; how it is sold and who talks in it they leave open.
_LEFT_OPEN = {ContentDescriptor.NOTHING, ContentDescriptor.RANDOM_PURCHASES, ContentDescriptor.ONLINE_INTERACTION}
_FOR_EVERYONE, _FOR_SCHOOLCHILDREN = 6, 7
_FREE_FOR_EVERYONE = frozenset(ContentDescriptor) - _LEFT_OPEN
# From 7 there may be what frightens smaller children, and violence without harm.
_FREE_FOR_SCHOOLCHILDREN = _FREE_FOR_EVERYONE - {ContentDescriptor.HORROR, ContentDescriptor.MILD_VIOLENCE}


def free_of(descriptors: Collection[ContentDescriptor], minimum_age: int | None) -> frozenset[ContentDescriptor]:
    """What is surely not in a game: what its descriptors leave out or, without any, what its age rating rules out."""
    if descriptors:
        return frozenset(ContentDescriptor).difference(descriptors)
    if minimum_age is None or minimum_age > _FOR_SCHOOLCHILDREN:
        return frozenset()
    return _FREE_FOR_EVERYONE if minimum_age <= _FOR_EVERYONE else _FREE_FOR_SCHOOLCHILDREN


def couch_players_for_sure(modes: Collection[PlayMode], max_players: int, max_couch_players: int) -> int:
    """So many can surely play in one room, 0 if unknown: where no number says it a mode on one couch means two."""
    if max_couch_players or max_players == 1 or COUCH_MODES.isdisjoint(modes):
        return max_couch_players
    return 2


def players_for_sure(modes: Collection[PlayMode], max_players: int, max_couch_players: int) -> float:
    """So many can surely play a match or session, 0 if unknown: without a number what the modes and a couch mean."""
    if PlayMode.MASSIVELY_MULTIPLAYER in modes:
        return math.inf
    if max_players:
        return max_players
    by_modes = 0 if _MODES_OF_SEVERAL.isdisjoint(modes) else 2
    return max(max_couch_players, by_modes or int(PlayMode.SINGLE_PLAYER in modes))


def fewest_players(modes: Collection[PlayMode], min_players: int, max_players: int) -> int:
    """The fewest who can play it; without a number 1, or 2 where modes are known and none of them is for one."""
    for_one = (
        not modes or max_players == 1 or not {PlayMode.SINGLE_PLAYER, PlayMode.MASSIVELY_MULTIPLAYER}.isdisjoint(modes)
    )
    return min_players or (1 if for_one else 2)


def plays_offline(
    modes: Collection[PlayMode], descriptors: Collection[ContentDescriptor], price_model: PriceModel | None
) -> bool:
    """Whether it can be played without a network, as far as facts tell: alone or in one room, and not by a service.

    A game that is free to play or by subscription, and in which players meet online, runs on its maker's servers.
    """
    meets = ContentDescriptor.ONLINE_INTERACTION in descriptors or not ONLINE_MODES.isdisjoint(modes)
    is_a_service = price_model in _OF_SERVICES and meets
    return not OFFLINE_MODES.isdisjoint(modes) and PlayMode.MASSIVELY_MULTIPLAYER not in modes and not is_a_service


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """Title and summary of a game in one language (BCP 47); an empty text is not known."""

    language: str
    title: str = ""
    summary: str = ""
