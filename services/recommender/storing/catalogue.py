"""The games: storing, finding, listing and searching them, and the two facts kept about all of them together.

Those facts are points of the collection `metadata`: which encoder made the vectors (claimed once, by the first
upsert; without that point the catalogue is seen as empty), and the catalogue's revision (a fresh random value for each
change, so that replicas need no counter). While a change is under way, or was cut short by a crash, every read sees a
revision of its own, which equals no other; one that was cut short ends when somebody reads the state a minute later.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from bisect import bisect_right
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from itertools import islice
from uuid import uuid4

import numpy as np

from services.common.errors import FailedPrecondition, InvalidArgument, NotFound, ResourceExhausted
from services.common.model_version import ModelVersion
from services.recommender.records import Game
from services.recommender.retrieving.taste import Vector
from services.recommender.storing.editions import Edition
from services.recommender.storing.engines.vector_store import EVERYTHING, Point, StoredPoint, VectorStore, damaged
from services.recommender.storing.engines.versioned_store import Versions, version_name
from services.recommender.storing.page_tokens import page_token_after, read_page_token
from services.recommender.storing.readable import record_of, records_of, retrieve_readable, scan_readable
from services.recommender.storing.schema import (
    CONTENT,
    ENCODER_POINT,
    GAMES,
    HIDDEN_ENCODER_POINT,
    LOAD_POINT,
    METADATA,
    METADATA_COLLECTION,
    REPLACEMENT_POINT,
    SWAP_POINT,
    game_point,
    games_collection,
    metadata_point,
    players_collection,
    read_encoder,
    read_game,
    read_game_edition,
    unit_vector,
    write_encoder,
    write_game,
)
from services.recommender.storing.swapping.gate import Gate
from services.recommender.storing.swapping.swap_marker import SECONDS_BETWEEN_LOOKS, Hold, SwapMarker

DEFAULT_PAGE = 500
# About 4 KB each.
_MOST_RECORDS = 10_000
_MOST_EDITIONS = 200_000
_MOST_THERE = 200_000
# Longer than any change takes. Ending one too early does no harm: its own end sets another revision.
_SECONDS_OF_A_CHANGE = 60.0
_REVISION = metadata_point("revision")


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """The encoder of the stored vectors, None while nothing is stored, and the revision of the catalogue.

    `versions` are those of the collections in force; nobody is to see what is `hidden`. `swapping` says that a process
    is about to change them.
    """

    encoder: ModelVersion | None
    revision: str
    versions: Versions = field(default_factory=dict)
    hidden: bool = False
    swapping: bool = False


@dataclass(frozen=True, slots=True)
class GameRecord:
    """A game and its content vector, of length 1."""

    game: Game
    content: Vector


class Catalogue:
    """The games in a vector store."""

    def __init__(
        self,
        store: VectorStore,
        follow: Callable[[Sequence[Point]], Awaitable[None]] | None = None,
        use: Callable[[Versions], None] = lambda _: None,
    ) -> None:
        """`follow` is told of all games that have been written, `use` which versions of collections are in force."""
        self._store = store
        self._use = use
        # Games and players are written while they pass; whoever lets other vectors serve closes it, and tells the
        # writers of other processes by the marker.
        self.gate = Gate()
        self.marker = SwapMarker(store)
        self._follow = follow
        # What was read at one revision. An equal revision is an equal catalogue, whichever replica changes it.
        # The ids are sorted: the store pages by point id, callers page by game id.
        self._revision = ""
        self._records: dict[str, GameRecord] = {}
        self._ids: list[str] | None = None
        self._editions: dict[str, Edition] = {}
        # Point ids of games that are there and, at one revision, of such that are not.
        self._there: set[str] = set()
        self._gone: set[str] = set()
        self._games_version = ""

    async def open(self, *, alone: bool) -> None:
        """Prepares the metadata; call it once before anything else.

        `alone` says that no other process changes the store: then a change or a swap under way is one that a crash cut
        short, and ends here, so that readers may keep what they read again and writers need not wait.
        """
        await self._store.ensure(METADATA_COLLECTION)
        found = await self._store.retrieve(METADATA, [_REVISION, SWAP_POINT])
        if alone and _REVISION in found and not found[_REVISION].payload["revision"]:
            await self._set_revision(uuid4().hex)
        if alone and SWAP_POINT in found:
            await self.marker.remove()
        await self.state()

    async def state(self) -> CatalogueState:
        """What is to be seen now. If anything is, the collections of games and players exist."""
        return await self._state_by(ENCODER_POINT)

    async def stored(self) -> CatalogueState:
        """The same of what is stored, be it hidden or to be seen: what a write has to go by."""
        return await self._state_by(ENCODER_POINT, HIDDEN_ENCODER_POINT)

    async def _state_by(self, *encoders: str) -> CatalogueState:
        """The state by the first of these points that is there."""
        asked_at = time.monotonic()
        found = await self._store.retrieve(METADATA, [*encoders, _REVISION, SWAP_POINT])
        swapping = await self.marker.stands(found.get(SWAP_POINT), asked_at)
        revision = await self._revision_of(found[_REVISION]) if _REVISION in found else ""
        by = next((point for point in encoders if point in found), None)
        if by is None:
            return CatalogueState(None, revision, swapping=swapping)
        encoder, versions = read_encoder(found[by].payload)
        self._use(versions)
        if versions.get(GAMES, "") != self._games_version:
            # The only way in which a game ever goes.
            self._games_version = versions.get(GAMES, "")
            self._there = set()
        # The claim comes before the collections: whoever claimed may have died in between.
        await self._store.ensure(games_collection(encoder))
        await self._store.ensure(players_collection(encoder))
        return CatalogueState(encoder, revision, versions, by == HIDDEN_ENCODER_POINT, swapping)

    async def settled(self) -> CatalogueState:
        """What is stored, once no process is about to change what serves: what a write may begin by."""
        while True:
            state = await self.stored()
            if not state.swapping:
                return state
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    @asynccontextmanager
    async def swapping(self) -> AsyncIterator[Hold]:
        """Has the writers of games and players, those of other processes, too, wait while this block lets others serve.

        Whoever does confirms the hold just before.
        """
        async with self.gate.closed(), self.marker.held() as hold:
            yield hold

    async def serve(self, encoder: ModelVersion, versions: Versions) -> None:
        """Makes `encoder` the one of all vectors, and these versions of the collections those that are in force."""
        await self._set_revision("")
        await self._store.upsert(METADATA, [write_encoder(encoder, versions)])
        await self._set_revision(uuid4().hex)
        await self._store.flush()
        await self.state()

    async def reveal(self) -> bool:
        """Lets all that is hidden be seen from now on; whether there is anything."""
        state = await self.stored()
        if state.encoder is not None and state.hidden:
            await self.serve(state.encoder, state.versions)
        return state.encoder is not None

    async def claim(self, encoder: ModelVersion) -> CatalogueState:
        """Makes `encoder` the one of all vectors, or raises FailedPrecondition if another one is."""
        state = await self.settled()
        if state.encoder is None:
            hidden = LOAD_POINT in await self._store.retrieve(METADATA, [LOAD_POINT], payload=False)
            await self._store.insert_if_absent(METADATA, write_encoder(encoder, hidden=hidden))
            state = await self.settled()
        require_same(state.encoder, encoder)
        return state

    async def write_what_serves(self, encoder: ModelVersion, write: Callable[[], Awaitable[None]]) -> None:
        """Has `write` write games or players with vectors of `encoder` into what serves when it has ended.

        So it may be called more than once. Raises FailedPrecondition if the encoder of all vectors is another one.
        """
        async with self.gate.passing():
            while True:
                before = await self.claim(encoder)
                await write()
                after = await self.stored()
                if not after.swapping and after.versions == before.versions:
                    return

    async def upsert(self, games: Sequence[tuple[Game, Sequence[float]]], encoder: ModelVersion) -> int:
        """Adds or replaces games with their content vectors; checks all before it writes any."""
        require_distinct([game.game_id for game, _ in games], "games[{}].game.game_id")
        points = [
            write_game(game, unit_vector(content, encoder, f"games[{index}].content"))
            for index, (game, content) in enumerate(games)
        ]

        async def write() -> None:
            await self._set_revision("")
            await self._store.upsert(GAMES, points)
            if self._follow is not None:
                await self._follow(points)
            await self._set_revision(uuid4().hex)

        await self.write_what_serves(encoder, write)
        return len(points)

    async def unknown(self, game_ids: Sequence[str]) -> set[str]:
        """Those of the ids that no game has, be it of this catalogue or of one that is to replace it."""
        points = {game_point(game_id): game_id for game_id in game_ids}
        there = await self.existing(list(points))
        unknown = [point for point in points if point not in there]
        begun = (await self._store.retrieve(METADATA, [REPLACEMENT_POINT])).get(REPLACEMENT_POINT) if unknown else None
        if begun is not None:
            coming = version_name(GAMES, str(begun.payload["version"]))
            there.update(await self._store.retrieve(coming, unknown, payload=False))
        return {game_id for point, game_id in points.items() if point not in there}

    async def existing(self, points: Sequence[str]) -> set[str]:
        """Those of these point ids that games of the catalogue have."""
        if not self._there.issuperset(points):
            state = await self.stored()
            if state.encoder is None:
                return set()
            self._forget_unless(state.revision)
        # Those of now: by the time of the answer others may be in their place, of another revision.
        known_there, known_gone = self._there, self._gone
        there = known_there.intersection(points)
        asked = [point for point in points if point not in there and point not in known_gone]
        if asked:
            found = await self._store.retrieve(GAMES, asked, payload=False)
            there.update(found)
            for known, more in ((known_there, found), (known_gone, set(asked).difference(found))):
                if len(known) > _MOST_THERE:
                    known.clear()
                known.update(more)
        return there

    async def list_page(
        self, page_size: int, page_token: str, *, include_hidden: bool = False
    ) -> tuple[list[Game], str, str]:
        """A page by game id, the token of the next one (empty on the last), and the revision."""
        after = read_page_token(page_token)
        state = await (self.stored() if include_hidden else self.state())
        if state.encoder is None:
            return [], "", state.revision
        ids = await self._sorted_ids(state.revision)
        start = bisect_right(ids, after) if after is not None else 0
        wanted = ids[start : start + (page_size or DEFAULT_PAGE)]
        found = await retrieve_readable(self._store, GAMES, [game_point(game_id) for game_id in wanted])
        points = (found[point] for point in map(game_point, wanted) if point in found)
        games = list(records_of(GAMES, points, lambda point: read_game(point.payload)))
        more = start + len(wanted) < len(ids)
        return games, page_token_after(wanted[-1]) if more else "", state.revision

    async def find(self, game_id: str, state: CatalogueState) -> GameRecord:
        """The game; `state` as for `records`. Raises NotFound, and DataLoss if it is damaged."""
        point = game_point(game_id)
        found = await self.records([point], state) if state.encoder else {}
        if point not in found:
            if state.encoder and await self._store.retrieve(GAMES, [point], payload=False):
                raise damaged(GAMES)
            raise NotFound("the catalogue has no such game", reason="GAME_NOT_FOUND")
        return found[point]

    async def changed_at(self) -> float:
        """When games were last written, in seconds since 1970; 0 if never or not known."""
        found = await self._store.retrieve(METADATA, [_REVISION])
        return float(found[_REVISION].payload.get("since", 0.0)) if _REVISION in found else 0.0

    async def count(self) -> int:
        """How many games there are."""
        return await self._store.count(GAMES) if (await self.state()).encoder else 0

    async def records(self, points: Sequence[str], state: CatalogueState) -> dict[str, GameRecord]:
        """The games of these point ids that exist and can be read; `state` is one read before, in the same request."""
        self._forget_unless(state.revision)
        known = self._records
        # Taken at once: others may crowd them out while the rest is read.
        found = {point: known[point] for point in points if point in known}
        missing = [point for point in points if point not in found]
        if missing:
            read = await retrieve_readable(self._store, GAMES, missing, vector=CONTENT)
            found |= records_of(GAMES, read.values(), lambda point: (point.id, _record(point)))
            # Those that were asked for first go first.
            for point in list(islice(known, max(0, len(known) + len(missing) - _MOST_RECORDS))):
                del known[point]
            known |= found
        return {point: found[point] for point in points if point in found}

    async def export(self) -> AsyncIterator[list[GameRecord]]:
        """All games with their contents, some at a time, in no order."""
        state = await self.state()
        if state.encoder is None:
            return
        points = [point.id for point in await self._store.scan(GAMES, fields=[])]
        for start in range(0, len(points), DEFAULT_PAGE):
            found = await self._store.retrieve(GAMES, points[start : start + DEFAULT_PAGE], vector=CONTENT)
            yield [record_of(GAMES, stored, _record) for stored in found.values()]

    async def ids(self) -> dict[str, str]:
        """The id of each game by its point id."""
        if (await self.state()).encoder is None:
            return {}
        games = await self._store.scan(GAMES, fields=["game_id"])
        return {point.id: record_of(GAMES, point, _game_id) for point in games}

    async def editions(self, points: Sequence[str], state: CatalogueState) -> dict[str, Edition]:
        """What tells whether two games are editions of one, of games that can be read; `state` as for `records`."""
        self._forget_unless(state.revision)
        known = self._editions
        missing = [point for point in points if point not in known]
        if missing:
            if len(known) > _MOST_EDITIONS:
                # Another dictionary: whoever reads into this one meanwhile goes on with it.
                known = self._editions = {}
                missing = list(points)
            for start in range(0, len(missing), DEFAULT_PAGE):
                page = missing[start : start + DEFAULT_PAGE]
                found = await retrieve_readable(self._store, GAMES, page, payload=["edition"])
                if older := [point for point, stored in found.items() if not stored.payload]:
                    found |= await retrieve_readable(self._store, GAMES, older)
                known.update(records_of(GAMES, found.values(), lambda each: (each.id, read_game_edition(each.payload))))
                # Of a history without end it takes long, and others want to be answered, too.
                await asyncio.sleep(0)
        return {point: known[point] for point in points if point in known}

    async def _sorted_ids(self, revision: str) -> list[str]:
        self._forget_unless(revision)
        ids = self._ids
        if ids is None:
            points = await scan_readable(self._store, GAMES, EVERYTHING, fields=["game_id"])
            ids = sorted(records_of(GAMES, points, _game_id))
            if self._revision == revision:
                self._ids = ids
        return ids

    def _forget_unless(self, revision: str) -> None:
        if self._revision != revision:
            self._revision, self._records, self._ids, self._editions, self._gone = revision, {}, None, {}, set()

    async def _revision_of(self, stored: StoredPoint) -> str:
        revision = str(stored.payload["revision"]) or uuid4().hex
        if not stored.payload["revision"] and time.time() - stored.payload.get("since", 0.0) > _SECONDS_OF_A_CHANGE:
            # On a full disk the next read tries again.
            with contextlib.suppress(ResourceExhausted):
                await self._set_revision(revision)
        return revision

    async def _set_revision(self, revision: str) -> None:
        await self._store.upsert(METADATA, [Point(_REVISION, {"revision": revision, "since": time.time()})])


def _game_id(stored: StoredPoint) -> str:
    return str(stored.payload["game_id"])


def _record(stored: StoredPoint) -> GameRecord:
    return GameRecord(read_game(stored.payload), np.asarray(stored.vector, dtype=np.float32))


def require_same(stored: ModelVersion | None, offered: ModelVersion) -> None:
    """Raises FailedPrecondition, reason MODEL_MISMATCH, if vectors of the two encoders do not compare."""
    if stored is None or stored == offered:
        return
    raise FailedPrecondition(
        "the stored vectors were made by another encoder; use that one, or give everything vectors of this one "
        "(gamesrec reembed)",
        reason="MODEL_MISMATCH",
        metadata={
            **{f"stored_{key}": str(value) for key, value in asdict(stored).items()},
            **{f"offered_{key}": str(value) for key, value in asdict(offered).items()},
        },
    )


def require_distinct(ids: Sequence[str], field: str) -> None:
    """Raises InvalidArgument that names two equal ids; `field` is their path with `{}` for the index."""
    first_of: dict[str, int] = {}
    for index, each in enumerate(ids):
        first = first_of.setdefault(each, index)
        if first != index:
            raise InvalidArgument.of_field(field.format(index), f"must differ from {field.format(first)}, is the same")
