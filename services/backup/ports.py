"""States what backups need of the recommender and the embedder. Each call raises ServiceError when it fails."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from gamesrec.common.v1 import common_pb2, event_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.common.model_version import ModelVersion

Vector = Sequence[float]


class Store(Protocol):
    """The recommender. Writes may be repeated without harm."""

    async def encoder(self) -> ModelVersion | None:
        """Whose vectors it holds; None while it is empty."""
        ...

    async def games_stored(self) -> int:
        """How many games it holds."""
        ...

    def games(self) -> AsyncIterator[recommender_pb2.GameRecord]:
        """All games with their vectors."""
        ...

    def players(self) -> AsyncIterator[recommender_pb2.PlayerRecord]:
        """All players of whom something is stated."""
        ...

    def interactions(self) -> AsyncIterator[recommender_pb2.ExportInteractionsResponse]:
        """All interactions of games that are there, some at a time, and how many others are left out."""
        ...

    def events(self) -> AsyncIterator[recommender_pb2.ExportEventsResponse]:
        """All events of games that are there, some at a time, and how many others are left out."""
        ...

    async def write_games(self, games: Sequence[recommender_pb2.GameRecord], encoder: ModelVersion) -> None:
        """Adds or replaces games."""
        ...

    async def write_players(self, players: Sequence[recommender_pb2.PlayerRecord], encoder: ModelVersion) -> None:
        """Adds or replaces players."""
        ...

    async def write_interactions(self, interactions: Sequence[common_pb2.Interaction]) -> None:
        """Adds or replaces interactions of games that are there."""
        ...

    async def write_events(self, events: Sequence[event_pb2.PlayerEvent]) -> None:
        """Adds events of games that are there, those that are not there yet."""
        ...


class Reembeddable(Protocol):
    """The recommender, whose games and players get the vectors of another encoder."""

    async def begin(self, encoder: ModelVersion) -> recommender_pb2.BeginReembeddingResponse:
        """Begins these vectors beside those that serve, or goes on with them."""
        ...

    def unembedded(self, version: str) -> AsyncIterator[recommender_pb2.ExportUnembeddedResponse]:
        """The games and players that lack them."""
        ...

    async def write_reembedded(
        self,
        version: str,
        games: Sequence[recommender_pb2.GameRecord],
        players: Sequence[recommender_pb2.PlayerRecord],
    ) -> None:
        """Writes some of them."""
        ...

    async def serve(self, version: str) -> bool:
        """Lets them serve if none is missing; whether they do."""
        ...


class Encoder(Protocol):
    """The embedder."""

    async def version(self) -> ModelVersion:
        """Which encoder it is."""
        ...

    async def game_vectors(self, games: Sequence[common_pb2.Game]) -> Sequence[Vector]:
        """Embeds what describes the games, as an ingest does."""
        ...

    async def player_vectors(self, players: Sequence[common_pb2.Player]) -> Sequence[Vector]:
        """Embeds what is stated of the players, as an ingest does; empty where that is nothing."""
        ...
