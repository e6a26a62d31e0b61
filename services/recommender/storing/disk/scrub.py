"""Reads everything that is stored, to find what the disk has damaged before somebody asks for it.

A record is damaged when the engine cannot read it, when its payload or its vector is not the one that its checksum was
made of, or when it is not the one that its id was made of. Metadata and the index of words have no checksums: of them
only what the engine cannot read is found. The vectors of an item model are not read: a fit makes them anew.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from services.common.errors import DataLoss, ServiceError, StartupError
from services.recommender import metrics
from services.recommender.storing import checksum, interactions
from services.recommender.storing.engines.vector_store import Sparse, StoredPoint, VectorStore, dense
from services.recommender.storing.events import event_point
from services.recommender.storing.interactions import interaction_id, read_played
from services.recommender.storing.readable import log_damage
from services.recommender.storing.schema import (
    CONTENT,
    EVENTS,
    GAMES,
    INTERACTIONS,
    METADATA,
    PLAYERS,
    WORDS,
    game_point,
    player_point,
)
from services.recommender.storing.word_index import WORDS_COLLECTION

T = TypeVar("T")

_log = logging.getLogger(__name__)
# Few enough that a read does not hold up requests, whose engine it shares.
_AT_ONCE = 50
_MOST_LOGGED = 20
_VECTORS = {GAMES: CONTENT, PLAYERS: CONTENT, WORDS: WORDS}


@dataclass(frozen=True, slots=True)
class Damage:
    """A damaged record: its collection, its point, and what is wrong; without point if they cannot even be listed."""

    collection: str
    point: str
    reason: str


@dataclass(frozen=True, slots=True)
class Findings:
    """How many records were read, and those that are damaged."""

    records: int
    damages: Sequence[Damage]


async def scrub(store: VectorStore, *, pause: float = 0.0) -> Findings:
    """Reads all but the vectors of item models, with `pause` seconds between reads. Raises Unavailable."""
    return await _Scrub(store, pause).run()


async def scrub_regularly(
    store: VectorStore, seconds: float, pause: float, set_serving: Callable[[bool], Awaitable[None]]
) -> None:
    """Until cancelled: scrubs at once and every `seconds`; turns readiness off while something is damaged."""
    was_sound = True
    while True:
        try:
            findings = await scrub(store, pause=pause)
        except Exception as error:
            # The next check may go well, whatever this was.
            reason = error.reason if isinstance(error, ServiceError) else f"{type(error).__name__} {error}"
            _log.warning("records could not be checked", extra={"reason": reason})
        else:
            metrics.DAMAGED.set(len(findings.damages))
            for damage in findings.damages[:_MOST_LOGGED]:
                log_damage(damage.collection, damage.point, damage.reason)
            if was_sound is bool(findings.damages):
                was_sound = not was_sound
                await set_serving(was_sound)
        await asyncio.sleep(seconds)


class _Scrub:
    """One pass over everything. The games come first, since interactions hold but the points of theirs."""

    def __init__(self, store: VectorStore, pause: float) -> None:
        self._store = store
        self._pause = pause
        self._game_ids: dict[str, str] = {}
        self._records = 0
        self._damages: list[Damage] = []

    async def run(self) -> Findings:
        there = await self._store.collections()
        for collection, is_itself in (
            (METADATA, _is_any),
            (GAMES, self._is_game),
            (WORDS, _is_any),
            (PLAYERS, self._is_player),
            (INTERACTIONS, self._is_interaction),
            (EVENTS, self._is_event),
        ):
            # Of games and players there may be but a version of another name.
            if not any(name == collection or name.startswith(f"{collection}_") for name in there):
                continue
            try:
                await self._read_all(collection, is_itself)
            except (DataLoss, StartupError) as error:
                self._damages.append(Damage(collection, "", f"cannot be listed: {error.__cause__}"))
        return Findings(self._records, self._damages)

    async def _read_all(self, collection: str, is_itself: Callable[[StoredPoint], bool]) -> None:
        if collection == WORDS:
            # All others were opened at the start.
            await self._store.ensure(WORDS_COLLECTION)
        async for page in self._store.pages(collection, fields=[]):
            ids = [point.id for point in page]
            for start in range(0, len(ids), _AT_ONCE):
                await self._read(collection, ids[start : start + _AT_ONCE], is_itself)
                await asyncio.sleep(self._pause)

    async def _read(self, collection: str, ids: Sequence[str], is_itself: Callable[[StoredPoint], bool]) -> None:
        try:
            found = await self._store.retrieve(collection, ids, vector=_VECTORS.get(collection))
        except DataLoss as error:
            if len(ids) > 1:
                for one in ids:
                    await self._read(collection, [one], is_itself)
            else:
                self._records += 1
                self._damages.append(Damage(collection, ids[0], f"cannot be read: {error.__cause__}"))
            return
        self._records += len(ids)
        for point in found.values():
            intact = interactions.is_intact if collection == INTERACTIONS else checksum.is_intact
            if not _holds(intact, point.payload):
                self._damages.append(Damage(collection, point.id, "is not what was written: its checksum differs"))
            elif not isinstance(point.vector, Sparse) and not _holds(_has_its_vector, point):
                self._damages.append(Damage(collection, point.id, "has a vector that is not what was written"))
            elif not _holds(is_itself, point):
                self._damages.append(Damage(collection, point.id, "is not the record that its id was made of"))

    def _is_game(self, point: StoredPoint) -> bool:
        self._game_ids[point.id] = point.payload["game_id"]
        return game_point(point.payload["game_id"]) == point.id

    def _is_player(self, point: StoredPoint) -> bool:
        return player_point(point.payload["player_id"]) == point.id

    def _is_interaction(self, point: StoredPoint) -> bool:
        read_played(point.payload)
        game_id = self._game_ids.get(point.payload["game"])
        # A game may have been taken away; then nothing tells which it was.
        return game_id is None or interaction_id(point.payload["player_id"], game_id) == point.id

    def _is_event(self, point: StoredPoint) -> bool:
        return event_point(point.payload["player_id"], point.payload["event_id"]) == point.id


def _is_any(point: StoredPoint) -> bool:
    return True


def _has_its_vector(point: StoredPoint) -> bool:
    return checksum.vector_is_intact(point.payload, dense(point.vector))


def _holds(check: Callable[[T], bool], found: T) -> bool:
    try:
        return check(found)
    except (KeyError, TypeError, ValueError, OverflowError):
        return False
