"""Reads what can still be read where the disk has damaged some of it, for answers that go on without the rest.

A record that is left out has a line in the log. Whoever must have all, such as a backup, reads the store itself, and
`record_of` tells it of a damaged one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from services.common.errors import DataLoss
from services.recommender.storing.engines.vector_store import StoredPoint, VectorStore, Where, damaged

T = TypeVar("T")

_log = logging.getLogger(__name__)
# What reading a payload raises that is not as it was laid out.
MISREAD = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


async def retrieve_readable(
    store: VectorStore,
    collection: str,
    ids: Sequence[str],
    *,
    payload: bool | Sequence[str] = True,
    vector: str | None = None,
) -> dict[str, StoredPoint]:
    """As the store's `retrieve`, without the points that are damaged."""
    try:
        return await store.retrieve(collection, ids, payload=payload, vector=vector)
    except DataLoss as error:
        if len(ids) == 1:
            log_damage(collection, ids[0], str(error.__cause__))
            return {}
    half = len(ids) // 2
    found = await retrieve_readable(store, collection, ids[:half], payload=payload, vector=vector)
    return found | await retrieve_readable(store, collection, ids[half:], payload=payload, vector=vector)


async def scan_readable(
    store: VectorStore, collection: str, where: Where, *, fields: Sequence[str]
) -> list[StoredPoint]:
    """As the store's `scan`, without the points that are damaged."""
    try:
        return await store.scan(collection, where, fields=fields)
    except DataLoss:
        ids = [point.id for point in await store.scan(collection, where, fields=[])]
    return list((await retrieve_readable(store, collection, ids, payload=fields)).values()) if ids else []


def records_of(collection: str, points: Iterable[StoredPoint], read: Callable[[StoredPoint], T]) -> Iterator[T]:
    """What `read` makes of the points, without those whose payload is not as it was laid out."""
    for point in points:
        try:
            record = read(point)
        except MISREAD as error:
            log_damage(collection, point.id, f"{type(error).__name__} {error}")
        else:
            yield record


def record_of(collection: str, point: StoredPoint, read: Callable[[StoredPoint], T]) -> T:
    """What `read` makes of the point. Raises DataLoss if its payload is not as it was laid out."""
    try:
        return read(point)
    except MISREAD as error:
        raise damaged(collection) from error


def log_damage(collection: str, point: str, reason: str) -> None:
    """The line of a damaged record."""
    _log.error(
        "a stored record is damaged; `gamesrec doctor` says what to do",
        extra={"collection": collection, "point": point, "reason": reason},
    )
