"""What the recommender needs of a vector store: a Protocol, and the small vocabulary that it speaks.

Two adapters implement it: `in_process` (Qdrant's engine in this process) and `server` (a Qdrant server or
cluster). One contract suite, `tests/contract/vector_store`, runs against all of them. Nothing here knows games or
players.

An awaited write is visible to the next read and survives the death of the process (SIGKILL); `flush` also makes it
survive the death of the machine.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from services.common.errors import DataLoss

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Collection:
    """A set of points: its vectors and the payload fields to index.

    `vectors` (compared by cosine) and `dot_vectors` have a number of components each; `sparse_vectors` compare by dot
    product, `idf_vectors` too, each component of the query weighted by how few points have it. Conditions on
    `keyword_fields` are `AnyOf`, on `integer_fields` `Between`.
    """

    name: str
    vectors: Mapping[str, int] = field(default_factory=dict)
    dot_vectors: Mapping[str, int] = field(default_factory=dict)
    sparse_vectors: tuple[str, ...] = ()
    idf_vectors: tuple[str, ...] = ()
    keyword_fields: tuple[str, ...] = ()
    integer_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sparse:
    """A sparse vector: its components that are not zero. Indices differ; values may be negative."""

    indices: Sequence[int]
    values: Sequence[float]


AnyVector = Sequence[float] | Sparse


def dense(vector: AnyVector | None) -> Sequence[float] | None:
    """The vector, which is not sparse."""
    assert not isinstance(vector, Sparse)
    return vector


@dataclass(frozen=True, slots=True)
class Point:
    """A point to write. `id` is a UUID in text; writing an id again replaces the point. Vectors may be left out."""

    id: str
    payload: Payload
    vectors: Mapping[str, AnyVector] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredPoint:
    """A point as read. `payload` is empty unless asked for; `vector` is None unless asked for and present."""

    id: str
    payload: Payload
    vector: AnyVector | None = None


@dataclass(frozen=True, slots=True)
class ScoredPoint:
    """A hit of a vector query: `score` is the cosine similarity or the dot product."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The keyword field (or one of its entries, if it is a list) equals one of the values. No values: never."""

    field: str
    values: Sequence[str]


@dataclass(frozen=True, slots=True)
class Between:
    """The integer field is present and within the bounds, both inclusive; None is no bound."""

    field: str
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class HasId:
    """The point is one of these. No ids: never."""

    ids: Sequence[str]


Condition = AnyOf | Between | HasId


@dataclass(frozen=True, slots=True)
class Where:
    """All of `must` hold and none of `must_not` does."""

    must: tuple[Condition, ...] = ()
    must_not: tuple[Condition, ...] = ()


EVERYTHING = Where()


@dataclass(frozen=True, slots=True)
class Nearest:
    """Asks for the points whose vector `name` is most similar to `vector`, `limit` of those that match."""

    name: str
    vector: AnyVector
    limit: int
    where: Where = EVERYTHING


def damaged(collection: str) -> DataLoss:
    """What reading a damaged point raises."""
    return DataLoss(
        f"a stored record of {collection} is damaged; gamesrec doctor, run by the operator, says which and what to do",
        reason="RECORD_DAMAGED",
        metadata={"collection": collection},
    )


class VectorStore(Protocol):
    """Collections of points. Raises `Unavailable` when the store cannot be reached, `DataLoss` for what it cannot read.

    Without payloads and vectors damaged points can be listed too.
    """

    async def ensure(self, collection: Collection) -> None:
        """Creates the collection with its indexes if it does not exist; safe to race with other replicas."""

    async def collections(self) -> set[str]:
        """The names of the collections that exist."""

    async def drop(self, collection: str) -> None:
        """Removes the collection with all that is in it, if it exists."""

    async def upsert(self, collection: str, points: Sequence[Point]) -> None:
        """Writes all points or, if it raises, possibly none; repeating it does no harm."""

    async def insert_if_absent(self, collection: str, point: Point) -> None:
        """Writes the point unless its id is taken; of several replicas exactly one succeeds."""

    async def update_vectors(self, collection: str, vectors: Mapping[str, Mapping[str, AnyVector]]) -> None:
        """Replaces named vectors of points that exist, by id; their payloads and other vectors stay as they are."""

    async def retrieve(
        self, collection: str, ids: Sequence[str], *, payload: bool | Sequence[str] = True, vector: str | None = None
    ) -> dict[str, StoredPoint]:
        """The points that exist, by id; with their payload (or these fields) and the named vector if asked for."""

    async def nearest(
        self, collection: str, name: str, vector: AnyVector, *, limit: int, where: Where = EVERYTHING
    ) -> list[ScoredPoint]:
        """The points whose vector `name` is most similar to `vector`, the best first."""

    async def query(self, collection: str, queries: Sequence[Nearest]) -> list[list[ScoredPoint]]:
        """The answers to several queries, in their order, by one call; each with the best point first.

        A point that shares no component with a sparse query is no answer to it.
        """

    async def scan(
        self,
        collection: str,
        where: Where = EVERYTHING,
        *,
        fields: Sequence[str] | None = None,
        limit: int | None = None,
    ) -> list[StoredPoint]:
        """The points that match, in no meaningful order: all, or at most `limit`. `fields`: payload to read."""

    def pages(
        self, collection: str, where: Where = EVERYTHING, *, fields: Sequence[str] | None = None
    ) -> AsyncIterator[list[StoredPoint]]:
        """The same as `scan` without a limit, some points at a time."""

    async def count(self, collection: str, where: Where = EVERYTHING) -> int:
        """How many points match, exactly."""

    async def facet(self, collection: str, field: str, *, limit: int, where: Where = EVERYTHING) -> dict[str, int]:
        """How many matching points hold each value of an indexed keyword field; the `limit` most frequent ones."""

    async def delete(self, collection: str, where: Where) -> None:
        """Deletes the points that match."""

    def free_bytes(self) -> int | None:
        """How much the store's disk has left; None if that is not known."""

    async def flush(self) -> None:
        """Makes everything written survive a power failure too."""

    async def close(self) -> None:
        """Flushes and lets go of the store."""
