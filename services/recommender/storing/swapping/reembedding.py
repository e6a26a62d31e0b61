"""Gives games and players the vectors of another encoder: fills a version beside the one that serves, then swaps them.

Interactions have no vectors and stay as they are. The swap is the write of one point, that of the encoder, so it is
atomic, survives a crash, and takes effect in the next request of every replica. What changes in the catalogue while a
version is filled is found by comparing both, so nothing need be told of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import Any

from services.common.errors import FailedPrecondition
from services.common.model_version import ModelVersion
from services.recommender.records import Game, Player
from services.recommender.storing.catalogue import Catalogue, CatalogueState
from services.recommender.storing.engines.vector_store import Collection, HasId, Payload, Point, Where
from services.recommender.storing.engines.versioned_store import VersionedStore, version_name
from services.recommender.storing.schema import (
    GAMES,
    METADATA,
    PLAYERS,
    REEMBEDDING_POINT,
    games_collection,
    players_collection,
    read_game,
    read_player,
    unit_vector,
    write_game,
    write_player,
)
from services.recommender.storing.swapping.filled_versions import begun_version, drop_unused, require_room

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Fill:
    """How far a version is: its name, and how many games and players there are in all and in it."""

    version: str
    games: int
    games_written: int
    players: int
    players_written: int


@dataclass(frozen=True, slots=True)
class Unembedded:
    """Some of the games and players that a version lacks, or has as they were before they changed."""

    games: Sequence[Game] = ()
    players: Sequence[Player] = ()


class Reembedding:
    """The version that is being filled."""

    def __init__(self, store: VersionedStore, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        # What is begun and what serves must not change under each other: each drops or overwrites collections.
        self._changing = asyncio.Lock()

    async def open(self, *, alone: bool) -> None:
        """Prepares the version that was begun, if one was; call it once before anything else.

        `alone` says that no other process uses the store: then nobody needs the versions before that which serves.
        """
        state = await self._catalogue.state()
        if alone:
            await drop_unused(self._store, state.versions)
        begun = await begun_version(self._store, REEMBEDDING_POINT)
        if begun and begun != state.versions.get(PLAYERS):
            await self._encoder(begun)

    async def begin(self, encoder: ModelVersion) -> Fill:
        """Begins a version for the vectors of `encoder`, or goes on with it; versions of others are removed.

        Raises FailedPrecondition if this encoder serves already, nothing is stored, or the disk has no room.
        """
        async with self._changing, self._catalogue.marker.held():
            state = await self._catalogue.state()
            if state.encoder is None:
                raise FailedPrecondition("nothing is stored that could be embedded; ingest", reason="CATALOGUE_EMPTY")
            if state.encoder == encoder:
                raise FailedPrecondition("the stored vectors are this encoder's already", reason="ALREADY_SERVING")
            version = _version_of(encoder)
            await drop_unused(self._store, state.versions, reembedding=version)
            await self._require_room(encoder, version)
            for made in (games_collection(encoder), players_collection(encoder)):
                await self._store.plain.ensure(_of_version(made, version))
            told = {"version": version, "encoder": asdict(encoder)}
            await self._store.upsert(METADATA, [Point(REEMBEDDING_POINT, told)])
            return Fill(version, *[count for name in (GAMES, PLAYERS) for count in await self._counts(name, version)])

    async def unembedded(self, version: str) -> AsyncIterator[Unembedded]:
        """All that is missing in the version, some at a time. Raises FailedPrecondition if it was not begun."""
        await self._encoder(version)
        await self._catalogue.state()
        async for payloads in self._different(GAMES, version, read_game):
            yield Unembedded(games=[read_game(each) for each in payloads])
        async for payloads in self._different(PLAYERS, version, read_player):
            yield Unembedded(players=[read_player(each) for each in payloads])

    async def write(
        self,
        version: str,
        games: Sequence[tuple[Game, Sequence[float]]],
        players: Sequence[tuple[Player, Sequence[float]]],
    ) -> None:
        """Writes games and players, as they were embedded, into the version that was begun; repeating does no harm.

        Raises InvalidArgument for vectors of the wrong size, FailedPrecondition if the version was not begun or serves
        already.
        """
        encoder = await self._encoder(version)
        points = [
            write_game(game, unit_vector(content, encoder, f"games[{index}].content"))
            for index, (game, content) in enumerate(games)
        ]
        people = [
            write_player(player, unit_vector(content, encoder, f"players[{index}].content") if content else None)
            for index, (player, content) in enumerate(players)
        ]
        # It passes the gate so that the version cannot begin to serve in between.
        async with self._catalogue.gate.passing():
            if _serves(version, await self._catalogue.settled()):
                raise FailedPrecondition(
                    "these vectors serve already and may have changed since; write games and players instead",
                    reason="ALREADY_SERVING",
                )
            for collection, written in ((GAMES, points), (PLAYERS, people)):
                if written:
                    await self._store.plain.upsert(version_name(collection, version), written)

    async def serve(self, version: str) -> bool:
        """Lets the version serve if it lacks nothing; whether it serves now. Repeating it does no harm.

        Writes of games and players wait meanwhile, those through other processes, too. Raises FailedPrecondition if the
        version was not begun.
        """
        async with self._changing, self._catalogue.swapping() as hold:
            state = await self._catalogue.state()
            if _serves(version, state):
                return True
            encoder = await self._encoder(version)
            for collection, read in ((GAMES, read_game), (PLAYERS, read_player)):
                async for _ in self._different(collection, version, read):
                    return False
                await self._forget_what_is_gone(collection, version)
            await self._store.flush()
            await hold.confirm()
            # Words are the same whichever encoder the vectors are of.
            await self._catalogue.serve(encoder, {**state.versions, GAMES: version, PLAYERS: version})
        return True

    async def _different(
        self, collection: str, version: str, read: Callable[[Payload], Any]
    ) -> AsyncIterator[list[Payload]]:
        """Payloads of the version that serves which the other lacks or has differently, some at a time."""
        other = version_name(collection, version)
        async for page in self._store.pages(collection):
            points = iter(page)
            while batch := list(islice(points, _PAGE)):
                there = await self._store.plain.retrieve(other, [point.id for point in batch])
                found = [
                    point.payload
                    for point in batch
                    if point.id not in there or read(there[point.id].payload) != read(point.payload)
                ]
                if found:
                    yield found

    async def _forget_what_is_gone(self, collection: str, version: str) -> None:
        other = version_name(collection, version)
        serving = {point.id for point in await self._store.scan(collection, fields=[])}
        gone = [point.id for point in await self._store.plain.scan(other, fields=[]) if point.id not in serving]
        if gone:
            await self._store.plain.delete(other, Where(must=(HasId(gone),)))

    async def _encoder(self, version: str) -> ModelVersion:
        found = (await self._store.retrieve(METADATA, [REEMBEDDING_POINT])).get(REEMBEDDING_POINT)
        if found is None or found.payload["version"] != version:
            raise FailedPrecondition(
                "these vectors were not begun, or others were begun since; begin again", reason="VERSION_NOT_BEGUN"
            )
        encoder = ModelVersion(**found.payload["encoder"])
        for made in (games_collection(encoder), players_collection(encoder)):
            await self._store.plain.ensure(_of_version(made, version))
        return encoder

    async def _counts(self, collection: str, version: str) -> tuple[int, int]:
        return await self._store.count(collection), await self._store.plain.count(version_name(collection, version))

    async def _require_room(self, encoder: ModelVersion, version: str) -> None:
        """For what is not in the version yet. Raises FailedPrecondition."""
        free = self._store.free_bytes()
        begun = await self._store.plain.collections()
        missing = 0
        for collection in (GAMES, PLAYERS):
            if version_name(collection, version) in begun:
                stored, written = await self._counts(collection, version)
                missing += max(0, stored - written)
            else:
                missing += await self._store.count(collection)
        require_room(free, missing, encoder.dimension, "vectors of another encoder need")


def _serves(version: str, state: CatalogueState) -> bool:
    # Players tell: a catalogue that replaced this one has games of its own, with vectors of the same encoder.
    return state.versions.get(PLAYERS) == version


def _version_of(encoder: ModelVersion) -> str:
    """A name that each encoder has for itself."""
    told = f"{encoder.name}\0{encoder.revision}\0{encoder.dimension}"
    return f"e{sha256(told.encode()).hexdigest()[:12]}"


def _of_version(collection: Collection, version: str) -> Collection:
    return replace(collection, name=version_name(collection.name, version))
