"""What the recommender speaks of: games, players, interactions, recommendations. Plain values, no behaviour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from services.common.games.game_facts import (
    NO_PLAY_FACTS,
    ContentDescriptor,
    LocalizedText,
    PlayFacts,
    PlayMode,
    PriceModel,
)
from services.common.model_version import ModelVersion


@dataclass(frozen=True, slots=True)
class QueryVector:
    """Embedding of what the player asks for."""

    values: Sequence[float]
    encoder: ModelVersion


@dataclass(frozen=True, slots=True)
class Game:
    """A game of the catalogue; `year` is 0 if unknown."""

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


@dataclass(frozen=True, slots=True)
class GameFilter:
    """Conditions on games: each list matches by any of its entries, ignoring case; 0 is no bound, None neither.

    A game of which a fact is unknown does not match a condition on it. `players` counts a match or session,
    `couch_players` a room, `age` is that of the youngest player.
    """

    genres: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    min_year: int = 0
    max_year: int = 0
    exclude_game_ids: tuple[str, ...] = ()
    modes: tuple[PlayMode, ...] = ()
    players: int = 0
    couch_players: int = 0
    age: int | None = None
    exclude_content: tuple[ContentDescriptor, ...] = ()
    min_hours: float = 0.0
    max_hours: float = 0.0
    price_models: tuple[PriceModel, ...] = ()
    exclude_developers: tuple[str, ...] = ()
    offline: bool = False
    or_endless: bool = False
    developers: tuple[str, ...] = ()


NO_CONDITION = GameFilter()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a message asks for by name: conditions to prefer, genres and tags to avoid, and games to take after.

    `kinds` are the genres and tags of `named`, kind by kind; none where each name is a kind of its own.
    """

    named: GameFilter = NO_CONDITION
    refused: GameFilter = NO_CONDITION
    game_ids: tuple[str, ...] = ()
    kinds: tuple[GameFilter, ...] = ()


@dataclass(frozen=True, slots=True)
class Player:
    """A player as the operator knows them."""

    player_id: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Interaction:
    """A player played a game; `rating` is 0 to 5 or None, `occurred_at` None means now."""

    player_id: str
    game_id: str
    rating: float | None = None
    occurred_at: datetime | None = None


class EventKind(Enum):
    """What a player can do with a game."""

    IMPRESSION = "impression"
    CLICK = "click"
    LIKE = "like"
    DISLIKE = "dislike"
    PLAY = "play"
    NOT_INTERESTED = "not_interested"


@dataclass(frozen=True, slots=True)
class PlayerEvent:
    """A player did something with a game; `occurred_at` None means now, `answer_id` names the answer that showed it."""

    event_id: str
    player_id: str
    game_id: str
    kind: EventKind
    occurred_at: datetime | None = None
    answer_id: str = ""
    position: int = 0
    experiment_bucket: str = ""


@dataclass(frozen=True, slots=True)
class PlayColumns:
    """Interactions by columns: `players` and `games` are places in the ids, `times` microseconds since 1970."""

    player_ids: Sequence[str]
    game_ids: Sequence[str]
    players: Sequence[int]
    games: Sequence[int]
    ratings: Sequence[float | None]
    times: Sequence[int]


@dataclass(frozen=True, slots=True)
class Played:
    """An entry of a history before its game is looked up. `game` is the game's point id."""

    game: str
    rating: float | None
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An entry of a player's history."""

    game: Game
    rating: float | None
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class HistoryWeights:
    """How the entries of a history weigh: `HistoryWeights` of the recommender's contract."""

    neutral_rating: float
    full_rating: float
    unrated: float
    fading: float
    least_faded: float


@dataclass(frozen=True, slots=True)
class FitChoices:
    """What a fit chose: `FitChoices` of the recommender's contract. Kept for the next fit, read by nothing else."""

    ridge: float
    content_weight: float
    regularisation: float
    factor_weight: float
    neutral_rating: float
    least_faded: float


@dataclass(frozen=True, slots=True)
class ItemModel:
    """What a fitted model needs besides the vectors of its games; see `ItemModel` of the recommender's contract.

    `gram` is [factors, factors], `cold_map` [1 + encoder.dimension, factors].
    """

    version: str
    encoder: ModelVersion
    factors: int
    gram: NDArray[np.float32]
    confidence: float
    regularisation: float
    cold_map: NDArray[np.float32]
    history: HistoryWeights
    factor_weight: float
    popularity_weight: float
    interactions: int
    choices: FitChoices | None = None


@dataclass(frozen=True, slots=True)
class ItemVectors:
    """The fitted vectors of a game: `ItemVectors` of the recommender's contract."""

    game_id: str
    index: int
    factors: Sequence[float]
    column_games: Sequence[int]
    column_values: Sequence[float]
    popularity: float
    together_games: Sequence[int]
    together_players: Sequence[int]
    cold: bool


@dataclass(frozen=True, slots=True)
class Dials:
    """What a caller wants of a list: `diversity` 0 to 1, `popularity` -1 to 1; 0 is neutral."""

    diversity: float = 0.0
    popularity: float = 0.0


@dataclass(frozen=True, slots=True)
class RecommendationRequest:
    """What is asked for: lists of at most `limit` games. `text` and `wish` are what the words of a message say.

    A game must meet `wanted` and each of `also`. With `replays` the games are of what the player has played, as they
    are anyway when nothing else is left.
    """

    player_id: str
    limit: int
    wanted: GameFilter = NO_CONDITION
    also: tuple[GameFilter, ...] = ()
    wish: Wish = field(default_factory=Wish)
    text: str = ""
    dials: Dials = field(default_factory=Dials)
    replays: bool = False


class ReasonKind(Enum):
    """Why a game is recommended; the names are those of the protobuf enum without its prefix."""

    MATCHES_MESSAGE = 1
    SIMILAR_TO_LIKED = 2
    LIKED_BY_SIMILAR_PLAYERS = 3
    POPULAR = 4
    REPLAY = 5


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason and its share of the game's score, 0 to 1; `players` like both the game and the first related one."""

    kind: ReasonKind
    weight: float
    related_titles: tuple[str, ...] = ()
    players: int = 0


@dataclass(frozen=True, slots=True)
class ExplainedList:
    """What one list says of a game; `score` is None if the game is not on it."""

    kind: ReasonKind
    weight: float
    score: float | None
    standard_score: float
    contribution: float


@dataclass(frozen=True, slots=True)
class ExplainedLiking:
    """What a game of a player's history says of a game; see explanation.proto for the units."""

    game: Game
    weight: float
    column_value: float
    players: int
    content_similarity: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a game is, or is not, recommended to a player, without a message."""

    game: Game
    player_known: bool
    played: HistoryEntry | None
    position: int
    considered: int
    score: float
    lists: tuple[ExplainedList, ...]
    likings: tuple[ExplainedLiking, ...]
    item_model: str


@dataclass(frozen=True, slots=True)
class RecommendedGame:
    """A game, its score (comparable within one list) and the reasons, the strongest first."""

    game: Game
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Everything that is recommended to a player at once."""

    games: tuple[RecommendedGame, ...]
    history: tuple[HistoryEntry, ...]
    similar_games: tuple[RecommendedGame, ...]
    similar_players_games: tuple[RecommendedGame, ...]
    player_known: bool
    replays: bool
    catalogue_revision: str
