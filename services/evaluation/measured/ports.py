"""What an evaluation needs of a recommender that it measures, as Protocols; clients.py has them over grpc."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from services.ingest.storing.ports import Catalogue

# The lists of one answer, the blend first.
LISTS = ("games", "similar_games", "similar_players_games")


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a recommender holds."""

    games: int
    interactions: int


@dataclass(frozen=True, slots=True)
class FitReport:
    """What a fit has made: its settings, and figures such as seconds and megabytes; empty where nothing is fitted."""

    version: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)


class MeasuredRecommender(Protocol):
    """A recommender of the evaluation's own, which is filled with what may be known and then asked."""

    @property
    def catalogue(self) -> Catalogue:
        """Where games, players and interactions are stored."""

    async def counts(self) -> Counts:
        """What is stored."""

    async def fit(self) -> FitReport:
        """Fits its model on what is stored and lets it serve. Raises GamesrecError."""

    async def recommend(self, player_id: str, limit: int) -> Mapping[str, Sequence[str]]:
        """The game ids of each list of an answer, by the names of `LISTS`, the best first. Raises ServiceError."""
