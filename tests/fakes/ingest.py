"""Fakes of what an ingest needs of others: an encoder and a catalogue in memory, and a progress that tells nobody."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence

from services.common.errors import FailedPrecondition, InvalidArgument, ServiceError
from services.common.model_version import ModelVersion
from services.ingest.hidden_until import LoadPart, LoadState
from services.ingest.records import Game, Interaction, Player
from services.ingest.storing.ports import Acknowledged, Embedded, Embedding

FAKE_ENCODER = ModelVersion("fake/encoder", "0", 4)


class FakeEncoder:
    """Equal texts get equal vectors. `failures` are raised first, one a call."""

    def __init__(self, version: ModelVersion = FAKE_ENCODER, failures: Sequence[ServiceError] = ()) -> None:
        self._version = version
        self.failures = list(failures)
        self.batches: list[tuple[str, ...]] = []

    @property
    def texts(self) -> list[str]:
        """All that was embedded."""
        return [text for batch in self.batches for text in batch]

    async def version(self) -> ModelVersion:
        """The version it was made with."""
        return self._version

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """Vectors from a hash of the text."""
        if self.failures:
            raise self.failures.pop(0)
        self.batches.append(tuple(texts))
        digests = [hashlib.sha256(text.encode()).digest() for text in texts]
        return Embedded(
            [[byte / 255 + 0.01 for byte in digest[: self._version.dimension]] for digest in digests], self._version
        )


class FakeCatalogue:
    """Keeps what it is given. `failures` are raised by the next writing calls, one a call; None lets a call pass."""

    def __init__(self, failures: Sequence[ServiceError | None] = ()) -> None:
        self.failures = list(failures)
        self.games: dict[str, Game] = {}
        self.players: dict[str, Player] = {}
        self.interactions: dict[tuple[str, str], Interaction] = {}
        self.encoder: ModelVersion | None = None
        self.calls: list[str] = []

    async def titles(self) -> Mapping[str, str]:
        """Of the games that were upserted."""
        return {game.game_id: game.title for game in self.games.values()}

    async def begin_hidden(self, part: LoadPart) -> bool:
        """Hides nothing: it serves from the beginning."""
        return False

    async def end_hidden(self, part: LoadPart) -> LoadState:
        """It serves."""
        return LoadState(part.parts, serves=True)

    async def upsert_games(self, games: Sequence[tuple[Game, Embedding]], encoder: ModelVersion) -> None:
        """Keeps the games."""
        self._write("games", encoder)
        self.games.update({game.game_id: game for game, _ in games})

    async def upsert_players(self, players: Sequence[tuple[Player, Embedding]], encoder: ModelVersion) -> None:
        """Keeps the players."""
        self._write("players", encoder)
        self.players.update({player.player_id: player for player, _ in players})

    def holds(self, game: Game) -> bool:
        """Whether it is there just so."""
        return self.games.get(game.game_id) == game

    async def holds_player(self, player: Player) -> bool:
        """Whether it is there just so."""
        return self.players.get(player.player_id) == player

    async def record(self, batches: Iterable[Sequence[Interaction]]) -> AsyncGenerator[Acknowledged]:
        """Keeps the interactions, a batch at a time, if all the games of a batch are there."""
        for batch in batches:
            self._write("interactions", self.encoder)
            for index, interaction in enumerate(batch):
                if interaction.game_id not in self.games:
                    raise InvalidArgument.of_field(f"game_ids[{index}]", "no such game")
            told = {(entry.player_id, entry.game_id): entry for entry in batch}
            changed = sum(self.interactions.get(pair) != entry for pair, entry in told.items())
            self.interactions.update(told)
            yield Acknowledged(len(batch), changed)

    def _write(self, what: str, encoder: ModelVersion | None) -> None:
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure
        if self.encoder is not None and encoder != self.encoder:
            raise FailedPrecondition("vectors of two encoders do not meet", reason="MODEL_MISMATCH")
        self.encoder = encoder
        self.calls.append(what)


class SilentProgress:
    """Tells nobody."""

    def start(self, stage: str, total: int) -> None:
        """Does nothing."""

    def advance(self, steps: int) -> None:
        """Does nothing."""
