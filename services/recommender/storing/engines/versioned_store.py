"""Keeps a catalogue beside the one that serves: a `VectorStore` in which some collections have versions.

Whoever names such a collection gets the version that its request has seen in force, so that a request which began
before another version came into force ends with what it began with.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from services.recommender.storing.engines.vector_store import (
    EVERYTHING,
    AnyVector,
    Collection,
    Nearest,
    Point,
    ScoredPoint,
    StoredPoint,
    VectorStore,
    Where,
)

# Which version of each collection is in force; the first, "", of those that are not named.
Versions: TypeAlias = Mapping[str, str]
FIRST: Versions = MappingProxyType({})
# As re-embeddings ("e") and replacements ("r") name them; anything else behind a collection's name is a collection of
# its own.
_VERSION = re.compile(r"[er][0-9a-f]{12}")
_seen: ContextVar[Versions | None] = ContextVar("gamesrec_versions_seen", default=None)


def version_name(collection: str, version: str) -> str:
    """Name of a version of a collection; the first version, "", has the collection's own."""
    return f"{collection}_{version}" if version else collection


class VersionedStore:
    """Passes everything on to `plain`, which knows of no versions, under the names of the version in force."""

    def __init__(self, plain: VectorStore, versioned: Sequence[str]) -> None:
        """`versioned` are the collections that have versions."""
        self.plain = plain
        self.versioned = tuple(versioned)
        self._latest = FIRST

    def use(self, versions: Versions) -> None:
        """Notes which versions are in force, for the request being served and for all that begin later."""
        self._latest = versions
        _seen.set(versions)

    async def ensure(self, collection: Collection) -> None:
        await self.plain.ensure(replace(collection, name=self._name(collection.name)))

    async def collections(self) -> set[str]:
        return await self.plain.collections()

    async def drop(self, collection: str) -> None:
        await self.plain.drop(self._name(collection))

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        await self.plain.upsert(self._name(collection), points)

    async def insert_if_absent(self, collection: str, point: Point) -> None:
        await self.plain.insert_if_absent(self._name(collection), point)

    async def update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        await self.plain.update_vectors(self._name(collection), vectors)

    async def retrieve(
        self, collection: str, ids: Sequence[str], *, payload: bool | Sequence[str] = True, vector: str | None = None
    ) -> dict[str, StoredPoint]:
        return await self.plain.retrieve(self._name(collection), ids, payload=payload, vector=vector)

    async def nearest(
        self, collection: str, name: str, vector: AnyVector, *, limit: int, where: Where = EVERYTHING
    ) -> list[ScoredPoint]:
        return await self.plain.nearest(self._name(collection), name, vector, limit=limit, where=where)

    async def query(self, collection: str, queries: Sequence[Nearest]) -> list[list[ScoredPoint]]:
        return await self.plain.query(self._name(collection), queries)

    async def scan(
        self,
        collection: str,
        where: Where = EVERYTHING,
        *,
        fields: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> list[StoredPoint]:
        return await self.plain.scan(self._name(collection), where, fields=fields, limit=limit)

    def pages(
        self, collection: str, where: Where = EVERYTHING, *, fields: Sequence[str] | None = None
    ) -> AsyncIterator[list[StoredPoint]]:
        return self.plain.pages(self._name(collection), where, fields=fields)

    async def count(self, collection: str, where: Where = EVERYTHING) -> int:
        return await self.plain.count(self._name(collection), where)

    async def facet(self, collection: str, field: str, *, limit: int, where: Where = EVERYTHING) -> dict[str, int]:
        return await self.plain.facet(self._name(collection), field, limit=limit, where=where)

    async def delete(self, collection: str, where: Where) -> None:
        """Deletes from every version: what somebody wants forgotten must not come back with another one."""
        await self.plain.delete(self._name(collection), where)
        if collection in self.versioned:
            for name in await self.plain.collections():
                if name != self._name(collection) and self.is_version(name, collection):
                    await self.plain.delete(name, where)

    async def drop_all_but(self, *kept: Versions) -> None:
        """Drops the versions of all versioned collections that none of `kept` names."""
        there = await self.plain.collections()
        for collection in self.versioned:
            keep = {version_name(collection, versions.get(collection, "")) for versions in kept}
            for name in there:
                if self.is_version(name, collection) and name not in keep:
                    await self.plain.drop(name)

    def is_version(self, name: str, collection: str) -> bool:
        """Whether a collection of this name in `plain` is a version of `collection`."""
        return collection in self.versioned and (
            name == collection
            or (name.startswith(f"{collection}_") and _VERSION.fullmatch(name, len(collection) + 1) is not None)
        )

    def free_bytes(self) -> int | None:
        return self.plain.free_bytes()

    async def flush(self) -> None:
        await self.plain.flush()

    async def close(self) -> None:
        await self.plain.close()

    def _name(self, collection: str) -> str:
        if collection not in self.versioned:
            return collection
        seen = _seen.get()
        return version_name(collection, (self._latest if seen is None else seen).get(collection, ""))
