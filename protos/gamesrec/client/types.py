"""What the client takes and gives, as frozen dataclasses. Enums of the contract are their names in small letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

EventKind = Literal["impression", "click", "like", "dislike", "play", "not_interested"]


@dataclass(frozen=True, slots=True)
class Game:
    """A game of the catalogue. What is unknown is None or empty."""

    game_id: str
    title: str
    year: int | None = None
    developer: str = ""
    genres: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    modes: tuple[str, ...] = ()
    min_players: int | None = None
    max_players: int | None = None
    max_couch_players: int | None = None
    minimum_age: int | None = None
    content_descriptors: tuple[str, ...] = ()
    typical_hours: float | None = None
    endless: bool = False
    price_model: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a game is recommended, such as kind "similar_to_liked"; `weight` is its share, 0 to 1.

    `players` like both the game and the first of `related_titles`; 0 if that is not known.
    """

    kind: str
    weight: float
    related_titles: tuple[str, ...] = ()
    players: int = 0


@dataclass(frozen=True, slots=True)
class RecommendedGame:
    """A game, its score (comparable within one list), and the reasons, the strongest first."""

    game: Game
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A game that the player has played; `rating` is 0 to 5 or None."""

    game: Game
    rating: float | None
    occurred_at: datetime | None


@dataclass(frozen=True, slots=True)
class Degradation:
    """A part of an answer that is poorer than it should be, such as "llm_gateway", "call_failed", "template_text"."""

    component: str
    reason: str
    fallback: str
    error_reason: str = ""


@dataclass(frozen=True, slots=True)
class Recommendations:
    """What is recommended; the first event of a chat."""

    games: tuple[RecommendedGame, ...]
    history: tuple[HistoryEntry, ...] = ()
    similar_games: tuple[RecommendedGame, ...] = ()
    similar_players_games: tuple[RecommendedGame, ...] = ()
    games_in_question: tuple[Game, ...] = ()
    player_known: bool = False
    replays: bool = False
    intent: str = ""
    understood: tuple[str, ...] = ()
    degradations: tuple[Degradation, ...] = ()
    experiment_bucket: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Some more of the text of an answer."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerSummary:
    """How an answer came about; the last event of a chat. `timings` are seconds by stage.

    `state` is the conversation so far, to be sent with the next message; a conversation of the client does so.
    `request_id` is the id of the answer for events.
    """

    request_id: str
    text_source: str
    finish_reason: str
    language: str
    named_game_ids: tuple[str, ...]
    degradations: tuple[Degradation, ...]
    timings: Mapping[str, float]
    language_model: str
    model_tokens: int
    experiment_bucket: str
    state: bytes


@dataclass(frozen=True, slots=True)
class GameFilter:
    """Conditions that games must meet; each list matches by any of its entries, ignoring case."""

    genres: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    min_year: int | None = None
    max_year: int | None = None
    exclude_game_ids: tuple[str, ...] = ()
    players: int | None = None
    couch_players: int | None = None
    age: int | None = None
    min_hours: float | None = None
    max_hours: float | None = None
    exclude_developers: tuple[str, ...] = ()
    offline: bool = False
    developers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interaction:
    """A player played a game; `rating` is 0 to 5 or None, `occurred_at` None means now."""

    player_id: str
    game_id: str
    rating: float | None = None
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlayerEvent:
    """A player did something with a game that was shown to them in the answer `answer_id`, at place `position`."""

    player_id: str
    game_id: str
    kind: EventKind
    event_id: str
    occurred_at: datetime | None = None
    answer_id: str = ""
    position: int = 0
    experiment_bucket: str = ""


@dataclass(frozen=True, slots=True)
class Player:
    """What is known of a player: stated attributes, the latest games, and how many interactions there are in all."""

    player_id: str
    attributes: Mapping[str, str]
    history: tuple[HistoryEntry, ...]
    interaction_count: int


@dataclass(frozen=True, slots=True)
class GamePage:
    """A page of the catalogue; `next_page_token` is empty on the last."""

    games: tuple[Game, ...]
    next_page_token: str
    catalogue_revision: str


@dataclass(frozen=True, slots=True)
class ExplainedList:
    """What one source says of a game; see explanation.proto for the units. `score` is None if the game is not on it."""

    kind: str
    weight: float
    score: float | None
    standard_score: float
    contribution: float


@dataclass(frozen=True, slots=True)
class ExplainedLiking:
    """What a game of the player's history says of a game; `players` like both."""

    game_id: str
    title: str
    weight: float
    column_value: float
    players: int
    content_similarity: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a game is, or is not, recommended: its place among those considered, and what adds up to its score."""

    game: Game
    player_known: bool
    played: HistoryEntry | None
    position: int
    considered: int
    score: float
    lists: tuple[ExplainedList, ...]
    likings: tuple[ExplainedLiking, ...]
    item_model: str
