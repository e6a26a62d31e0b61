"""A Qdrant server or cluster (`qdrant-client` over gRPC): for more than one replica or more than one machine.

A collection `games` is an alias of `games_v1`, so that a re-embedding can fill a new version and swap the alias.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any, TypeVar

import grpc
from qdrant_client import AsyncQdrantClient, models
from qdrant_client.http.exceptions import ApiException, ResponseHandlingException, UnexpectedResponse

from services.common.errors import Internal, ServiceError, StartupError, Unavailable
from services.recommender.storing.vector_store import (
    EVERYTHING,
    AnyOf,
    Between,
    Collection,
    Condition,
    HasId,
    Point,
    ScoredPoint,
    StoredPoint,
    Where,
)

T = TypeVar("T")

_PAGE = 1000
_VERSION = "v1"
_RETRY_SECONDS = 0.5
_PASSING = (
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
    grpc.StatusCode.CANCELLED,
    grpc.StatusCode.ABORTED,
)


class ServerStore:
    """A `VectorStore` on a Qdrant server; `prefix` lets several stores share one server."""

    def __init__(self, client: AsyncQdrantClient, *, prefix: str = "", replication_factor: int = 1) -> None:
        self._client = client
        self._prefix = prefix
        self._replication_factor = replication_factor
        self._ensured: set[str] = set()
        self._creating = asyncio.Lock()

    @classmethod
    async def open(
        cls, url: str, *, grpc_port: int, api_key: str | None, timeout: float, prefix: str, replication_factor: int
    ) -> ServerStore:
        """Connects; `timeout` in seconds is for each call. Raises StartupError if no server answers."""
        client = AsyncQdrantClient(
            url=url,
            grpc_port=grpc_port,
            prefer_grpc=True,
            api_key=api_key,
            timeout=max(1, round(timeout)),
            check_compatibility=False,
        )
        store = cls(client, prefix=prefix, replication_factor=replication_factor)
        try:
            await store._aliases()
        except ServiceError as error:
            await client.close()
            raise StartupError(
                f"Qdrant at {url} (gRPC port {grpc_port}) does not answer ({error.message}); start it, check the API "
                "key, or leave --qdrant-url empty to use the embedded engine"
            ) from error
        return store

    async def ensure(self, collection: Collection) -> None:
        if collection.name in self._ensured:
            return
        async with self._creating:
            if self._name(collection.name) not in await self._aliases():
                await self._create(collection)
            self._ensured.add(collection.name)

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        await self._upsert(collection, points, models.UpdateMode.UPSERT)

    async def insert_if_absent(self, collection: str, point: Point) -> None:
        await self._upsert(collection, [point], models.UpdateMode.INSERT_ONLY)

    async def retrieve(
        self, collection: str, ids: Sequence[str], *, payload: bool = True, vector: str | None = None
    ) -> dict[str, StoredPoint]:
        if not ids:
            return {}
        call = self._client.retrieve(
            self._name(collection), list(ids), with_payload=payload, with_vectors=[vector] if vector else False
        )
        return {point.id: point for point in (_stored(record, vector) for record in await _told(call))}

    async def nearest(
        self, collection: str, name: str, vector: Sequence[float], *, limit: int, where: Where = EVERYTHING
    ) -> list[ScoredPoint]:
        call = self._client.query_points(
            self._name(collection),
            query=list(vector),
            using=name,
            limit=limit,
            query_filter=_filter(where),
            with_payload=False,
        )
        return [ScoredPoint(str(hit.id), hit.score) for hit in (await _told(call)).points]

    async def scan(
        self,
        collection: str,
        where: Where = EVERYTHING,
        *,
        fields: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> list[StoredPoint]:
        payload: bool | list[str] = True if fields is None else list(fields)
        condition = _filter(where)
        found: list[StoredPoint] = []
        offset: Any = None
        while True:
            page = _PAGE if limit is None else min(_PAGE, limit - len(found))
            call = self._client.scroll(
                self._name(collection), condition, limit=page, offset=offset, with_payload=payload or False
            )
            records, offset = await _told(call)
            found += [_stored(record, None) for record in records]
            if offset is None or (limit is not None and len(found) >= limit):
                return found

    async def count(self, collection: str, where: Where = EVERYTHING) -> int:
        call = self._client.count(self._name(collection), count_filter=_filter(where), exact=True)
        return (await _told(call)).count

    async def facet(self, collection: str, field: str, *, limit: int, where: Where = EVERYTHING) -> dict[str, int]:
        call = self._client.facet(self._name(collection), field, facet_filter=_filter(where), limit=limit)
        return {str(hit.value): hit.count for hit in (await _told(call)).hits}

    async def delete(self, collection: str, where: Where) -> None:
        selector = models.FilterSelector(filter=_filter(where) or models.Filter())
        await _told(self._client.delete(self._name(collection), selector, wait=True))

    async def flush(self) -> None:
        """Nothing to do: the server looks after its own disk."""

    async def close(self) -> None:
        await self._client.close()

    def _name(self, collection: str) -> str:
        return self._prefix + collection

    async def _aliases(self) -> set[str]:
        return {alias.alias_name for alias in (await _told(self._client.get_aliases())).aliases}

    async def _create(self, collection: Collection) -> None:
        alias = self._name(collection.name)
        name = f"{alias}_{_VERSION}"
        if not await _told(self._client.collection_exists(name)):
            vectors = {
                vector: models.VectorParams(size=size, distance=models.Distance.COSINE)
                for vector, size in collection.vectors.items()
            }
            try:
                await _told(
                    self._client.create_collection(
                        name, vectors_config=vectors, replication_factor=self._replication_factor
                    )
                )
            except Internal:
                # Another replica may have been faster; what it made is as good.
                if not await _told(self._client.collection_exists(name)):
                    raise
        kinds = {
            **dict.fromkeys(collection.keyword_fields, models.PayloadSchemaType.KEYWORD),
            **dict.fromkeys(collection.integer_fields, models.PayloadSchemaType.INTEGER),
        }
        for field, kind in kinds.items():
            await _told(self._client.create_payload_index(name, field, kind, wait=True))
        action = models.CreateAliasOperation(create_alias=models.CreateAlias(collection_name=name, alias_name=alias))
        await _told(self._client.update_collection_aliases([action]))

    async def _upsert(self, collection: str, points: Sequence[Point], mode: models.UpdateMode) -> None:
        batch = [
            models.PointStruct(
                id=point.id,
                vector={name: list(vector) for name, vector in point.vectors.items()},
                payload=point.payload,
            )
            for point in points
        ]
        await _told(self._client.upsert(self._name(collection), batch, wait=True, update_mode=mode))


async def _told(call: Awaitable[T]) -> T:
    """The call's result; what went wrong is told in our own errors, without the server's words."""
    try:
        return await call
    except grpc.aio.AioRpcError as error:
        if error.code() in _PASSING:
            raise _unreachable() from error
        raise Internal(f"the vector store refused a call ({error.code().name})") from error
    except ResponseHandlingException as error:
        raise _unreachable() from error
    except (UnexpectedResponse, ApiException, ValueError) as error:
        raise Internal(f"the vector store refused a call ({type(error).__name__})") from error


def _unreachable() -> Unavailable:
    return Unavailable(
        "the vector store cannot be reached", reason="VECTOR_STORE_UNAVAILABLE", retry_after=_RETRY_SECONDS
    )


def _stored(record: models.Record, vector: str | None) -> StoredPoint:
    vectors: Any = record.vector if vector else None
    return StoredPoint(str(record.id), record.payload or {}, (vectors or {}).get(vector) if vector else None)


def _filter(where: Where) -> models.Filter | None:
    if not where.must and not where.must_not:
        return None
    return models.Filter(
        must=[_condition(item) for item in where.must], must_not=[_condition(item) for item in where.must_not]
    )


def _condition(condition: Condition) -> models.Condition:
    match condition:
        case AnyOf(field, values):
            return models.FieldCondition(key=field, match=models.MatchAny(any=list(values)))
        case Between(field, minimum, maximum):
            return models.FieldCondition(key=field, range=models.Range(gte=minimum, lte=maximum))
        case HasId(ids):
            return models.HasIdCondition(has_id=list(ids))
