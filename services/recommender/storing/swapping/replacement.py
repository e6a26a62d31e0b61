"""Fills another catalogue beside the one that serves, unseen, and then lets it serve instead, all of it at once.

Players and interactions are one for both. The swap is the write of one point, that of the encoder, which names the
versions of the collections, so it is atomic, survives a crash, and takes effect in the next request of every replica.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from services.common.errors import FailedPrecondition, InvalidArgument
from services.common.model_version import ModelVersion
from services.recommender.records import Game
from services.recommender.storing.catalogue import Catalogue, require_distinct, require_same
from services.recommender.storing.engines.vector_store import Collection, HasId, Point, Where, dense
from services.recommender.storing.engines.versioned_store import VersionedStore, Versions, version_name
from services.recommender.storing.schema import (
    CONTENT,
    GAMES,
    METADATA,
    REPLACEMENT_POINT,
    WORDS,
    game_point,
    games_collection,
    unit_vector,
    write_game,
)
from services.recommender.storing.swapping.filled_versions import begun_version, drop_unused, require_room
from services.recommender.storing.swapping.swap_marker import Hold
from services.recommender.storing.word_index import WordIndex


@dataclass(frozen=True, slots=True)
class Begun:
    """A catalogue that is being filled: its name, empty if there is nothing to replace, and some ids of its games."""

    version: str
    game_ids: Sequence[str] = ()


class Replacement:
    """The catalogue that is being filled, if one is."""

    def __init__(
        self,
        store: VersionedStore,
        catalogue: Catalogue,
        words: WordIndex,
        follow: Callable[[], Awaitable[None]],
    ) -> None:
        """`follow` has the fitted vectors match the catalogue that serves."""
        self._store = store
        self._catalogue = catalogue
        self._words = words
        self._follow = follow
        self._changing = asyncio.Lock()

    async def open(self, *, alone: bool) -> None:
        """Prepares the catalogue that was begun, if one was; call it once before anything else.

        `alone` says that no other process uses the store: then a swap that a crash cut short is ended here.
        """
        begun = await begun_version(self._store, REPLACEMENT_POINT)
        encoder = (await self._catalogue.stored()).encoder
        if not begun or encoder is None:
            return
        await self._store.plain.ensure(_of_version(encoder, begun))
        if alone and await self._serves(begun):
            await self._end(begun)

    async def begin(self, encoder: ModelVersion, key: str, games: int) -> AsyncIterator[Begun]:
        """Begins a catalogue of so many games, or goes on with it; tells which of them it has, some at a time.

        Nothing is begun where there is nothing to replace. Raises FailedPrecondition for another encoder or a full
        disk.
        """
        async with self._changing, self._catalogue.marker.held():
            version = await self._begin(encoder, key, games)
        yield Begun(version)
        if version:
            async for page in self._store.plain.pages(version_name(GAMES, version), fields=["game_id"]):
                yield Begun(version, [point.payload["game_id"] for point in page])

    async def _begin(self, encoder: ModelVersion, key: str, games: int) -> str:
        """The version; empty where there is nothing to replace."""
        state = await self._catalogue.stored()
        if state.encoder is None:
            return ""
        require_same(state.encoder, encoder)
        version = _version_of(key, state.versions.get(GAMES, ""))
        await drop_unused(self._store, state.versions, replacement=version)
        there = version_name(GAMES, version) in await self._store.collections()
        written = await self._store.plain.count(version_name(GAMES, version)) if there else 0
        free = self._store.free_bytes()
        require_room(free, max(0, games - written), encoder.dimension, "a catalogue beside the present one needs")
        await self._store.plain.ensure(_of_version(encoder, version))
        begun = Point(REPLACEMENT_POINT, {"version": version, "encoder": asdict(encoder)})
        await self._store.upsert(METADATA, [begun])
        return version

    async def write(
        self, version: str, games: Sequence[tuple[Game, Sequence[float]]], kept: Sequence[str] = ()
    ) -> None:
        """Writes games with their content vectors, and those that are kept as they are, into the catalogue.

        Raises InvalidArgument for a wrong vector or a game that cannot be kept, as there is none, FailedPrecondition
        if this catalogue was not begun or serves already.
        """
        require_distinct([game.game_id for game, _ in games], "games[{}].game.game_id")
        async with self._catalogue.gate.passing():
            await self._catalogue.settled()
            encoder, _ = await self._begun(version)
            points = [
                write_game(game, unit_vector(content, encoder, f"games[{index}].content"))
                for index, (game, content) in enumerate(games)
            ]
            points += await self._kept(kept)
            # The words first: a game that is there has its words.
            await self._words.follow(points, version_name(WORDS, version))
            await self._store.plain.upsert(version_name(GAMES, version), points)

    async def serve(self, version: str, games: int) -> int:
        """Lets the catalogue serve, which must have so many games; returns how many games of the other are gone.

        Writes of games and players wait meanwhile, those through other processes, too. Raises FailedPrecondition if it
        was not begun or has not so many games.
        """
        async with self._changing:
            async with self._catalogue.swapping() as hold:
                if not await self._serves(version):
                    await self._swap(version, games, hold)
            return await self._end(version)

    async def _swap(self, version: str, games: int, hold: Hold) -> None:
        encoder, versions = await self._begun(version)
        written = await self._store.plain.count(version_name(GAMES, version))
        if written != games:
            raise FailedPrecondition(
                f"the catalogue that was begun has {written} of {games} games; write the others, then let it serve",
                reason="REPLACEMENT_INCOMPLETE",
            )
        before = {point.id for point in await self._store.scan(GAMES, fields=[])}
        coming = {point.id for point in await self._store.plain.scan(version_name(GAMES, version), fields=[])}
        told = {"version": version, "encoder": asdict(encoder), "removed": len(before - coming)}
        await self._store.upsert(METADATA, [Point(REPLACEMENT_POINT, told)])
        await self._store.flush()
        await hold.confirm()
        await self._catalogue.serve(encoder, {**versions, GAMES: version, WORDS: version})

    async def _end(self, version: str) -> int:
        """What follows a swap, and may be repeated; how many games are gone."""
        await self._follow()
        found = (await self._store.retrieve(METADATA, [REPLACEMENT_POINT])).get(REPLACEMENT_POINT)
        if found is None or found.payload["version"] != version:
            return 0
        await self._store.delete(METADATA, Where(must=(HasId([REPLACEMENT_POINT]),)))
        return int(found.payload.get("removed", 0))

    async def _serves(self, version: str) -> bool:
        return (await self._catalogue.state()).versions.get(GAMES) == version

    async def _begun(self, version: str) -> tuple[ModelVersion, Versions]:
        """The encoder of the catalogue that was begun, and the versions in force. Raises FailedPrecondition."""
        if await self._serves(version):
            raise FailedPrecondition("this catalogue serves already", reason="ALREADY_SERVING")
        found = (await self._store.retrieve(METADATA, [REPLACEMENT_POINT])).get(REPLACEMENT_POINT)
        if found is None or found.payload["version"] != version:
            raise FailedPrecondition(
                "this catalogue was not begun, or another one was begun since; begin again", reason="VERSION_NOT_BEGUN"
            )
        encoder, state = ModelVersion(**found.payload["encoder"]), await self._catalogue.stored()
        require_same(state.encoder, encoder)
        return encoder, state.versions

    async def _kept(self, game_ids: Sequence[str]) -> list[Point]:
        """The points of these games in the catalogue that serves. Raises InvalidArgument."""
        found = await self._store.retrieve(GAMES, list(map(game_point, game_ids)), vector=CONTENT) if game_ids else {}
        for index, game_id in enumerate(game_ids):
            if game_point(game_id) not in found:
                raise InvalidArgument.of_field(f"kept_game_ids[{index}]", "is not a game of the catalogue")
        return [
            Point(point, stored.payload, {CONTENT: vector})
            for point, stored in found.items()
            if (vector := dense(stored.vector)) is not None
        ]


def _version_of(key: str, serving: str) -> str:
    """The name of a catalogue, that of no other: what replaces another has a name of its own each time."""
    told = f"{serving}\0{key}"
    return f"r{sha256(told.encode()).hexdigest()[:12]}"


def _of_version(encoder: ModelVersion, version: str) -> Collection:
    made = games_collection(encoder)
    return replace(made, name=version_name(made.name, version))
