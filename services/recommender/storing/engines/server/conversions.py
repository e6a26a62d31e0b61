"""Translates what a store is asked and what it holds to the messages of a Qdrant server, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qdrant_client import models

from services.recommender.storing.engines.vector_store import (
    AnyOf,
    AnyVector,
    Between,
    Condition,
    HasId,
    Sparse,
    StoredPoint,
    Where,
)


def named_vectors(vectors: Mapping[str, AnyVector]) -> dict[str, Any]:
    """Vectors by name, for a point that is written."""
    return {name: vector_message(vector) for name, vector in vectors.items()}


def vector_message(vector: AnyVector) -> Any:
    """One vector, dense or sparse."""
    if isinstance(vector, Sparse):
        return models.SparseVector(indices=list(vector.indices), values=list(vector.values))
    return list(vector)


def _read_vector(vector: Any) -> AnyVector | None:
    if isinstance(vector, models.SparseVector):
        return Sparse(vector.indices, vector.values)
    return vector  # type: ignore[no-any-return]


def stored_point(record: models.Record, vector: str | None) -> StoredPoint:
    """A point that the server holds, with the vector of this name if one was asked for."""
    vectors: Any = record.vector if vector else None
    return StoredPoint(
        str(record.id), record.payload or {}, _read_vector((vectors or {}).get(vector)) if vector else None
    )


def filter_message(where: Where) -> models.Filter | None:
    """The conditions; None where there are none."""
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
