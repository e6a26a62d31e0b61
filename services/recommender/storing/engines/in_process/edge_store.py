"""Qdrant's engine inside this process (`qdrant-edge-py`): the embedded default, for one replica on one machine.

A collection is a shard in a directory of its own, `<data>/<name>_v1`. The engine has no aliases; a later version of
a collection is a directory beside it.

What was measured of the engine (0.9.0), because its documentation does not say:
- It holds the interpreter's lock during every call, reads and writes alike. Threads would add hops and no
  concurrency, so reads run where they are called. Writes go through one writer thread because most of their time is
  spent building points in Python, which does let others run.
- An acknowledged update survives SIGKILL by the write-ahead log; `flush` costs 5-400 ms and is for power failures.
- Boolean match conditions match nothing; facets with `exact=False` are exact on a single shard and 50 times faster.
- Sparse dot products are exact, also with negative values on either side. Below `full_scan_threshold` matching points
  a filtered sparse query reads every one of them from the storage, 20 times slower than by its index: hence 1.
- `optimize` builds the graph index of dense vectors and holds the lock for minutes, so it is never called. Quantised
  vectors are enough instead: they are written with the points, searched whole and their best compared in full
  (docs/decisions/0009-quantised-vectors-in-process.md).
- A shard without any vector cannot be created: collections without vectors get an unused sparse one.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import qdrant_edge as edge

from services.common.errors import GamesrecError, StartupError
from services.common.processes.directory_lock import DirectoryInUse, DirectoryLock
from services.recommender.storing.disk.disk_space import disk_full
from services.recommender.storing.engines.in_process.conversions import (
    filter_of,
    named_vectors,
    point_of,
    query_request,
    scored_point,
    stored_point,
)
from services.recommender.storing.engines.in_process.layout import create
from services.recommender.storing.engines.in_process.post_filter import PostFilter
from services.recommender.storing.engines.vector_store import (
    EVERYTHING,
    AnyVector,
    Collection,
    Nearest,
    Payload,
    Point,
    ScoredPoint,
    StoredPoint,
    Where,
    damaged,
)

_PAGE = 1000
_VERSION = "v1"
# The write-ahead log of a collection grows by segments of 32 MiB.
_FULL_BYTES = 64 * 2**20


class EdgeStore:
    """A `VectorStore` in a directory that no other process may use at the same time."""

    def __init__(self, directory: Path, lock: DirectoryLock) -> None:
        """Use `open`."""
        self._directory = directory
        self._lock = lock
        self._shards: dict[str, edge.EdgeShard] = {}
        self._post_filters: dict[str, PostFilter] = {}
        self._unflushed: set[str] = set()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="edge-writer")

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Locks the directory, creating it if need be. Raises StartupError if it cannot be used."""
        try:
            lock = DirectoryLock.acquire(directory)
        except OSError as error:
            raise StartupError(
                f"data directory {directory} cannot be written ({error.strerror}); set another with --data-dir"
            ) from error
        except DirectoryInUse as error:
            raise StartupError(
                f"data directory {directory} is in use by another process; stop it, set another with --data-dir, or "
                "use a Qdrant server (--qdrant-url)"
            ) from error
        return cls(directory, lock)

    async def ensure(self, collection: Collection) -> None:
        if collection.name not in self._shards:
            await self._write(self._open_or_create, collection)

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        await self._write(self._upsert, collection, points, edge.UpdateMode.Upsert)

    async def insert_if_absent(self, collection: str, point: Point) -> None:
        await self._write(self._upsert, collection, [point], edge.UpdateMode.InsertOnly)

    async def collections(self) -> set[str]:
        suffix = f"_{_VERSION}"
        return {path.name.removesuffix(suffix) for path in self._directory.glob(f"*{suffix}") if path.is_dir()}

    async def drop(self, collection: str) -> None:
        await self._write(self._drop, collection)

    async def update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        await self._write(self._update_vectors, collection, vectors)

    async def retrieve(
        self, collection: str, ids: Sequence[str], *, payload: bool | Sequence[str] = True, vector: str | None = None
    ) -> dict[str, StoredPoint]:
        fields = payload if isinstance(payload, bool) else list(payload)
        with _sound(collection):
            records = self._shards[collection].retrieve(list(ids), fields, [vector] if vector else False)
        return {point.id: point for point in (stored_point(record, vector) for record in records)}

    async def nearest(
        self, collection: str, name: str, vector: AnyVector, *, limit: int, where: Where = EVERYTHING
    ) -> list[ScoredPoint]:
        return (await self.query(collection, [Nearest(name, vector, limit, where)]))[0]

    async def query(self, collection: str, queries: Sequence[Nearest]) -> list[list[ScoredPoint]]:
        post_filter = self._post_filters[collection]
        asked = [post_filter.widened(query) for query in queries]
        found = [
            post_filter.kept(query, each, hits)
            for query, each, hits in zip(queries, asked, self.hits(collection, asked), strict=True)
        ]
        missing = [index for index, hits in enumerate(found) if hits is None]
        again = self.hits(collection, [queries[index] for index in missing]) if missing else []
        return [again.pop(0) if hits is None else hits for hits in found]

    def hits(self, collection: str, queries: Sequence[Nearest]) -> list[list[ScoredPoint]]:
        """What the engine finds, checking all conditions itself."""
        requests = edge.QueryBatchRequest([query_request(query) for query in queries])
        return [[scored_point(hit) for hit in hits] for hits in self._shards[collection].query_batch(requests)]

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
        shard, condition = self._shards[collection], filter_of(where)
        payload: bool | list[str] = True if fields is None else list(fields)
        offset = None
        left = limit
        while True:
            size = _PAGE if left is None else min(_PAGE, left)
            with _sound(collection):
                records, offset = shard.scroll(
                    edge.ScrollRequest(offset=offset, limit=size, filter=condition, with_payload=payload or False)
                )
            yield [stored_point(record, None) for record in records]
            left = None if left is None else left - len(records)
            if offset is None or left == 0:
                return
            await asyncio.sleep(0)

    async def count(self, collection: str, where: Where = EVERYTHING) -> int:
        return int(self._shards[collection].count(edge.CountRequest(exact=True, filter=filter_of(where))))

    async def facet(self, collection: str, field: str, *, limit: int, where: Where = EVERYTHING) -> dict[str, int]:
        request = edge.FacetRequest(field, limit=limit, exact=False, filter=filter_of(where))
        return {str(hit.value): hit.count for hit in self._shards[collection].facet(request)}

    async def delete(self, collection: str, where: Where) -> None:
        await self._write(self._delete, collection, where)

    def free_bytes(self) -> int | None:
        return shutil.disk_usage(self._directory).free

    async def flush(self) -> None:
        await self._write(self._flush)

    async def close(self) -> None:
        await self._write(self._close)
        self._let_go()

    def _let_go(self) -> None:
        self._writer.shutdown()
        self._lock.release()

    async def _write(self, work: Callable[..., None], *arguments: Any) -> None:
        running = asyncio.get_running_loop().run_in_executor(self._writer, work, *arguments)
        # A write that has begun ends, whatever becomes of the caller: its outcome must not be half known.
        try:
            await asyncio.shield(running)
        except GamesrecError:
            raise
        except Exception as error:  # the engine raises nothing more precise
            if shutil.disk_usage(self._directory).free > _FULL_BYTES:
                raise
            raise disk_full("is full") from error

    def _open_or_create(self, collection: Collection) -> None:
        if collection.name in self._shards:
            return
        path = self._directory / f"{collection.name}_{_VERSION}"
        try:
            if not path.exists():
                create(path, collection)
            shard = edge.EdgeShard.load(str(path))
        except Exception as error:  # the engine raises nothing more precise
            raise StartupError(
                f"collection {path} cannot be opened ({error}); restore it or move it away and ingest again"
            ) from error
        self._shards[collection.name] = shard
        self._post_filters[collection.name] = _post_filter(shard, collection)

    def _upsert(self, collection: str, points: Sequence[Point], mode: edge.UpdateMode) -> None:
        # One operation is one record of the write-ahead log: all of it or nothing survives a crash.
        batch = [point_of(point) for point in points]
        self._update(collection, edge.UpdateOperation.upsert_points(batch, update_mode=mode))
        self._post_filters[collection].forget(point.id for point in points)

    def _update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        batch = [edge.PointVectors(point, named_vectors(named)) for point, named in vectors.items()]
        self._update(collection, edge.UpdateOperation.update_vectors(batch))

    def _delete(self, collection: str, where: Where) -> None:
        self._delete_damaged(collection, where)
        self._update(collection, edge.UpdateOperation.delete_points_by_filter(filter_of(where) or edge.Filter()))
        self._post_filters[collection].forget()

    def _delete_damaged(self, collection: str, where: Where) -> None:
        """Deletes the damaged ones of the points: the engine reads what it deletes, and once it could not it takes no
        write of the collection any more, so they are emptied before. Then no condition finds them but their ids.
        """
        shard, condition, offset = self._shards[collection], filter_of(where), None
        while True:
            asked = edge.ScrollRequest(offset=offset, limit=_PAGE, filter=condition, with_payload=False)
            records, offset = shard.scroll(asked)
            ids = [str(record.id) for record in records]
            if not self._is_readable(collection, ids):
                for point in ids:
                    if not self._is_readable(collection, [point]):
                        self._update(collection, edge.UpdateOperation.overwrite_payload([point], {}))
                        self._update(collection, edge.UpdateOperation.delete_points([point]))
            if offset is None:
                return

    def _is_readable(self, collection: str, points: Sequence[str]) -> bool:
        try:
            self._shards[collection].retrieve(list(points), True, False)
        except Exception:  # the engine raises nothing more precise
            return False
        return True

    def _drop(self, collection: str) -> None:
        shard = self._shards.pop(collection, None)
        self._post_filters.pop(collection, None)
        if shard is not None:
            self._unflushed.discard(collection)
            shard.close()
        path = self._directory / f"{collection}_{_VERSION}"
        if path.exists():
            # Under another name first: a crash in the middle leaves nothing that looks like a collection.
            going = path.with_suffix(".old")
            shutil.rmtree(going, ignore_errors=True)
            path.rename(going)
            shutil.rmtree(going, ignore_errors=True)

    def _update(self, collection: str, operation: edge.UpdateOperation) -> None:
        self._shards[collection].update(operation)
        self._unflushed.add(collection)

    def _flush(self) -> None:
        for collection in list(self._unflushed):
            self._shards[collection].flush()
            # Not before: one that failed is tried again.
            self._unflushed.discard(collection)

    def _close(self) -> None:
        self._flush()
        for shard in self._shards.values():
            shard.close()
        self._shards.clear()


@contextmanager
def _sound(collection: str) -> Iterator[None]:
    """Raises DataLoss where the engine cannot read what it has."""
    try:
        yield
    except Exception as error:
        # The engine raises nothing more precise; a call that is wrong raises a ValueError or TypeError.
        if type(error) is Exception:
            raise damaged(collection) from error
        raise


def _post_filter(shard: edge.EdgeShard, collection: Collection) -> PostFilter:
    fields = [*collection.keyword_fields, *collection.integer_fields]

    def read(points: Sequence[str]) -> dict[str, Payload]:
        try:
            return {str(each.id): each.payload or {} for each in shard.retrieve(list(points), fields, False)}
        except Exception:  # the engine raises nothing more precise
            if len(points) == 1:
                # A damaged point meets no condition.
                return {}
            half = len(points) // 2
            return read(points[:half]) | read(points[half:])

    return PostFilter(
        read,
        lambda where: int(shard.count(edge.CountRequest(exact=False, filter=filter_of(where)))),
    )
