"""What a fit asks of the recommender, as Protocols; clients.py has them over grpc."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from services.common.model_version import ModelVersion
from services.fit.records import Choices, Fitted, Floats


@dataclass(frozen=True, slots=True)
class ExportedGames:
    """Some games: ids, and contents of length 1."""

    ids: Sequence[str]
    content: Sequence[Floats]
    encoder: ModelVersion


@dataclass(frozen=True, slots=True)
class ExportedInteractions:
    """Some interactions, entry by entry; a rating is NaN where there is none, a time in seconds since 1970."""

    players: Sequence[str]
    games: Sequence[str]
    ratings: Sequence[float]
    times: Sequence[float]


@dataclass(frozen=True, slots=True)
class ServingModel:
    """The model that serves: its version, empty if none does, and what its fit chose if that is known."""

    version: str = ""
    choices: Choices | None = None


class ItemModels(Protocol):
    """The recommender as a fit sees it. Raises ServiceError."""

    async def counts(self) -> tuple[int, int]:
        """How many games and how many interactions there are."""

    def games(self) -> AsyncIterator[ExportedGames]:
        """All games, some at a time."""

    def interactions(self) -> AsyncIterator[ExportedInteractions]:
        """All interactions, some at a time."""

    async def serving(self) -> ServingModel:
        """The model that serves."""

    async def begin(self, version: str, fitted: Fitted, encoder: ModelVersion) -> int:
        """Begins a version or goes on with it; how many games it has already."""

    async def write(self, version: str, fitted: Fitted, game_ids: Sequence[str], games: range) -> None:
        """Writes the vectors of the games with these numbers."""

    async def serve(self, version: str) -> int:
        """Lets the version serve; how many games it has."""
