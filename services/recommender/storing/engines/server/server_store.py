"""A Qdrant server or cluster (`qdrant-client` over gRPC): for more than one replica or more than one machine.

A collection `games` is an alias of `games_v1`, so that a re-embedding can fill a new version and swap the alias.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from typing import Any, TypeVar

from qdrant_client import AsyncQdrantClient, models

from services.common.errors import Internal
from services.recommender.storing.engines.server.connection import CollectionLost, QdrantConnection
from services.recommender.storing.engines.server.conversions import (
    filter_message,
    named_vectors,
    stored_point,
    vector_message,
)
from services.recommender.storing.engines.server.layout import (
    DEFAULT_OPTIONS,
    ClusterOptions,
    layout_of,
    payload_indexes,
)
from services.recommender.storing.engines.vector_store import (
    EVERYTHING,
    AnyVector,
    Collection,
    Nearest,
    Point,
    ScoredPoint,
    StoredPoint,
    Where,
)

T = TypeVar("T")
_PAGE = 1000
_VERSION = "v1"


class ServerStore:
    """A `VectorStore` on a Qdrant server; `prefix` lets several stores share one server."""

    def __init__(
        self, connection: QdrantConnection, *, prefix: str = "", options: ClusterOptions = DEFAULT_OPTIONS
    ) -> None:
        self._connection = connection
        self._prefix = prefix
        self._options = options
        self._ensured: set[str] = set()
        self._creating = asyncio.Lock()

    async def ensure(self, collection: Collection) -> None:
        if collection.name in self._ensured:
            return
        async with self._creating:
            if self._name(collection.name) not in await self._connection.aliases():
                await self._create(collection)
            self._ensured.add(collection.name)

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        await self._upsert(collection, points, models.UpdateMode.UPSERT)

    async def insert_if_absent(self, collection: str, point: Point) -> None:
        await self._upsert(collection, [point], models.UpdateMode.INSERT_ONLY)

    async def collections(self) -> set[str]:
        return {
            name.removeprefix(self._prefix)
            for name in await self._connection.aliases()
            if name.startswith(self._prefix)
        }

    async def drop(self, collection: str) -> None:
        # The alias goes with it.
        await self._call(self._client.delete_collection(f"{self._name(collection)}_{_VERSION}"))
        self._ensured.discard(collection)

    async def update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        batch = [models.PointVectors(id=point, vector=named_vectors(named)) for point, named in vectors.items()]
        await self._call(self._client.update_vectors(self._name(collection), batch, wait=True))

    async def retrieve(
        self, collection: str, ids: Sequence[str], *, payload: bool | Sequence[str] = True, vector: str | None = None
    ) -> dict[str, StoredPoint]:
        if not ids:
            return {}
        fields = payload if isinstance(payload, bool) else list(payload)
        call = self._client.retrieve(
            self._name(collection), list(ids), with_payload=fields, with_vectors=[vector] if vector else False
        )
        return {point.id: point for point in (stored_point(record, vector) for record in await self._call(call))}

    async def nearest(
        self, collection: str, name: str, vector: AnyVector, *, limit: int, where: Where = EVERYTHING
    ) -> list[ScoredPoint]:
        return (await self.query(collection, [Nearest(name, vector, limit, where)]))[0]

    async def query(self, collection: str, queries: Sequence[Nearest]) -> list[list[ScoredPoint]]:
        requests = [
            models.QueryRequest(
                query=models.NearestQuery(nearest=vector_message(query.vector)),
                using=query.name,
                limit=query.limit,
                filter=filter_message(query.where),
                with_payload=False,
            )
            for query in queries
        ]
        answers = await self._call(self._client.query_batch_points(self._name(collection), requests))
        return [[ScoredPoint(str(hit.id), hit.score) for hit in answer.points] for answer in answers]

    async def scan(
        self,
        collection: str,
        where: Where = EVERYTHING,
        *,
        fields: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> list[StoredPoint]:
        found: list[StoredPoint] = []
        async for page in self._pages(collection, where, fields, limit):
            found += page
        return found

    async def pages(
        self, collection: str, where: Where = EVERYTHING, *, fields: Sequence[str] | None = None
    ) -> AsyncIterator[list[StoredPoint]]:
        async for page in self._pages(collection, where, fields, None):
            yield page

    async def _pages(
        self, collection: str, where: Where, fields: Sequence[str] | None, limit: int | None
    ) -> AsyncIterator[list[StoredPoint]]:
        payload: bool | list[str] = True if fields is None else list(fields)
        condition = filter_message(where)
        offset: Any = None
        left = limit
        while True:
            size = _PAGE if left is None else min(_PAGE, left)
            call = self._client.scroll(
                self._name(collection), condition, limit=size, offset=offset, with_payload=payload or False
            )
            records, offset = await self._call(call)
            yield [stored_point(record, None) for record in records]
            left = None if left is None else left - len(records)
            if offset is None or left == 0:
                return

    async def count(self, collection: str, where: Where = EVERYTHING) -> int:
        call = self._client.count(self._name(collection), count_filter=filter_message(where), exact=True)
        return (await self._call(call)).count

    async def facet(self, collection: str, field: str, *, limit: int, where: Where = EVERYTHING) -> dict[str, int]:
        call = self._client.facet(self._name(collection), field, facet_filter=filter_message(where), limit=limit)
        return {str(hit.value): hit.count for hit in (await self._call(call)).hits}

    async def delete(self, collection: str, where: Where) -> None:
        selector = models.FilterSelector(filter=filter_message(where) or models.Filter())
        await self._call(self._client.delete(self._name(collection), selector, wait=True))

    def free_bytes(self) -> int | None:
        return None

    async def flush(self) -> None:
        """Nothing to do: the server looks after its own disk."""

    async def close(self) -> None:
        await self._connection.close()

    @property
    def _client(self) -> AsyncQdrantClient:
        return self._connection.client

    def _name(self, collection: str) -> str:
        return self._prefix + collection

    async def _create(self, collection: Collection) -> None:
        alias = self._name(collection.name)
        name = f"{alias}_{_VERSION}"
        if not await self._call(self._client.collection_exists(name)):
            try:
                await self._call(self._client.create_collection(name, **layout_of(collection, self._options)))
            except Internal:
                # Another replica may have been faster; what it made is as good.
                if not await self._call(self._client.collection_exists(name)):
                    raise
        for field, kind in payload_indexes(collection).items():
            await self._call(self._client.create_payload_index(name, field, kind, wait=True))
        action = models.CreateAliasOperation(create_alias=models.CreateAlias(collection_name=name, alias_name=alias))
        await self._call(self._client.update_collection_aliases([action]))

    async def _upsert(self, collection: str, points: Sequence[Point], mode: models.UpdateMode) -> None:
        batch = [
            models.PointStruct(
                id=point.id,
                vector=named_vectors(point.vectors),
                payload=point.payload,
            )
            for point in points
        ]
        await self._call(self._client.upsert(self._name(collection), batch, wait=True, update_mode=mode))

    async def _call(self, call: Awaitable[T]) -> T:
        try:
            return await self._connection.call(call)
        except CollectionLost:
            self._ensured.clear()
            raise
