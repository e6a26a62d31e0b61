"""A Qdrant server or cluster (`qdrant-client` over gRPC): for more than one replica or more than one machine.

A collection `games` is an alias of `games_v1`, so that a re-embedding can fill a new version and swap the alias.
"""

from __future__ import annotations

import asyncio
import logging
import time
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import grpc
from qdrant_client import AsyncQdrantClient, models
from qdrant_client.http.exceptions import ApiException, ResponseHandlingException, UnexpectedResponse

from services.common.errors import Internal, ServiceError, StartupError, Unavailable
from services.common.observability import tracing
from services.recommender import metrics
from services.recommender.storing.engines.vector_store import (
    EVERYTHING,
    AnyOf,
    AnyVector,
    Between,
    Collection,
    Condition,
    HasId,
    Nearest,
    Point,
    ScoredPoint,
    Sparse,
    StoredPoint,
    Where,
)

T = TypeVar("T")
_log = logging.getLogger(__name__)
Quantisation = Literal["none", "scalar", "binary"]

_PAGE = 1000
_VERSION = "v1"
_RETRY_SECONDS = 0.5
_SECONDS_BETWEEN_TRIES = 1.0
_SECONDS_BETWEEN_LINES = 30.0
_SECONDS_BEFORE_ANOTHER_CLIENT = 5.0
# The client itself keeps to one node and has no keepalive: a node that dies silently would be waited for for minutes.
CHANNEL_OPTIONS: dict[str, Any] = {
    "grpc.keepalive_time_ms": 5_000,
    "grpc.keepalive_timeout_ms": 3_000,
    "grpc.http2.ping_timeout_ms": 3_000,
    "grpc.keepalive_permit_without_calls": 1,
    "grpc.http2.max_pings_without_data": 0,
    "grpc.lb_policy_name": "round_robin",
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.min_reconnect_backoff_ms": 2_000,
    "grpc.max_reconnect_backoff_ms": 2_000,
    "grpc.dns_min_time_between_resolutions_ms": 2_000,
}
_QUANTISATIONS: dict[Quantisation, Any] = {
    "none": None,
    "scalar": models.ScalarQuantization(
        scalar=models.ScalarQuantizationConfig(type=models.ScalarType.INT8, always_ram=True)
    ),
    "binary": models.BinaryQuantization(binary=models.BinaryQuantizationConfig(always_ram=True)),
}
_PASSING = (
    grpc.StatusCode.UNAVAILABLE,
    grpc.StatusCode.DEADLINE_EXCEEDED,
    grpc.StatusCode.RESOURCE_EXHAUSTED,
    grpc.StatusCode.CANCELLED,
    grpc.StatusCode.ABORTED,
)


@dataclass(frozen=True, slots=True)
class ClusterOptions:
    """How new collections are laid out on a cluster; those that exist stay as they are.

    `shards` None leaves their number to the server. `write_consistency` is how many copies must have a write before
    it is acknowledged. `quantisation` is that of the dense vectors; `on_disk` keeps vectors on disk.
    """

    shards: int | None = None
    replication_factor: int = 1
    write_consistency: int = 1
    quantisation: Quantisation = "none"
    on_disk: bool = False


DEFAULT_OPTIONS = ClusterOptions()


class _LostError(Exception):
    """The server has no such collection."""


class ServerStore:
    """A `VectorStore` on a Qdrant server; `prefix` lets several stores share one server."""

    def __init__(
        self,
        client: AsyncQdrantClient,
        *,
        prefix: str = "",
        options: ClusterOptions = DEFAULT_OPTIONS,
        connect: Callable[[], AsyncQdrantClient] | None = None,
        grace: float = 0.0,
    ) -> None:
        """`connect` makes another client in place of one that has not reached the server for a while.

        Calls on that one have `grace` seconds left to end.
        """
        self._client = client
        self._connect = connect
        self._grace = grace
        self._unreached_since: float | None = None
        self._closing: set[asyncio.Task[None]] = set()
        self._prefix = prefix
        self._options = options
        self._ensured: set[str] = set()
        self._creating = asyncio.Lock()

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        grpc_port: int,
        api_key: str | None,
        timeout: float,
        prefix: str,
        options: ClusterOptions = DEFAULT_OPTIONS,
        wait_seconds: float = 0.0,
    ) -> ServerStore:
        """Connects; `timeout` in seconds is for each call, `wait_seconds` for a server that is not up yet.

        Raises StartupError if no server answers, at once if it refuses us.
        """

        call_seconds = max(1, round(timeout))

        def connect() -> AsyncQdrantClient:
            with warnings.catch_warnings():
                # Whether the way to Qdrant is private is the operator's to judge.
                warnings.filterwarnings("ignore", message="Api key is used with an insecure connection")
                return AsyncQdrantClient(
                    url=url,
                    grpc_port=grpc_port,
                    prefer_grpc=True,
                    api_key=api_key,
                    timeout=call_seconds,
                    check_compatibility=False,
                    grpc_options=dict(CHANNEL_OPTIONS),
                )

        store = cls(connect(), prefix=prefix, options=options, connect=connect, grace=call_seconds)
        try:
            await store._wait(url, wait_seconds)
        except ServiceError as error:
            await store.close()
            raise StartupError(
                f"Qdrant at {url} (gRPC port {grpc_port}) does not answer ({error.message}); start it, check the API "
                "key, or leave --qdrant-url empty to use the embedded engine"
            ) from error
        return store

    async def _wait(self, url: str, seconds: float) -> None:
        """Returns when the server answers. Raises what it says, or Unavailable after `seconds`."""
        began = said = time.monotonic()
        while True:
            try:
                await self._aliases()
                return
            except Unavailable:
                now = time.monotonic()
                if now - began >= seconds:
                    raise
                if said == began or now - said >= _SECONDS_BETWEEN_LINES:
                    said = now
                    _log.warning("waiting for Qdrant, which does not answer yet", extra={"url": url})
            await asyncio.sleep(min(_SECONDS_BETWEEN_TRIES, seconds))

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

    async def collections(self) -> set[str]:
        return {name.removeprefix(self._prefix) for name in await self._aliases() if name.startswith(self._prefix)}

    async def drop(self, collection: str) -> None:
        # The alias goes with it.
        await self._told(self._client.delete_collection(f"{self._name(collection)}_{_VERSION}"))
        self._ensured.discard(collection)

    async def update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        batch = [models.PointVectors(id=point, vector=_named(named)) for point, named in vectors.items()]
        await self._told(self._client.update_vectors(self._name(collection), batch, wait=True))

    async def retrieve(
        self, collection: str, ids: Sequence[str], *, payload: bool | Sequence[str] = True, vector: str | None = None
    ) -> dict[str, StoredPoint]:
        if not ids:
            return {}
        fields = payload if isinstance(payload, bool) else list(payload)
        call = self._client.retrieve(
            self._name(collection), list(ids), with_payload=fields, with_vectors=[vector] if vector else False
        )
        return {point.id: point for point in (_stored(record, vector) for record in await self._told(call))}

    async def nearest(
        self, collection: str, name: str, vector: AnyVector, *, limit: int, where: Where = EVERYTHING
    ) -> list[ScoredPoint]:
        return (await self.query(collection, [Nearest(name, vector, limit, where)]))[0]

    async def query(self, collection: str, queries: Sequence[Nearest]) -> list[list[ScoredPoint]]:
        requests = [
            models.QueryRequest(
                query=models.NearestQuery(nearest=_vector(query.vector)),
                using=query.name,
                limit=query.limit,
                filter=_filter(query.where),
                with_payload=False,
            )
            for query in queries
        ]
        answers = await self._told(self._client.query_batch_points(self._name(collection), requests))
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
        condition = _filter(where)
        offset: Any = None
        left = limit
        while True:
            size = _PAGE if left is None else min(_PAGE, left)
            call = self._client.scroll(
                self._name(collection), condition, limit=size, offset=offset, with_payload=payload or False
            )
            records, offset = await self._told(call)
            yield [_stored(record, None) for record in records]
            left = None if left is None else left - len(records)
            if offset is None or left == 0:
                return

    async def count(self, collection: str, where: Where = EVERYTHING) -> int:
        call = self._client.count(self._name(collection), count_filter=_filter(where), exact=True)
        return (await self._told(call)).count

    async def facet(self, collection: str, field: str, *, limit: int, where: Where = EVERYTHING) -> dict[str, int]:
        call = self._client.facet(self._name(collection), field, facet_filter=_filter(where), limit=limit)
        return {str(hit.value): hit.count for hit in (await self._told(call)).hits}

    async def delete(self, collection: str, where: Where) -> None:
        selector = models.FilterSelector(filter=_filter(where) or models.Filter())
        await self._told(self._client.delete(self._name(collection), selector, wait=True))

    def free_bytes(self) -> int | None:
        return None

    async def flush(self) -> None:
        """Nothing to do: the server looks after its own disk."""

    async def close(self) -> None:
        for task in self._closing:
            task.cancel()
        await self._client.close()

    def _name(self, collection: str) -> str:
        return self._prefix + collection

    async def _aliases(self) -> set[str]:
        return {alias.alias_name for alias in (await self._told(self._client.get_aliases())).aliases}

    async def _create(self, collection: Collection) -> None:
        alias = self._name(collection.name)
        name = f"{alias}_{_VERSION}"
        if not await self._told(self._client.collection_exists(name)):
            try:
                await self._told(self._client.create_collection(name, **self._layout(collection)))
            except Internal:
                # Another replica may have been faster; what it made is as good.
                if not await self._told(self._client.collection_exists(name)):
                    raise
        kinds = {
            **dict.fromkeys(collection.keyword_fields, models.PayloadSchemaType.KEYWORD),
            **dict.fromkeys(collection.integer_fields, models.PayloadSchemaType.INTEGER),
        }
        for field, kind in kinds.items():
            await self._told(self._client.create_payload_index(name, field, kind, wait=True))
        action = models.CreateAliasOperation(create_alias=models.CreateAlias(collection_name=name, alias_name=alias))
        await self._told(self._client.update_collection_aliases([action]))

    def _layout(self, collection: Collection) -> dict[str, Any]:
        """The vectors of a new collection, and how they are spread and stored."""
        options = self._options
        sizes = [
            *((name, size, models.Distance.COSINE) for name, size in collection.vectors.items()),
            *((name, size, models.Distance.DOT) for name, size in collection.dot_vectors.items()),
        ]
        index = models.SparseIndexParams(on_disk=options.on_disk, full_scan_threshold=1)
        sparse = {name: models.SparseVectorParams(index=index) for name in collection.sparse_vectors}
        sparse |= {
            name: models.SparseVectorParams(index=index, modifier=models.Modifier.IDF)
            for name in collection.idf_vectors
        }
        return {
            "vectors_config": {
                name: models.VectorParams(size=size, distance=distance, on_disk=options.on_disk)
                for name, size, distance in sizes
            },
            "sparse_vectors_config": sparse or None,
            "shard_number": options.shards,
            "replication_factor": options.replication_factor,
            "write_consistency_factor": options.write_consistency,
            "quantization_config": _QUANTISATIONS[options.quantisation],
        }

    async def _upsert(self, collection: str, points: Sequence[Point], mode: models.UpdateMode) -> None:
        batch = [
            models.PointStruct(
                id=point.id,
                vector=_named(point.vectors),
                payload=point.payload,
            )
            for point in points
        ]
        await self._told(self._client.upsert(self._name(collection), batch, wait=True, update_mode=mode))

    async def _told(self, call: Awaitable[T]) -> T:
        """See `_told`; what the server has lost is made anew by the next `ensure`."""
        operation = getattr(call, "__name__", "call")
        attributes = {"db.system.name": "qdrant", "db.operation.name": operation}
        try:
            with metrics.QDRANT_SECONDS.labels(operation).time(), tracing.calling(f"qdrant {operation}", attributes):
                result = await _told(call)
            self._unreached_since = None
            return result
        except ServiceError as error:
            metrics.QDRANT_FAILURES.labels(operation, error.reason).inc()
            if isinstance(error, Unavailable):
                self._renew()
            raise
        except _LostError as error:
            metrics.QDRANT_FAILURES.labels(operation, "COLLECTION_LOST").inc()
            self._ensured.clear()
            raise Unavailable(
                "the vector store lacks a collection, which is made again",
                reason="VECTOR_STORE_UNAVAILABLE",
                retry_after=_RETRY_SECONDS,
            ) from error

    def _renew(self) -> None:
        """Takes another client when this one has failed to reach the server for a while.

        grpc asks for a name that had no address, as that of pods that are not ready, ever more seldom, up to two
        minutes apart, and no setting changes that; a new channel asks at once.
        """
        now = time.monotonic()
        if self._unreached_since is None:
            self._unreached_since = now
        if self._connect is None or now - self._unreached_since < _SECONDS_BEFORE_ANOTHER_CLIENT:
            return
        task = asyncio.ensure_future(self._client.close(grpc_grace=self._grace))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
        self._client, self._unreached_since = self._connect(), now


def _named(vectors: Mapping[str, AnyVector]) -> dict[str, Any]:
    return {name: _vector(vector) for name, vector in vectors.items()}


def _vector(vector: AnyVector) -> Any:
    if isinstance(vector, Sparse):
        return models.SparseVector(indices=list(vector.indices), values=list(vector.values))
    return list(vector)


def _read_vector(vector: Any) -> AnyVector | None:
    if isinstance(vector, models.SparseVector):
        return Sparse(vector.indices, vector.values)
    return vector  # type: ignore[no-any-return]


async def _told(call: Awaitable[T]) -> T:
    """The call's result; what went wrong is told in our own errors, without the server's words."""
    try:
        return await call
    except grpc.aio.AioRpcError as error:
        if error.code() in _PASSING:
            raise _unreachable() from error
        if error.code() is grpc.StatusCode.NOT_FOUND:
            raise _LostError from error
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
    return StoredPoint(
        str(record.id), record.payload or {}, _read_vector((vectors or {}).get(vector)) if vector else None
    )


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
