"""Defines the records that an ingest finds in tables: games, players and interactions.

Knows neither tables nor services.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.common.games.game_facts import NO_PLAY_FACTS, LocalizedText, PlayFacts

# Limits of the contract (protos/gamesrec/common/v1/common.proto).
MAX_ID_CHARACTERS = 128
MAX_TITLE_CHARACTERS = 512
MAX_SUMMARY_CHARACTERS = 8192
MAX_ENTRY_CHARACTERS = 128
MAX_GENRES = 64
MAX_PLATFORMS = 64
MAX_TAGS = 128
MAX_ATTRIBUTES = 256
MAX_ATTRIBUTE_CHARACTERS = 2048
MAX_ALIASES = 64
MAX_PLAYERS = 100_000
MAX_AGE = 21
MAX_HOURS = 10_000


@dataclass(frozen=True, slots=True)
class Game:
    """A game; year 0 and empty texts mean unknown. `described` is false when only an id is known of it."""

    game_id: str
    title: str
    year: int = 0
    developer: str = ""
    genres: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    play: PlayFacts = NO_PLAY_FACTS
    aliases: tuple[str, ...] = ()
    localized: tuple[LocalizedText, ...] = ()
    described: bool = True


@dataclass(frozen=True, slots=True)
class Player:
    """A player with the attributes that are stated of them."""

    player_id: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interaction:
    """A player played a game; the rating is 0 to 5, None if there is none, and the time is UTC."""

    player_id: str
    game_id: str
    rating: float | None
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that is to be stored. Ids are distinct, and every interaction's game is among the games.

    A player of whom nothing but the id is known appears in the interactions alone; `known_players` counts these and
    the described ones, `interacting_players` and `played_games` those that interactions are of, where that has been
    counted. The interactions may be a stream that begins anew each time.
    """

    games: tuple[Game, ...] = ()
    players: tuple[Player, ...] = ()
    interactions: Sequence[Interaction] = ()
    known_players: int | None = None
    interacting_players: int | None = None
    played_games: int | None = None
