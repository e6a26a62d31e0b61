"""Backs a recommender up into a file, and restores one from it: games first, then players, interactions and events.

Both work while the services serve. A restore whose encoder is another than that of the backup embeds everything anew,
so that what was recorded outlives a change of encoders. Restoring again goes on where it was cut short.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from gamesrec.common.v1 import common_pb2, event_pb2
from gamesrec.recommender.v1 import recommender_pb2
from services.backup.archive import EVENTS, GAMES, INTERACTIONS, PLAYERS, Manifest, reading, writing
from services.backup.errors import BackupError
from services.backup.ports import Encoder, Store
from services.common.model_version import ModelVersion

# Told the member and how many of its records are done so far.
Progress = Callable[[str, int], None]

_RECORDS_AT_ONCE = 100
_INTERACTIONS_AT_ONCE = 500
T = TypeVar("T")


async def back_up(store: Store, path: Path, progress: Progress) -> Manifest:
    """Writes all that `store` holds to `path`, and returns what that is. Raises BackupError, ServiceError.

    What is written meanwhile may be in it or not, but never an interaction or an event without its game: those of games
    that a catalogue no longer has are counted as left out.
    """
    encoder = await store.encoder()
    with writing(path) as archive:
        ids = set()
        with archive.member(GAMES) as member:
            async for game in store.games():
                member.add(game)
                ids.add(game.game.game_id)
                progress(GAMES, member.records)
        with archive.member(PLAYERS) as member:
            async for player in store.players():
                member.add(player)
                progress(PLAYERS, member.records)
        with archive.member(INTERACTIONS) as member:
            async for plays in store.interactions():
                member.left_out += plays.left_out
                for interaction in plays.interactions:
                    member.add_if(interaction, interaction.game_id in ids)
                progress(INTERACTIONS, member.records)
        with archive.member(EVENTS) as member:
            async for told in store.events():
                member.left_out += told.left_out
                for event in told.events:
                    member.add_if(event, event.game_id in ids)
                progress(EVENTS, member.records)
        return archive.finish(encoder)


async def restore(store: Store, encoder: Encoder, path: Path, progress: Progress, *, merge: bool = False) -> Manifest:
    """Writes the backup at `path` to `store`, which must be empty without `merge`. Raises BackupError, ServiceError."""
    with reading(path) as archive:
        archive.check()
        version = await encoder.version()
        await _check_target(store, version, merge=merge)
        anew = version != archive.manifest.encoder
        done = 0
        for games in _batches(archive.read(GAMES, recommender_pb2.GameRecord), _RECORDS_AT_ONCE):
            await store.write_games(await _with_vectors_of(encoder, games) if anew else games, version)
            progress(GAMES, done := done + len(games))
        done = 0
        for players in _batches(archive.read(PLAYERS, recommender_pb2.PlayerRecord), _RECORDS_AT_ONCE):
            await store.write_players(await _players_with_vectors_of(encoder, players) if anew else players, version)
            progress(PLAYERS, done := done + len(players))
        done = 0
        for interactions in _batches(archive.read(INTERACTIONS, common_pb2.Interaction), _INTERACTIONS_AT_ONCE):
            await store.write_interactions(interactions)
            progress(INTERACTIONS, done := done + len(interactions))
        done = 0
        # A backup that an earlier version wrote has none. What of them counts is in the interactions already.
        told = archive.read(EVENTS, event_pb2.PlayerEvent) if EVENTS in archive.manifest.records else iter(())
        for events in _batches(told, _INTERACTIONS_AT_ONCE):
            await store.write_events(events)
            progress(EVENTS, done := done + len(events))
        return archive.manifest


async def _check_target(store: Store, version: ModelVersion, *, merge: bool) -> None:
    stored = await store.encoder()
    if stored is not None and stored != version:
        raise BackupError(
            f"the recommender holds vectors of {stored.name}, the embedder is {version.name}; restore into an empty "
            "data directory, or serve the encoder of the store"
        )
    if (games := await store.games_stored()) and not merge:
        raise BackupError(
            f"the recommender holds {games:,} games; restore into an empty data directory, or add --merge to replace "
            "what the backup has too and keep the rest"
        )


async def _with_vectors_of(
    encoder: Encoder, games: Sequence[recommender_pb2.GameRecord]
) -> list[recommender_pb2.GameRecord]:
    vectors = await encoder.game_vectors([each.game for each in games])
    return [
        recommender_pb2.GameRecord(game=each.game, content=vector) for each, vector in zip(games, vectors, strict=True)
    ]


async def _players_with_vectors_of(
    encoder: Encoder, players: Sequence[recommender_pb2.PlayerRecord]
) -> list[recommender_pb2.PlayerRecord]:
    vectors = await encoder.player_vectors([each.player for each in players])
    return [
        recommender_pb2.PlayerRecord(player=each.player, content=vector)
        for each, vector in zip(players, vectors, strict=True)
    ]


def _batches(records: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(records)
    while batch := list(islice(iterator, size)):
        yield batch
