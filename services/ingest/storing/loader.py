"""Embeds a dataset and stores it, games first, then players, then interactions.

Each step may be repeated, so an ingest that was killed is simply run again. It goes on with what is not stored: games
that are there just so are not embedded again, and players and interactions are taken up where the journal says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

from services.common.model_version import ModelVersion
from services.ingest.errors import IngestError
from services.ingest.hidden_until import LoadPart, LoadState
from services.ingest.progress import Progress
from services.ingest.records import Dataset, Interaction, Player
from services.ingest.storing.batching import Described, batches, batches_of_texts, in_flight
from services.ingest.storing.descriptions import describe_game, describe_player
from services.ingest.storing.journal import Journal
from services.ingest.storing.ports import Catalogue, Embedding, Encoder
from services.ingest.storing.resuming import INTERACTIONS, PLAYERS, stored_interactions, stored_players
from services.ingest.storing.retrying import DEFAULT_RETRIES, RetryPolicy, with_retries

T = TypeVar("T")

GAMES = "games"
RECORD_BATCH = 500
INTERACTION_BATCH = 2000


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How much of a dataset is stored now, be it by this load or an earlier one.

    `players` are all those that have attributes or interactions. `written_games` and `written_players` are those that
    this load described: not the games of which only a name is known and that were there already, nor the players that
    are known by their interactions alone. `interacting_players` and `played_games` are those that
    the interactions are of.
    """

    games: int
    players: int
    interactions: int
    written_games: int
    written_players: int
    interacting_players: int
    played_games: int


class Loader:
    """Loads datasets through an encoder into a catalogue. The names are for messages to the operator."""

    def __init__(
        self,
        encoder: Encoder,
        catalogue: Catalogue,
        *,
        encoder_name: str = "the embedder",
        catalogue_name: str = "the recommender",
        retries: RetryPolicy = DEFAULT_RETRIES,
    ) -> None:
        self._encoder = encoder
        self._catalogue = catalogue
        self._encoder_name = encoder_name
        self._catalogue_name = catalogue_name
        self._retries = retries

    async def titles(self) -> Mapping[str, str]:
        """Title by id of the games that are there. IngestError when either service does not answer."""
        await self._version()
        return await with_retries(self._catalogue.titles, service=self._catalogue_name, pauses=self._retries.first)

    async def begin_hidden(self, part: LoadPart) -> bool:
        """Hides what an empty catalogue gets; whether it is hidden. IngestError when that cannot be told."""
        return await self._retried(partial(self._catalogue.begin_hidden, part))

    async def end_hidden(self, part: LoadPart) -> LoadState:
        """The part is stored; after the last one the catalogue serves. IngestError when that cannot be told."""
        return await self._retried(partial(self._catalogue.end_hidden, part))

    async def load(
        self,
        dataset: Dataset,
        progress: Progress,
        there: Mapping[str, str] | None = None,
        journal: Journal | None = None,
    ) -> LoadReport:
        """Stores all of the dataset. IngestError when a service fails for good; what is stored by then stays.

        `there` are the titles that were asked for just before, if they were. What `journal` counts as stored of this
        very dataset is passed over.
        """
        journal = journal or Journal()
        version = await self._version()
        there = await self.titles() if there is None else there
        # Of a game that only its id is known of, the catalogue may know more.
        games = [
            Described(game, describe_game(game))
            for game in dataset.games
            if game.described or game.game_id not in there
        ]
        # One is written in any case: an encoder that the stored vectors are not of is refused then.
        missing = [item for place, item in enumerate(games) if not (place and self._catalogue.holds(item.record))]
        players = [
            Described(player, describe_player(player))
            for player in sorted(dataset.players, key=lambda player: player.player_id)
        ]
        if games:
            progress.start(GAMES, len(games))
            progress.advance(len(games) - len(missing))
            await self._load_described(missing, self._catalogue.upsert_games, version, progress.advance)
        if players:
            await self._load_players(players, version, progress, journal)
        if len(dataset.interactions):
            await self._record(dataset.interactions, progress, journal)
        known, playing, played = dataset.known_players, dataset.interacting_players, dataset.played_games
        if known is None or playing is None or played is None:
            of_players = {interaction.player_id for interaction in dataset.interactions}
            playing, played = len(of_players), len({interaction.game_id for interaction in dataset.interactions})
            known = len(of_players.union(player.player_id for player in dataset.players))
        return LoadReport(
            games=len(dataset.games),
            players=known,
            interactions=len(dataset.interactions),
            written_games=len(games),
            written_players=len(players),
            interacting_players=playing,
            played_games=played,
        )

    async def _load_players(
        self, players: Sequence[Described[Player]], version: ModelVersion, progress: Progress, journal: Journal
    ) -> None:
        """Embeds and stores those that the journal does not count as stored, or all if it is wrong."""
        stored = await stored_players([each.record for each in players], journal, self._catalogue, self._retried)
        progress.start(PLAYERS, len(players))
        progress.advance(stored)

        def advance(count: int) -> None:
            nonlocal stored
            stored += count
            progress.advance(count)
            journal.reached(PLAYERS, stored)

        await self._load_described(players[stored:], self._catalogue.upsert_players, version, advance)
        journal.reached(PLAYERS, len(players), at_once=True)

    async def _record(self, interactions: Sequence[Interaction], progress: Progress, journal: Journal) -> None:
        """Streams the interactions; a stream that breaks off goes on behind what is stored."""
        stored = await stored_interactions(interactions, journal, self._catalogue, self._retried, INTERACTION_BATCH)

        async def stream() -> None:
            nonlocal stored
            left = islice(interactions, stored, None)
            async with aclosing(self._catalogue.record(batches(left, INTERACTION_BATCH))) as counts:
                async for acknowledged in counts:
                    stored += acknowledged.stored
                    progress.advance(acknowledged.stored)
                    journal.reached(INTERACTIONS, stored)

        progress.start(INTERACTIONS, len(interactions))
        progress.advance(stored)
        await with_retries(stream, service=self._catalogue_name, pauses=self._retries.pauses, achieved=lambda: stored)

    async def _version(self) -> ModelVersion:
        return await with_retries(self._encoder.version, service=self._encoder_name, pauses=self._retries.first)

    async def _load_described(
        self,
        described: Sequence[Described[T]],
        upsert: Callable[[Sequence[tuple[T, Embedding]], ModelVersion], Awaitable[None]],
        version: ModelVersion,
        advance: Callable[[int], None],
    ) -> None:
        """Embeds and stores batch by batch, the next one being embedded meanwhile; `advance` is told of each.

        Equal texts are embedded once. In memory are the vectors of repeated texts and of the batches under way.
        """
        uses = Counter(item.text for item in described)
        calls = (((batch, texts), partial(self._embed, texts, version)) for batch, texts in batches_of_texts(described))
        kept: dict[str, Embedding] = {"": ()}
        async with aclosing(in_flight(calls)) as answers:
            async for (batch, texts), embeddings in answers:
                kept.update(zip(texts, embeddings, strict=True))
                for part in batches([(item.record, kept[item.text]) for item in batch], RECORD_BATCH):
                    await self._retried(partial(upsert, part, version))
                    advance(len(part))
                for text in texts:
                    if uses[text] == 1:
                        del kept[text]

    async def _embed(self, texts: Sequence[str], version: ModelVersion) -> Sequence[Embedding]:
        if not texts:
            return ()
        answer = await with_retries(
            partial(self._encoder.embed, texts), service=self._encoder_name, pauses=self._retries.pauses
        )
        if answer.encoder != version:
            raise IngestError(
                f"{self._encoder_name} changed its model from {version.name} to {answer.encoder.name} on the way; "
                "run the same command again"
            )
        return answer.embeddings

    async def _retried(self, call: Callable[[], Awaitable[T]]) -> T:
        """The result of a call of the catalogue."""
        return await with_retries(call, service=self._catalogue_name, pauses=self._retries.pauses)
