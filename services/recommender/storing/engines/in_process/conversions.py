"""From our records to the engine's, and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

import qdrant_edge as edge

from services.recommender.storing.engines.vector_store import (
    AnyOf,
    AnyVector,
    Between,
    Condition,
    HasId,
    Nearest,
    Payload,
    Point,
    ScoredPoint,
    Sparse,
    StoredPoint,
    Where,
)

# With twice as many compared in full as wanted, the first 100 of 100,000 are those of an exact search:
# `python -m tests.bench.edge_vectors`.
_LEAST_COMPARED, _COMPARED_PER_HIT = 200, 2


def query_request(query: Nearest) -> edge.QueryRequest:
    """Ids and scores alone."""
    return edge.QueryRequest(
        query=edge.Query.Nearest(_vector(query.vector), using=query.name),
        limit=query.limit,
        filter=filter_of(query.where),
        with_payload=False,
        params=_search_params(query.limit),
    )


def scored_point(hit: Any) -> ScoredPoint:
    """Every point of ours has a UUID."""
    return ScoredPoint(_id(cast(UUID, hit.id).int), hit.score)


def _search_params(limit: int) -> edge.SearchParams:
    """Finds the best by quantised vectors, more than are wanted, and orders those by the vectors themselves."""
    candidates = max(_LEAST_COMPARED, _COMPARED_PER_HIT * limit)
    return edge.SearchParams(
        quantization=edge.QuantizationSearchParams(rescore=True, oversampling=candidates / max(1, limit))
    )


@lru_cache(maxsize=100_000)
def _id(number: int) -> str:
    """The UUID with this number. Writing it out takes ten times as long as looking it up."""
    return str(UUID(int=number))


def stored_point(record: Any, vector: str | None) -> StoredPoint:
    """With its vector of that name, if one is wanted."""
    payload: Payload = record.payload or {}
    vectors = (record.vector if vector else None) or {}
    return StoredPoint(str(record.id), payload, _read_vector(vectors.get(vector)))


def point_of(point: Point) -> edge.Point:
    return edge.Point(point.id, named_vectors(point.vectors), point.payload)


def named_vectors(vectors: Mapping[str, AnyVector]) -> dict[str, Any]:
    return {name: _vector(vector) for name, vector in vectors.items()}


def _vector(vector: AnyVector) -> Any:
    if isinstance(vector, Sparse):
        return edge.SparseVector(list(vector.indices), list(vector.values))
    return list(vector)


def _read_vector(vector: Any) -> AnyVector | None:
    if isinstance(vector, edge.SparseVector):
        return Sparse(vector.indices, vector.values)
    return vector  # type: ignore[no-any-return]


def filter_of(where: Where) -> edge.Filter | None:
    """None if there are no conditions."""
    if not where.must and not where.must_not:
        return None
    return edge.Filter(
        must=[_condition(item) for item in where.must], must_not=[_condition(item) for item in where.must_not]
    )


def _condition(condition: Condition) -> Any:
    match condition:
        case AnyOf(field, values):
            return edge.FieldCondition(field, match=edge.MatchAny(list(values)))
        case Between(field, minimum, maximum):
            return edge.FieldCondition(field, range=edge.RangeFloat(gte=minimum, lte=maximum))
        case HasId(ids):
            return edge.HasIdCondition(set(ids))
