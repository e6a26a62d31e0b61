"""States what storing needs of an encoder and a catalogue, as Protocols; clients.py has both over gRPC."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from services.common.model_version import ModelVersion
from services.ingest.hidden_until import LoadPart, LoadState
from services.ingest.records import Game, Interaction, Player

Embedding: TypeAlias = Sequence[float]


@dataclass(frozen=True, slots=True)
class Embedded:
    """One embedding for each text, in order, and the encoder that made them."""

    embeddings: Sequence[Embedding]
    encoder: ModelVersion


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """How many interactions of a batch are stored, and how many players and games were not stored just so before."""

    stored: int
    changed: int


class Encoder(Protocol):
    """Turns texts into vectors. Raises ServiceError."""

    async def version(self) -> ModelVersion:
        """Which encoder it is."""

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """Embeds the texts, none of which is blank, as passages."""


class Catalogue(Protocol):
    """Where games, players and interactions are kept. Each call may be repeated without harm. Raises ServiceError."""

    async def titles(self) -> Mapping[str, str]:
        """Title by id of the games that are there already, hidden ones too."""

    async def begin_hidden(self, part: LoadPart) -> bool:
        """Hides what an empty catalogue gets until the load ends; whether it is hidden."""

    async def end_hidden(self, part: LoadPart) -> LoadState:
        """Marks the part as stored; after the last one the catalogue serves."""

    async def upsert_games(self, games: Sequence[tuple[Game, Embedding]], encoder: ModelVersion) -> None:
        """Adds or replaces games."""

    async def upsert_players(self, players: Sequence[tuple[Player, Embedding]], encoder: ModelVersion) -> None:
        """Adds or replaces players; an empty embedding where a player's attributes give no text."""

    def holds(self, game: Game) -> bool:
        """Whether the game was stored just so when `titles` was asked."""

    async def holds_player(self, player: Player) -> bool:
        """Whether the player is stored just so, hidden or not."""

    def record(self, batches: Iterable[Sequence[Interaction]]) -> AsyncGenerator[Acknowledged]:
        """Adds interactions of games that are there, or joins them with what is known of the same player and game.

        Yields what became of each batch, in their order. After a failure the others may be recorded in another call.
        """
